"""Which literals a pattern requires; and that a text in which it finds something holds one of them, at borders where it says so."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.detection.prefilter.approximation import Expression
from core.detection.prefilter.folding import IOTA_BELOW, fold
from core.detection.prefilter.passes import LiteralPass
from core.detection.prefilter.pattern_tree import BORDER as B
from core.detection.prefilter.required_literals import frequency, required_literals
from tests.core.detection.prefilter.patterns import PATTERNS

X = re.VERBOSE | re.MULTILINE | re.IGNORECASE
MORE = [
    rf"\b(?:my|his) [ ] (?:{'|'.join(f'label{n}' for n in range(40))}) [ ]? [:=] \d",
    r"(?:(?<![^\W_])|(?=[가-힣])) (?:car|차) (?:(?![^\W_])|(?<=[가-힣])) .* x",
    r"^[ \t>]{0,4} (?:\#{1,6}[ ])? (?:me|user) \s? :",
    r"(?<=[\s'\"]) ac [0-9a-f]{2} (?= \s | $ )",
    r"(?: a | b )? c+ (?: d e ){2} f*",
    r"(?: k{1,3} | (?=x) y | (?<!\d) z ) [\s.] end",
    r"İx | ſa | straße",
]
ALL = [*((pattern, 0) for pattern, _, _ in PATTERNS), *((pattern, X) for pattern in MORE)]
LETTERS = "abcdefkmuxyzACKk1 -_.:=\"'@é가차ıİſßẞ\u212a\u0345٣\u202f\n\t>#\0\1"


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bname\b\s*[:=]", {f"{B}name{B}"}),
        (r"name\s*[:=]", {"name"}),
        (r"(?:first|last)[ ]name", {"first name", "last name"}),
        (r"(?:first[ ])?name", {"name"}),
        (r"\d+ @ \w+", {"@"}),
        (r"(?: key | key[ ]id )\d", {"key"}),
        (r"(?<!\w) (?:pin|puk) (?: [ ] code )? (?!\w)", {f"{B}pin{B}", f"{B}puk{B}", f"{B}pin code{B}", f"{B}puk code{B}"}),
        (r"^[ >]* me :", {f"{B}me:"}),
        (r"(?:(?<![^\W_])|(?=[가-힣])) (?:car|차)", {f"{B}car", "차"}),
        (r"(?:car|차) (?:(?![^\W_])|(?<=[가-힣]))", {f"car{B}", "차"}),
        (r"\w+ (?=secret)", {"secret"}),
        (r"[ab]x | y", {"ax", "bx", "y"}),
        (r"\d{9}", set()),
        (r"(?: name )? \d", set()),
        (r"name | \d", set()),
        (r"(name) \1?", {"name"}),
        (r"a\0b", {"b"}),
    ],
)
def test_the_literals_that_must_be_there(pattern: str, literals: set[str]) -> None:
    assert required_literals(Expression(pattern, X)) == literals


def test_the_rarest_are_taken() -> None:
    assert required_literals(Expression(r"(?:a|e|i) .* (?:zwölf|xyzzy) .* (?:the|and)", X)) == {"zwölf", "xyzzy"}
    rarer = [frequency(frozenset({literal})) for literal in ("e", "the", f"{B}the", "xyzzy")]
    assert rarer == sorted(rarer, reverse=True)
    assert len({*rarer}) == len(rarer)


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="parenthesis"):
        required_literals(Expression("(a", 0))


@given(st.sampled_from(ALL), st.text(LETTERS, max_size=14), st.data())
@settings(max_examples=3000)
def test_a_text_that_a_pattern_matches_holds_one(which: tuple[str, int], text: str, data: st.DataObject) -> None:
    compiled = re.compile(*which)
    if data.draw(st.booleans()):
        text = f"{text}{data.draw(st.from_regex(compiled))}{data.draw(st.text(LETTERS, max_size=3))}"
    literals = required_literals(Expression(compiled.pattern, compiled.flags))
    if literals and IOTA_BELOW not in text and compiled.search(text):
        assert [*LiteralPass({7: literals})(fold(text))] == [7]


def test_a_pass_knows_each_condition_and_the_borders_that_it_wants() -> None:
    read = LiteralPass({3: {f"{B}car{B}"}, 5: {"car"}, 9: {f"{B}car", "bus"}, 11: {f"car{B}"}, 12: set()})
    for text, found in (
        ("a car", [3, 5, 9, 11]),
        ("cars", [5, 9]),
        ("oscar", [5, 11]),
        ("oscars", [5]),
        ("oscars car", [3, 5, 9, 11]),
        ("bus", [9]),
        ("écar", [5, 11]),
        ("", []),
    ):
        assert [*read(text)] == found
