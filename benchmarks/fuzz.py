"""Mutates texts and files, and feeds them to the readers, the markup decoders and the checker until the time is over.

Usage: python -m benchmarks.fuzz [--seconds 600] [--seed 1] [--only files] [--kind pdf]. Inputs are made from a seed, so that a run can be repeated. An
input that breaks a promise is kept in .artifacts/fuzz and named; so is the last one, as a library may end the process.
"""

import argparse
import gzip
import io
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from itertools import pairwise
from pathlib import Path
from random import Random

from config.policy import Policy
from config.settings import Settings
from core.checker import Checker
from core.files import registry
from core.files.bounds import Limits, limits_of
from core.files.contents import NotRewritable, UnreadableFile
from core.text import Text
from tests.hostile import ATOMS
from tests.messages import asked, said

from .fuzz_exports import reads_exports, samples

FOLDER = Path(__file__).parents[1] / ".artifacts" / "fuzz"
SAYS = "Customer Ruth Alder, ruth.alder@example.org, card 4556 7375 8689 9855, born 4 May 1958\n"
# Longer than any input of this size may take on a loaded machine.
SLOW_SECONDS = 30.0
_TARGETS = ("files", "exports", "slack", "discord", "checker")
_MOST_CHARACTERS = 1_500
_INTERESTING = (
    b"\x00",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"../",
    b"PK\x03\x04",
    b"%PDF-",
)


class Broken(AssertionError):
    """A promise does not hold for an input."""


Target = Callable[[bytes], None]


@dataclass
class Outcome:
    """How many inputs there were, and what was found: (target, what, where the input is kept)."""

    tried: dict[str, int] = field(default_factory=dict)
    found: list[tuple[str, str, Path]] = field(default_factory=list)


def texts(random: Random) -> Iterator[bytes]:
    """Yields texts of what rules, readers and decoders look for, in any order."""
    while True:
        pieces = random.choices(
            (*ATOMS, SAYS, "<@U1|a>", "<https://a.b|c>", "&lt;", "**", "||", "<:a:1>", "> "), k=random.randrange(1, 40)
        )
        yield "".join(pieces)[:_MOST_CHARACTERS].encode()


def files() -> dict[str, bytes]:
    """A small file of each format that can be made without much."""
    made = office() | {
        "rtf": rb"{\rtf1\ansi " + SAYS.encode() + rb"\par}",
        "gz": gzip.compress(SAYS.encode()),
        "json": b'{"a": [{"text": "' + SAYS.strip().encode() + b'"}], "n": 1e400}',
        "csv": b"name,mail\n" + SAYS.encode() * 3,
        "html": b"<html><body title='x'>" + SAYS.encode() + b"<script>1</script></body></html>",
    }
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ruth Alder <ruth.alder@example.org>", "hello"
    mail.set_content(SAYS)
    mail.add_attachment(made["gz"], maintype="application", subtype="gzip", filename="a.gz")
    return made | archives(made["docx"]) | {"eml": mail.as_bytes()}


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    """What is written into a file."""
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def office() -> dict[str, bytes]:
    """Documents, a table, slides, a page, a picture."""
    import openpyxl
    from docx import Document
    from PIL import Image
    from pptx import Presentation
    from reportlab.pdfgen.canvas import Canvas

    word, table, slides = Document(), openpyxl.Workbook(), Presentation()
    word.add_paragraph(SAYS)
    table.active.append(["name", SAYS])
    slides.slides.add_slide(slides.slide_layouts[0]).shapes.title.text = SAYS

    def page(out: io.BytesIO) -> None:
        canvas = Canvas(out)
        canvas.drawString(70, 700, SAYS)
        canvas.save()

    picture = saved(lambda out: Image.new("RGB", (40, 20), "white").save(out, "PNG"))
    documents = {"docx": saved(word.save), "xlsx": saved(table.save), "pptx": saved(slides.save)}
    return documents | {"pdf": saved(page), "png": picture}


def archives(inner: bytes) -> dict[str, bytes]:
    """Each with a text in it, the zip with a document, too."""
    import py7zr

    def zipped(out: io.BytesIO) -> None:
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt", SAYS)
            archive.writestr("b.docx", inner)

    def tarred(out: io.BytesIO) -> None:
        with tarfile.open(fileobj=out, mode="w") as archive:
            about = tarfile.TarInfo("a.txt")
            about.size = len(SAYS)
            archive.addfile(about, io.BytesIO(SAYS.encode()))

    def seven(out: io.BytesIO) -> None:
        with py7zr.SevenZipFile(out, "w") as archive:
            archive.writestr(SAYS, "a.txt")

    return {"zip": saved(zipped), "tar": saved(tarred), "7z": saved(seven)}


