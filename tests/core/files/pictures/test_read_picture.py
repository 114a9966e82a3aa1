"""What is read in pictures, and where."""

import socket
from pathlib import Path

import pytest
from matplotlib import get_data_path
from PIL import Image, ImageDraw, ImageFont

from config.settings import FileSettings
from core.files import registry
from core.files.bounds import limits_of
from core.files.contents import NotRewritable, UnreadableFile
from core.files.pictures import engine
from core.files.pictures.read_picture import read_picture
from core.files.reader import FileReader
from core.files.reading_process import ReadingProcesses
from core.files.unread import Unread

from .drawn import bounds, drawn, font, saved, text_of

DEJAVU = Path(get_data_path(), "fonts/ttf/DejaVuSans.ttf")
MAIL = "write to ana.souza@example.org"


@pytest.mark.parametrize(("ink", "paper"), [("#222222", "white"), ("#d1d2d3", "#1a1d21")], ids=["light", "dark"])
def test_text_is_read_on_light_and_dark_grounds(ink: str, paper: str) -> None:
    contents = read_picture(drawn([MAIL, "card 4111 1111 1111 1111"], ink=ink, paper=paper), bounds())
    assert text_of(contents) == f"{MAIL}\ncard 4111 1111 1111 1111"
    assert contents.unread == ()


def test_a_word_says_where_it_is() -> None:
    contents = read_picture(drawn([MAIL]), bounds())
    left, top, width, height = next(each.place.box for each in contents.segments if "@" in each.text) or (0, 0, 0, 0)
    true_left, true_right = 14 + font(18).getlength("write to "), 14 + font(18).getlength(MAIL)
    assert abs(left - true_left) <= 4
    assert abs(left + width - true_right) <= 4
    assert top <= 14
    assert top + height >= 24
    assert str(contents.segments[0].place).endswith(
        f"pixels at {contents.segments[0].place.box[0]}, {contents.segments[0].place.box[1]}"
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_every_format_is_read(kind: str) -> None:
    Image.init()
    if kind not in Image.SAVE:
        pytest.skip("this Pillow does not write it")
    assert "@example.org" in text_of(read_picture(saved(drawn([MAIL]), kind), bounds()))


@pytest.mark.parametrize(
    "mode",
    ["1", "L", "P", "CMYK", "I;16", "LA"],
)
def test_every_kind_of_colour_is_read(mode: str) -> None:
    plain = drawn([MAIL])
    if mode == "I;16":
        picture = plain.convert("L").convert("I").point(lambda value: value * 200).convert("I;16")
    else:
        picture = plain.convert(mode)
    content = saved(picture, "TIFF" if mode in ("CMYK", "I;16") else "PNG")
    assert "@example.org" in text_of(read_picture(content, bounds()))


def test_white_text_on_nothing_is_read() -> None:
    picture = Image.new("RGBA", (420, 60), (0, 0, 0, 0))
    ImageDraw.Draw(picture).text((14, 20), MAIL, font=font(18), fill=(255, 255, 255, 255))
    assert "@example.org" in text_of(read_picture(saved(picture), bounds()))
    assert "@example.org" in text_of(read_picture(saved(picture.quantize(16)), bounds()))


def test_a_picture_that_lies_on_its_side_is_read_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    content = saved(drawn([MAIL]).rotate(90, expand=True), "JPEG", exif=exif, quality=95)
    assert "@example.org" in text_of(read_picture(content, bounds()))


def test_columns_are_not_mixed() -> None:
    picture = Image.new("RGB", (700, 260), "white")
    pen = ImageDraw.Draw(picture)
    for at, word in enumerate(("general", "support", "refunds", "offtopic", "random", "travel")):
        pen.text((14, 12 + 37 * at), word, font=font(17), fill="#555555")
    for at, line in enumerate(
        (
            "The parcel of Ana Souza came",
            "back from Porto this morning.",
            "Her street is Rua Augusta 24,",
            "she is home after six.",
        )
    ):
        pen.text((330, 30 + 27 * at), line, font=font(17), fill="#222222")
    lines = text_of(read_picture(picture, bounds())).splitlines()
    assert lines[:6] == ["general", "support", "refunds", "offtopic", "random", "travel"]
    assert (
        " ".join(lines[6:])
        == "The parcel of Ana Souza came back from Porto this morning. Her street is Rua Augusta 24, she is home after six."
    )


def test_small_text_in_a_large_picture_is_read() -> None:
    picture = Image.new("RGB", (3600, 1500), "white")
    ImageDraw.Draw(picture).text((2900, 1300), MAIL, font=font(15), fill="#333333")
    assert "@example.org" in text_of(read_picture(picture, bounds()))


def test_what_is_not_legible_is_said() -> None:
    scribble = drawn(["Ж"], width=420)
    pen = ImageDraw.Draw(scribble)
    for at in range(20, 400, 9):
        pen.arc((at, 14, at + 12, 30), 200 + at, 480 + at, fill="#222222", width=2)
        pen.line((at, 16 + at % 7, at + 6, 30 - at % 5), fill="#222222", width=2)
    contents = read_picture(scribble, bounds())
    assert not contents.segments or Unread.ILLEGIBLE in contents.unread


def test_when_the_time_is_over_the_rest_is_said_to_be_unread() -> None:
    ended = bounds(read_seconds=0.000001)
    assert Unread.BEYOND in read_picture(Image.new("RGB", (400, 200), "white"), _late(ended)).unread


def _late(late: object) -> object:
    class Late:
        def __getattr__(self, name: str) -> object:
            return (lambda *_: None) if name == "picture" else getattr(late, name)

    return Late()


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\nIHDR" + bytes(80),
        b"GIF89a",
        b"\xff\xd8\xff\xe0" + bytes(30),
        b"II*\x00" + b"\xff" * 40,
        b"BM" + bytes(60),
    ],
    ids=["head only", "broken png", "gif", "jpeg", "tiff", "bmp"],
)
def test_a_damaged_picture_is_one_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged") as raised:
        read_picture(content, bounds())
    assert raised.value.kind is Unread.DAMAGED


