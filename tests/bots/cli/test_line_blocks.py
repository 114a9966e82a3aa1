"""Lines are read as they come, and answered by several processes in their order."""

import io
import json
import os
import signal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bots.cli.line_blocks import Block, blocks
from bots.cli.line_workers import Answers, answered

from .commands import privacy_check

SCAN = ("scan", "--input-format", "jsonl")


@given(st.lists(st.sampled_from([b"a", b"", b"\r", b"b c", b"d" * 40_000, b"\xef\xbb\xbf"]), max_size=9), st.booleans())
def test_every_line_is_read_with_its_number(lines: list[bytes], ended: bool) -> None:
    content = b"\n".join(lines) + (b"\n" if ended else b"")
    expected = [
        (number, line) for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1) if line.strip()
    ]
    for file in (io.BytesIO(content), io.BufferedReader(io.BytesIO(content))):  # type: ignore[type-var]
        assert [line for block in blocks(file) for line in block.lines] == expected


def test_whoever_sends_a_line_and_waits_is_answered() -> None:
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb") as reader, os.fdopen(theirs, "wb", buffering=0) as writer:
        found = blocks(reader)
        for number in (1, 2, 3):
            writer.write(b"x\n")
            assert next(found) == Block(((number, b"x"),), last=True, size=1)


def _length(block: Block) -> Answers:
    return Answers(f"{block.lines[0][0]} {os.getpid()}\n", len(block.lines), 0)


def test_blocks_are_answered_in_order_by_other_processes() -> None:
    given_blocks = [Block(((number, b"x" * 50_000),), last=number == 7, size=50_000) for number in range(1, 12)]
    written = [answers.written.split() for answers in answered(given_blocks, _length, 2)]
    assert [int(number) for number, _ in written] == [*range(1, 12)]
    assert len({process for _, process in written}) == 3  # this one the first


def test_nothing_is_lost_where_the_system_ends_a_process() -> None:
    first = os.getpid()

    def deadly(block: Block) -> Answers:
        if block.lines[0][0] % 4 == 0 and os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return _length(block)

    given_blocks = [Block(((number, b"x" * 50_000),), last=number == 7, size=50_000) for number in range(1, 18)]
    written = [answers.written.split() for answers in answered(given_blocks, deadly, 2)]
    assert [int(number) for number, _ in written] == [*range(1, 18)]


def test_the_output_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    texts = ["good morning", "card 4111 1111 1111 1111", "Anna Berger lives in Leipzig, call +49 30 901820", "x" * 400]
    rows = [json.dumps({"id": number, "text": f"{texts[number % 4]} {number}"}) for number in range(500)]
    (tmp_path / "rows.jsonl").write_text("\n".join([*rows, "nonsense", *rows]))
    one, two = (privacy_check(*SCAN, "--jobs", jobs, "rows.jsonl", cwd=tmp_path) for jobs in ("1", "2"))
    assert one == two
    assert len(one.out.splitlines()) == 1001
    assert one.code == 2
