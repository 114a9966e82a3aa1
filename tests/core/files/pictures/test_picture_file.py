"""Files of pictures: all frames, and the copies in which what is personal is covered."""

import io

import pytest
from PIL import Image

from core.files.contents import Contents, NotRewritable, UnreadableFile
from core.files.format import Look
from core.files.formats.image import FORMATS
from core.files.pictures import engine
from core.files.unread import Unread

from .drawn import bounds, drawn, saved, text_of
from .test_codes import with_code
from .test_metadata import taken

(PICTURES,) = FORMATS
LINES = ["write to ana.souza@example.org", "the number is 912 345 678 now"]


def read(content: bytes) -> Contents:
    return PICTURES.read(content, bounds())


def hidden(content: bytes, *words: str) -> bytes:
    """The copy in which words that have one of these parts are replaced."""
    texts = ["[HIDDEN]" if any(word in each.text for word in words) else each.text for each in read(content).segments]
    return PICTURES.rewrite(content, texts, bounds())


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_what_is_covered_cannot_be_read_in_the_copy(kind: str) -> None:
    content = saved(drawn(LINES), kind)
    assert PICTURES.recognises(Look(content))
    copy = hidden(content, "@", "912", "345", "678")
    assert (opened(copy).format, opened(copy).size) == (kind, opened(content).size)
    text = text_of(read(copy))
    assert not any(part in text for part in ("ana", "souza", "example", "912", "345", "678"))
    assert "HIDDEN" in text
    assert "write to" in text
    assert "the number is" in text


def test_what_is_covered_is_gone_from_every_pixel() -> None:
    """Whatever was under a box, the copy is the same."""
    one, other = (hidden(saved(drawn([f"code {word} end"])), word) for word in ("4118", "4178"))
    assert opened(one).tobytes() == opened(other).tobytes()


def test_a_code_with_a_finding_is_covered() -> None:
    content = saved(with_code("tel:+351912345678"))
    copy = hidden(content, "Phone")
    assert "912345678" not in text_of(read(copy))
    assert "scan me" in text_of(read(copy))


def test_a_copy_has_no_metadata() -> None:
    copy = PICTURES.rewrite(
        taken(comment=b"for Marta"), [each.text for each in read(taken(comment=b"for Marta")).segments], bounds()
    )
    assert not opened(copy).getexif()
    assert b"Souza" not in copy
    assert b"Marta" not in copy


def test_a_copy_of_a_turned_picture_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    content = saved(drawn(LINES).rotate(90, expand=True), "JPEG", exif=exif, quality=95)
    copy = hidden(content, "@")
    assert opened(copy).size == drawn(LINES).size
    assert "example" not in text_of(read(copy))


def test_what_is_transparent_stays_so() -> None:
    picture = drawn(LINES).convert("RGBA")
    picture.putalpha(picture.convert("L").point(lambda value: 255 - value))
    copy = hidden(saved(picture), "@")
    assert opened(copy).mode == "RGBA"
    assert opened(copy).getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert "example" not in text_of(read(copy))


def test_every_frame_is_read_and_covered() -> None:
    frames = [drawn(["nothing in here"]), drawn(["nothing in here"]), drawn(["mail ana@example.org"])]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=[100, 100, 200], loop=0)
    contents = read(content)
    assert "ana@example.org" in text_of(contents)
    assert contents.segments[-1].place.page == opened(content).n_frames  # type: ignore[attr-defined]
    copy = opened(hidden(content, "@"))
    assert copy.n_frames == opened(content).n_frames  # type: ignore[attr-defined]
    assert "example" not in text_of(read(hidden(content, "@")))


def test_pages_of_a_tiff_are_read() -> None:
    content = saved(drawn(["page one"]), "TIFF", save_all=True, append_images=[drawn(["mail ana@example.org"])])
    contents = read(content)
    assert contents.segments[-1].place.page == 2
    assert str(contents.segments[-1].place).startswith("page 2, ")


def test_an_endless_animation_says_what_was_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.files.pictures.opened._LOOKED_AT", 30)
    frames = [drawn(["mail"], width=80).convert("L") for _ in range(2)]
    frames[1].putpixel((0, 0), 254)
    content = saved(frames[0], "GIF", save_all=True, append_images=[frames[at % 2] for at in range(1, 5000)])
    assert opened(content).n_frames == 5000  # type: ignore[attr-defined]
    contents = read(content)
    assert Unread.BEYOND in contents.unread
    with pytest.raises(NotRewritable):
        PICTURES.rewrite(content, [each.text for each in contents.segments], bounds())


def test_without_the_extra_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "installed", lambda: False)
    with pytest.raises(UnreadableFile, match='the extra "ocr"') as raised:
        read(saved(drawn(LINES)))
    assert raised.value.kind is Unread.PICTURE


def test_texts_that_are_not_of_this_picture_are_refused() -> None:
    with pytest.raises(NotRewritable, match="changed"):
        PICTURES.rewrite(saved(drawn(LINES)), ["one"], bounds())


@pytest.mark.parametrize("content", [b"BM is how this text begins, and it goes on", b"GIF", b"", b"RIFF....WAVEfmt "])
def test_other_files_are_no_pictures(content: bytes) -> None:
    assert not PICTURES.recognises(Look(content))