def test_half_a_picture_is_damaged() -> None:
    whole = saved(drawn([MAIL]), "JPEG")
    with pytest.raises(UnreadableFile, match="damaged"):
        read_picture(whole[: len(whole) // 2], bounds())


@pytest.mark.parametrize("side", [20_000, 60_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int) -> None:
    bomb = saved(Image.new("1", (side, 100)), "PNG")
    grown = bomb[:20] + side.to_bytes(4, "big") + bomb[24:]
    with pytest.raises(UnreadableFile) as raised:
        read_picture(grown, bounds())
    assert raised.value.kind in (Unread.TOO_LARGE, Unread.DAMAGED)


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (2, 2)])
def test_tiny_and_thin_pictures_are_read(size: tuple[int, int]) -> None:
    assert text_of(read_picture(saved(Image.new("RGB", size)), bounds())) == ""


def test_reading_opens_no_connection_and_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    import rapidocr

    folder = Path(rapidocr.__file__).parent
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.suffix != ".pyc"}
    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    fresh = engine.Engine(1)
    assert fresh.lines(drawn([MAIL]), lambda: True).lines
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.suffix != ".pyc"} == before


def test_without_the_extra_the_picture_is_said_to_be_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "installed", lambda: False)
    contents = read_picture(drawn([MAIL]), bounds())
    assert (contents.segments, contents.unread) == ((), (Unread.PICTURE,))


def test_a_heic_is_read_and_has_no_copy() -> None:
    """The sample was drawn by Pillow and written by pillow-heif, whose encoder (x265, GPL) is no part of this project."""
    content = (Path(__file__).parents[3] / "samples" / "mail.heic").read_bytes()
    contents = FileReader(limits_of(FileSettings())).contents(content)
    assert text_of(contents) == MAIL
    with pytest.raises(NotRewritable, match="HEIF can be read, but not written"):
        registry.rewrite(content, ["x" for _ in contents.segments], limits_of(FileSettings()))


def test_the_number_of_threads_is_a_setting() -> None:
    assert engine.engine(1) is engine.engine(1), "the models are loaded once"


def test_pictures_are_read_in_the_confined_process() -> None:
    """Within its limits of memory, without network, and able to write nothing."""
    limits = limits_of(FileSettings(read_seconds=300.0))
    processes = ReadingProcesses(limits, 1)
    try:
        assert "@example.org" in text_of(FileReader(limits, processes).contents(saved(drawn([MAIL]))))
    finally:
        processes.close()


_OTHER_SCRIPTS = {
    "russian": ("мой телефон +7 912 345-67-89", "Привет, это Иван Соколов", "Дима"),
    "ukrainian": ("Дякую за лист",),
    "arabic": ("مرحبا، أنا محمد العلي", "شكرا", "مرحبا ali@example.org"),
    "hebrew": ("הכתובת שלי היא רחוב הרצל",),
    "greek": ("Καλημέρα, είμαι ο Γιώργος",),
    "armenian": ("Բարև, ես Արամն եմ",),
    "georgian": ("გამარჯობა მე ვარ გიორგი",),
}


@pytest.mark.parametrize("line", [line for lines in _OTHER_SCRIPTS.values() for line in lines])
@pytest.mark.parametrize(("ink", "paper"), [("#222222", "white"), ("#d1d2d3", "#1a1d21")], ids=["light", "dark"])
def test_a_script_that_the_models_do_not_know_is_never_called_clean(line: str, ink: str, paper: str) -> None:
    picture = drawn(["ok thanks", "see you"], ink=ink, paper=paper)
    ImageDraw.Draw(picture).text((150, 9), line, font=ImageFont.truetype(DEJAVU, 16), fill=ink)
    assert Unread.ILLEGIBLE in read_picture(picture, bounds()).unread


def test_emoji_and_signs_beside_text_are_no_letters() -> None:
    picture = drawn(["thanks a lot", "see you"])
    pen = ImageDraw.Draw(picture)
    for at in range(150, 290, 24):
        pen.ellipse((at, 10, at + 18, 28), fill="#ffcc33", outline="#d99a00")
    assert read_picture(picture, bounds()).unread == ()
