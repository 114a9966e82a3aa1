"""The instructions of a page (ISO 32000-1, annex A), written anew: without marks and comments, with names of our own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream, String

from .unusual import Unusual

_MOST = 300_000
# Where text is less than a thousandth of a point, no reader finds it, but it is there.
_LEAST_SCALE = 1e-6
_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_PAINTED = frozenset("q Q cm w J j M d ri i m l c v y h re S s f F f* B B* b b* n W W* G g RG rg K k BX EX d0 d1".split())  # noqa: SIM905
_WRITTEN = frozenset("BT ET Tc Tw Tz TL Tr Ts Td TD Tm T*".split()) | _TEXT  # noqa: SIM905
# Which kind of resource an instruction names, as its last operand.
_NAMING = {
    "Tf": "Font",
    "Do": "XObject",
    "gs": "ExtGState",
    "cs": "ColorSpace",
    "CS": "ColorSpace",
    "sh": "Shading",
    "scn": "Pattern",
    "SCN": "Pattern",
    "sc": "Pattern",
    "SC": "Pattern",
}
_DEVICE = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"})
_OF_INLINE = frozenset(
    f"/{name}"
    for name in (
        "Width",
        "Height",
        "ColorSpace",
        "BitsPerComponent",
        "Decode",
        "ImageMask",
        "Filter",
        "DecodeParms",
        "Interpolate",
    )
)
# What a resource of a kind and a name is called from now on; None where there is none.
Renamed = Callable[[str, str], Name | None]


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be in a stream, beside lines and areas. Named: kinds of resources."""

    text: bool
    pictures: bool
    named: frozenset[str]


PAGE = Allowed(text=True, pictures=True, named=frozenset(_NAMING.values()))
# Of patterns, masks and glyphs: what is in them is shown, but no reader finds it.
BARE = Allowed(text=False, pictures=False, named=frozenset({"ExtGState", "ColorSpace", "Shading"}))
GLYPH = Allowed(text=False, pictures=True, named=frozenset({"ColorSpace"}))


def rewritten(source: Object, allowed: Allowed, renamed: Renamed) -> bytes:
    """The instructions of a page or stream; raises Unusual."""
    try:
        parsed = pikepdf.parse_content_stream(source)
    except pikepdf.PdfError:
        raise Unusual from None
    if len(parsed) > _MOST:
        raise Unusual
    return bytes(pikepdf.unparse_content_stream(list(_kept(parsed, allowed, renamed))))


Instruction: TypeAlias = "pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage"


def _kept(parsed: Sequence[Instruction], allowed: Allowed, renamed: Renamed) -> Iterator[Instruction]:
    for each in parsed:
        operator = str(each.operator)
        if isinstance(each, pikepdf.ContentStreamInlineImage):
            _look_at_inline(each, allowed)
            yield each
        elif operator in _MARKS:
            if operator == "BDC" and each.operands[0] == Name.OC:
                raise Unusual  # shown or not, as a reader's switches are
        elif operator in _NAMING:
            yield from _naming(each, operator, allowed, renamed)
        elif operator in _PAINTED or (operator in _WRITTEN and allowed.text):
            _look_at(operator, each.operands)
            yield each
        else:
            raise Unusual


def _naming(
    each: pikepdf.ContentStreamInstruction, operator: str, allowed: Allowed, renamed: Renamed
) -> Iterator[pikepdf.ContentStreamInstruction]:
    operands = list(each.operands)
    at = 0 if operator == "Tf" else -1
    if not operands or any(isinstance(one, (String, Array, Dictionary, Stream)) for one in operands):
        raise Unusual
    named = operands[at]
    if isinstance(named, Name) and not (_NAMING[operator] == "ColorSpace" and str(named) in _DEVICE):
        kind = _NAMING[operator]
        if kind not in allowed.named:
            raise Unusual
        new = renamed(kind, str(named))
        if new is None:
            raise Unusual
        operands[at] = new
    if operator == "Tf" and abs(float(operands[1])) < _LEAST_SCALE:
        raise Unusual
    yield pikepdf.ContentStreamInstruction(operands, Operator(operator))


def _look_at(operator: str, given: Iterable[Object]) -> None:
    """That text is in instructions that show text, and none is too small to be found."""
    operands = list(given)
    if operator not in _TEXT and any(isinstance(each, (String, Dictionary, Stream)) for each in operands):
        raise Unusual
    if operator == "TJ" and not all(isinstance(each, String) or _is_number(each) for each in operands[0]):
        raise Unusual
    if operator in ("cm", "Tm"):
        a, b, c, d = (float(each) for each in operands[:4])
        if abs(a * d - b * c) < _LEAST_SCALE:
            raise Unusual
    if operator == "Tz" and float(operands[0]) == 0:
        raise Unusual


def _is_number(value: object) -> bool:
    return not isinstance(value, (Name, Array, Dictionary, Stream, String))


def _look_at_inline(each: pikepdf.ContentStreamInlineImage, allowed: Allowed) -> None:
    entries = each.iimage.obj
    space = entries.get("/ColorSpace", Name.DeviceGray)
    if isinstance(space, Array) and len(space) > 1 and space[0] == Name.Indexed:
        space = space[1]
    if not allowed.pictures or not set(entries.keys()) <= _OF_INLINE or not isinstance(space, Name) or str(space) not in _DEVICE:
        raise Unusual
