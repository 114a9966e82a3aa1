"""How fast it is, side by side with stock Presidio in one process; fails nothing.

Usage: python -m benchmarks.speed [--bench ../shared/bench] [--only NAME]. Medians of five runs; the sets lie beside the checkout.
"""

import argparse
import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bots.checking import build_checker  # before anything of Presidio's: it decides how many threads numpy takes

# isort: split
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider, SpacyNlpEngine

from bots.slack.markup import SlackMarkup
from config.policy import Policy
from config.recognizers import load_recognizers
from config.settings import Settings
from core.checker import Checker

from .chats import growing, log_of, mean_characters, message
from .sets import worktalk

RUNS = 5
# Messages that are checked together: about as many lines as come in one read.
_TOGETHER = 128
_MARKUP = SlackMarkup()
Row = tuple[str, str, str]


def seconds(work: Callable[[], object]) -> float:
    """The median of five runs, after one to warm up."""
    work()
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def by_turns(theirs: Callable[[], object], ours: Callable[[], object]) -> tuple[float, float, float]:
    """The medians of both, and that of how many times as long theirs took, a run of each in turn after one to warm up.

    On a machine that others use, two that are measured one after the other are measured on two machines.
    """
    theirs(), ours()
    pairs = [(once(theirs), once(ours)) for _ in range(RUNS)]
    their, our = ([pair[side] for pair in pairs] for side in (0, 1))
    return statistics.median(their), statistics.median(our), statistics.median(a / b for a, b in pairs)