def mutated(content: bytes, random: Random, other: bytes) -> bytes:
    """The content with some bytes changed, left out, repeated, or taken from another file."""
    data = bytearray(content)
    for _ in range(random.randrange(1, 9)):
        at = random.randrange(len(data) + 1)
        match random.randrange(6):
            case 0 if data:
                data[at % len(data)] = random.randrange(256)
            case 1:
                del data[at : at + random.randrange(1, 64)]
            case 2:
                data[at:at] = random.choice(_INTERESTING)
            case 3:
                data[at:at] = data[at : at + random.randrange(1, 256)] * random.randrange(1, 5)
            case 4:
                start = random.randrange(len(other) + 1)
                data[at : at + 32] = other[start : start + random.randrange(1, 128)]
            case _:
                del data[at : len(data) if random.random() < 0.2 else at + 1]
    return bytes(data)


def reads(limits: Limits) -> Target:
    """Any bytes: contents, or one sentence; and the same texts put back make a file that can be read again."""

    def target(content: bytes) -> None:
        try:
            contents = registry.read(content, limits)
            registry.rewrite(content, [segment.text for segment in contents.segments], limits)
        except (UnreadableFile, NotRewritable) as error:
            if not str(error) or "\n" in str(error):
                raise Broken("the reason is not one sentence") from None

    return target


def decodes(decode: Callable[[str], Text]) -> Target:
    """Any markup becomes a text whose every character leads back into it."""

    def target(content: bytes) -> None:
        raw = content.decode(errors="replace")
        text = decode(raw)
        for at in range(0, len(text.visible), 7):
            span = text.to_raw(at, at + 1)
            if not 0 <= span.start <= span.end <= len(raw):
                raise Broken(f"character {at} leads to {span.start}-{span.end} of {len(raw)}")

    return target


def checks(checker: Checker) -> Target:
    """Findings are in order and apart, and a redacted text has nothing more to redact."""

    def target(content: bytes) -> None:
        raw = content.decode(errors="replace")
        verdict = checker.check(asked(raw), Policy())
        spans = [(finding.start, finding.end) for finding in verdict.findings]
        if any(start < 0 or start >= end or end > len(raw) for start, end in spans):
            raise Broken("a finding is out of range")
        if any(earlier[1] > later[0] for earlier, later in pairwise(spans)):
            raise Broken("two findings overlap")
        again = checker.check(asked(verdict.redaction.raw), Policy())
        if again.redaction.raw != verdict.redaction.raw:
            raise Broken("a second redaction changes the first")
        checker.check(said(raw), Policy())

    return target


def run(targets: Mapping[str, tuple[Iterator[bytes], Target]], seconds: float, folder: Path) -> Outcome:
    """The targets in turn until the time is over; whatever is raised is a finding, and so is what takes too long."""
    outcome, ends = Outcome(dict.fromkeys(targets, 0)), time.monotonic() + seconds
    folder.mkdir(parents=True, exist_ok=True)
    while time.monotonic() < ends:
        for name, (inputs, target) in targets.items():
            content, began = next(inputs), time.monotonic()
            (folder / f"last-{name}").write_bytes(content)
            outcome.tried[name] += 1
            try:
                target(content)
                problem = "" if (took := time.monotonic() - began) < SLOW_SECONDS else f"took {took:.0f} s"
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
                problem = f"{type(error).__name__}: {error}" if isinstance(error, Broken) else type(error).__name__
            if problem:
                kept = folder / f"{name}-{outcome.tried[name]}"
                kept.write_bytes(content)
                outcome.found.append((name, problem, kept))
    return outcome


def all_targets(seed: int, only: str, kind: str = "") -> dict[str, tuple[Iterator[bytes], Target]]:
    """Each with its inputs, from the seed. Kind: of files or exports alone."""
    from bots.checking import build_checker
    from bots.discord.markup import DiscordMarkup
    from bots.slack.markup import SlackMarkup

    def broken(random: Random, made: Mapping[str, bytes]) -> Iterator[bytes]:
        every = list(made.values())
        wanted = [content for name, content in made.items() if kind in ("", name)]
        while True:
            yield mutated(random.choice(wanted), random, random.choice(every))

    def made(name: str) -> tuple[Iterator[bytes], Target]:
        random = Random(f"{seed} {name}")
        if name == "files":
            return broken(random, files()), reads(limits_of(Settings().files))
        if name == "exports":
            return broken(random, samples()), reads_exports
        target = decodes(SlackMarkup().decode) if name == "slack" else decodes(DiscordMarkup().decode)
        return texts(random), checks(build_checker(Settings())) if name == "checker" else target

    return {name: made(name) for name in _TARGETS if only in ("", name)}


def main() -> int:
    """1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", choices=["", *_TARGETS])
    parser.add_argument("--kind", default="", help="of files or exports, as pdf or slack")
    given = parser.parse_args()
    outcome = run(all_targets(given.seed, given.only, given.kind), given.seconds, FOLDER)
    print(", ".join(f"{name}: {number} inputs" for name, number in outcome.tried.items()))
    for name, problem, kept in outcome.found:
        print(f"{name}: {problem}: {kept}")
    return int(bool(outcome.found))


if __name__ == "__main__":
    sys.exit(main())
