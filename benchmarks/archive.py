"""How fast an export is read, on one core and on two, and how much memory that takes; fails nothing.

Usage: python -m benchmarks.archive [--messages 100000] [--large]. Large: also 1,000,000 messages, for the memory.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from .chats import _CARDS, _WORDS, message

_ROOMS, _A_DAY = 20, 500
_EVERY = 0.1
_MEGABYTE = 1_000_000


def texts(count: int) -> Iterator[str]:
    """Talk in which every message is another one; one in a hundred has a card and a name."""
    dice = random.Random(11)
    for number in range(count):
        talk = f"{' '.join(dice.choices(_WORDS, k=dice.randrange(4, 24)))} {number}"
        yield f"{talk} card {dice.choice(_CARDS)} of Alice Smith" if number % 100 == 0 else talk


def write(file: Path, count: int) -> None:
    """An export of Slack as Slack writes it, blocks and profiles included."""
    said = enumerate(texts(count))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        rooms = [{"id": f"C{room:08d}", "name": f"room-{room}", "members": ["U00000001"]} for room in range(_ROOMS)]
        archive.writestr("channels.json", json.dumps(rooms))
        archive.writestr("users.json", json.dumps([{"id": "U00000001", "name": "ben", "profile": {"real_name": "Ben Okafor"}}]))
        days = count // _A_DAY
        for day in range(days):
            name = f"room-{day * _ROOMS // days}/{2015 + day // 336}-{day // 28 % 12 + 1:02d}-{day % 28 + 1:02d}.json"
            rows = [_row(*next(said)) for _ in range(_A_DAY)]
            archive.writestr(name, json.dumps(rows, indent=4))


def _row(number: int, text: str) -> dict[str, object]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {
        "client_msg_id": f"{number:08x}-1111-4222-8333-444455556666",
        "type": "message",
        "text": text,
        "user": "U00000001",
        "ts": f"{1500000000 + number * 60}.{number % 1000000:06d}",
        "team": "T00000001",
        "user_team": "T00000001",
        "source_team": "T00000001",
        "user_profile": {"avatar_hash": "g0123456789a", "real_name": "Ben Okafor", "display_name": "ben", "is_restricted": False},
        "blocks": [{"type": "rich_text", "block_id": f"b{number}", "elements": [section]}],
    }


def in_memory(count: int) -> None:
    """Checks the same messages without an export; prints the processor's seconds."""
    from bots.checking import build_checker
    from bots.slack.markup import SlackMarkup
    from config.policy import Policy
    from config.settings import Settings

    checker, policy, markup = build_checker(Settings(), b"x" * 32), Policy(), SlackMarkup()
    every = list(texts(count))
    begun = time.process_time()
    for text in every:
        checker.check(message(markup.decode(text)), policy)
    sys.stdout.write(f"{time.process_time() - begun}\n")


def of_export(file: str) -> None:
    """Reads an export in one process; prints the processor's seconds."""
    from bots.checking import build_checker
    from bots.cli.exports.opening import find
    from bots.cli.exports.scanning import Wishes, scan_export
    from bots.cli.outputs import OutputFormat
    from config.settings import Settings

    checker, opened = build_checker(Settings(), b"x" * 32), find(file)
    assert opened
    begun = time.process_time()
    scan_export(checker, Settings(), opened, Wishes(OutputFormat.JSONL, Path(file).with_suffix(".out"), quiet=True, jobs=1))
    sys.stdout.write(f"{time.process_time() - begun}\n")


def measured(file: Path, jobs: int) -> tuple[float, float]:
    """Seconds, and the megabytes that all processes had at most: what they share counts once."""
    command = [sys.executable, "-P", "-m", "bots", "scan", str(file), "--jobs", str(jobs), "--format", "jsonl"]
    begun = time.perf_counter()
    most = 0
    with subprocess.Popen(
        [*command, "--output", str(file.with_suffix(".out"))], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            most = max(most, _memory(watched))
            try:
                process.wait(_EVERY)
            except subprocess.TimeoutExpired:
                continue
    return time.perf_counter() - begun, most / _MEGABYTE


def _memory(process: psutil.Process) -> int:
    try:
        every = [process, *process.children(recursive=True)]
        return sum(each.memory_full_info().pss for each in every)
    except psutil.Error:
        return 0


def _seconds(what: str, of: str) -> float:
    command = [sys.executable, "-P", "-m", "benchmarks.archive", what, of]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _start() -> float:
    """What the command takes without a message."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "small.zip"
        write(file, _A_DAY)
        return min(measured(file, 1)[0] for _ in range(2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--in-memory", type=int)
    parser.add_argument("--of-export")
    given = parser.parse_args()
    if given.in_memory:
        in_memory(given.in_memory)
        return
    if given.of_export:
        of_export(given.of_export)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.zip"
        write(file, given.messages)
        start = _start()
        rates = []
        for jobs in (1, 2):
            seconds, memory = measured(file, jobs)
            rates.append(given.messages / (seconds - start))
            print(f"{jobs} process(es): {rates[-1]:,.0f} messages a second, {memory:,.0f} MB at most")
        print(f"two processes: {rates[1] / rates[0]:.2f} times one")
        memory_seconds, export_seconds = _seconds("--in-memory", str(given.messages)), _seconds("--of-export", str(file))
        print(f"processor: {export_seconds / memory_seconds:.2f} times what the same messages take in memory")
        if given.large:
            write(file, 1_000_000)
            seconds, memory = measured(file, 2)
            print(f"1,000,000 messages: {1_000_000 / (seconds - start):,.0f} a second, {memory:,.0f} MB at most")


if __name__ == "__main__":
    main()