def once(work: Callable[[], object]) -> float:
    """Of one run, without any before."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _offline() -> None:
    """Presidio's mail recognizer asks for the list of domains' endings; it gets the one that comes with the library."""
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)  # type: ignore[assignment]


def stock(nlp: NlpEngine) -> AnalyzerEngine:
    """Presidio as it comes: all its default English recognizers."""
    _offline()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=nlp)
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["en"])


def with_model() -> NlpEngine:
    """Our own name model, as Presidio itself loads it."""
    configuration = load_recognizers(Settings().config_dir).nlp.as_presidio()
    engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
    engine.load()
    return engine


def blank() -> NlpEngine:
    """A spaCy pipeline without any model."""
    with tempfile.TemporaryDirectory() as folder:
        import spacy

        spacy.blank("en").to_disk(folder)
        engine = NlpEngineProvider(
            nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": folder}]}
        ).create_engine()
        assert isinstance(engine, SpacyNlpEngine)
        engine.load()
        return engine


class Bench:
    """What the measurements share."""

    def __init__(self, bench: Path) -> None:
        """Bench: the folder of the shared sets."""
        self.bench = bench
        self.checker: Checker = build_checker(Settings(), b"x" * 32)
        self.policy = Policy()
        self.nlp = with_model()

    def rows(self, name: str) -> list[str]:
        """The texts of a set."""
        with (self.bench / "data" / name).open(encoding="utf-8") as lines:
            return [str(json.loads(line)["text"]) for line in lines]

    def prompts(self) -> list[str]:
        """The texts of the sheet of prompts."""
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "prompts.jsonl"
            subprocess.run([sys.executable, str(self.bench / "prompts.py"), str(out)], check=True)
            return [str(json.loads(line)["text"]) for line in out.read_text(encoding="utf-8").splitlines()]

    def check(self, texts: Sequence[str], *, asked: bool = False) -> None:
        """Everything that the bot does with a message before it answers."""
        for text in texts:
            self.checker.check(message(text, asked=asked), self.policy)

    def decode_and_check(self, raw: Sequence[str]) -> None:
        """The same, from Slack's markup on."""
        for text in raw:
            self.checker.check(message(_MARKUP.decode(text)), self.policy)

    def prefilter(self, texts: Sequence[str]) -> None:
        """The prefilter alone."""
        for text in texts:
            self.checker._detector.prefilter(text)  # noqa: SLF001

    def talk(self) -> Iterator[Row]:
        """Ordinary chat: texts that were read before, and all for the first time."""
        texts = self.rows("irc_dev.jsonl")
        yield from self._talk("ordinary chat", texts, texts, self.check)

    def work(self) -> Iterator[Row]:
        """Talk at work as Slack sends it, and decoded by us; stock Presidio reads what was decoded before."""
        raw = worktalk.texts()
        read = [_MARKUP.decode(each).visible for each in raw]
        yield from self._talk("work talk", read, raw, self.decode_and_check)

    def _talk(self, what: str, read: Sequence[str], raw: Sequence[str], check: Callable[[Sequence[str]], None]) -> Iterator[Row]:
        """Read: for stock Presidio, which gets a tenth. Raw: for ours."""
        engine = stock(blank())
        few = read[:: max(1, len(read) // 2000)]
        size, times = mean_characters(read), len(few) / len(read)

        def stocks() -> object:
            return [engine.analyze(text, "en") for text in few]

        new, first = self._new(raw, check, engine, read)
        their, our, ratio = by_turns(stocks, lambda: check(raw))
        ours = our / len(raw)
        bare = seconds(lambda: self.prefilter(read)) / len(read)
        yield f"{what}: stock Presidio", f"{len(few) / their:,.0f} messages a second", f"mean {size:.0f} characters"
        yield f"{what}: whole Checker", f"{1 / ours:,.0f} messages a second", f"**{ratio / times:.1f} times**"
        yield f"{what}: the same, each for the first time", f"{1 / new:,.0f} messages a second", f"**{first / new:.1f} times**"
        yield f"{what}: bare prefilter", f"{1 / bare:,.0f} messages a second", f"whole Checker: {ours / bare:.1f} times its cost"
        yield f"{what}: one core serves", f"{3600 / ours / 30_000:,.0f} workspaces", "each at Slack's 30,000 events an hour"

    @staticmethod
    def _new(
        raw: Sequence[str], check: Callable[[Sequence[str]], None], engine: AnalyzerEngine, read: Sequence[str]
    ) -> tuple[float, float]:
        """Seconds a message of ours and of theirs, each text for the first time, in turns of a tenth; after one to warm up."""
        step, ours, theirs = len(raw) // 11, [], []
        for turn in range(11):
            part = slice(turn * step, (turn + 1) * step)
            ours.append(once(lambda part=part: check(raw[part])) / step)  # type: ignore[misc]
            few = read[part][::10]
            theirs.append(once(lambda few=few: [engine.analyze(text, "en") for text in few]) / len(few))  # type: ignore[misc]
        return statistics.mean(ours[1:]), statistics.mean(theirs[1:])

    def prompt(self) -> Iterator[Row]:
        """Prompts, with the same name model on both sides."""
        texts = self.prompts()[:400]
        engine = stock(self.nlp)
        theirs, ours, ratio = by_turns(
            lambda: [engine.analyze(text, "en") for text in texts], lambda: self.check(texts, asked=True)
        )
        yield "prompts_dev with names, stock Presidio", f"{theirs / len(texts) * 1000:.2f} ms a prompt", ""
        yield "prompts_dev with names, whole Checker", f"{ours / len(texts) * 1000:.2f} ms a prompt", f"**{ratio:.1f} times**"

    def many(self) -> Iterator[Row]:
        """Work talk by lines of JSON, names looked for, as ``scan`` checks it, with the same name model on both sides."""
        texts = [_MARKUP.decode(each).visible for each in worktalk.texts(_TOGETHER * 12)]
        messages, engine = [message(text, asked=True) for text in texts], stock(self.nlp)

        def ours() -> None:
            for start in range(0, len(messages), _TOGETHER):
                self.checker.check_many(messages[start : start + _TOGETHER], self.policy)

        theirs, together, ratio = by_turns(lambda: [engine.analyze(text, "en") for text in texts[::4]], ours)
        alone = once(lambda: self.check(texts, asked=True)) / len(texts)
        yield "work talk with names, stock Presidio", f"{theirs * 4 / len(texts) * 1000:.2f} ms a message", ""
        yield "work talk with names, together", f"{together / len(texts) * 1000:.2f} ms a message", f"**{4 * ratio:.1f} times**"
        yield "work talk with names, one by one", f"{alone * 1000:.2f} ms a message", ""

    def log(self) -> Iterator[Row]:
        """A pasted log, with the same name model on both sides."""
        text = log_of(18_000)
        engine = stock(self.nlp)
        theirs, ours, ratio = by_turns(lambda: engine.analyze(text, "en"), lambda: self.check([text]))
        found = len(self.checker.check(message(text), self.policy).findings)
        yield "18,000 characters of log, stock Presidio", f"{theirs * 1000:.0f} ms", ""
        yield (
            "18,000 characters of log, whole Checker",
            f"{ours * 1000:.0f} ms, {found} findings",
            f"**{ratio:.1f} times**",
        )

    def length(self) -> Iterator[Row]:
        """Cost against length."""
        sizes = (1_000, 10_000, 100_000, 1_000_000)
        costs = []
        for size in sizes:
            text = growing(size)
            costs.append(seconds(lambda text=text: self.check([text])))  # type: ignore[misc]
        slope = math.log(costs[-1] / costs[0]) / math.log(sizes[-1] / sizes[0])
        spoken = ", ".join(f"{size:,}: {cost:.3f} s" for size, cost in zip(sizes, costs, strict=True))
        yield "cost against length", spoken, f"slope **{slope:.2f}** in log-log"

    def start(self) -> Iterator[Row]:
        """From the first import to the first answer, in a process of its own: as a command's, and with all that the bot imports."""
        code = (
            "import time; t = time.perf_counter()\n"
            "from benchmarks.chats import message; from bots.checking import build_checker; from config.settings import Settings\n"
            "from config.policy import Policy; build_checker(Settings(), b'x' * 32).check(message('card 4111 1111 1111 1111'), Policy())\n"
            "print(time.perf_counter() - t)"
        )
        for what, more in (("", ""), (", with store and responder", "import bots.compose\n")):
            run = [sys.executable, "-c", code.replace("from benchmarks", more + "from benchmarks", 1)]
            taken = [float(subprocess.run(run, capture_output=True, check=True, text=True).stdout) for _ in range(RUNS)]
            yield f"first import to first answer{what}", f"**{statistics.median(taken):.2f} s**", ""

    def memory(self) -> Iterator[Row]:
        """Resident memory over a million messages with ever new words, in a process of its own."""
        code = "from benchmarks.chats import memory; memory(1_000_000)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
        half, end = map(float, done.stdout.split())
        yield "memory over 1,000,000 messages with new words", f"**{end:.0f} MB**", f"{end - half:+.0f} MB over the last half"


def main() -> None:
    """Prints one row a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--only", default="", help="one of talk, work, prompt, many, log, length, start, memory")
    arguments = parser.parse_args()
    if not arguments.bench.exists():
        sys.exit(f"speed: {arguments.bench} is not there: the sets are not part of the project; see benchmarks/README.md")
    bench = Bench(arguments.bench)
    parts = {
        part.__name__: part
        for part in (bench.talk, bench.work, bench.prompt, bench.many, bench.log, bench.length, bench.start, bench.memory)
    }
    print("| work | figure | |\n|---|---|---|")
    for part in [parts[arguments.only]] if arguments.only else parts.values():
        for row in part():
            print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
