"""How much leaks and how often it cries wolf: runs the shared sets through the jsonl interface and prints the table.

Usage: python -m benchmarks.quality [--bench ../shared/bench]. The sets lie beside the checkout, not in it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bots.checking import build_checker
from config.settings import Settings

from .sets import measure

PRESIDIO = "PERSON,LOCATION,CREDIT_CARD,PHONE_NUMBER,EMAIL_ADDRESS,URL,IBAN_CODE,IP_ADDRESS,US_SSN,US_DRIVER_LICENSE"
PROMPTS = (
    "PERSON,LOCATION,EMAIL_ADDRESS,PHONE_NUMBER,ACCOUNT_NUMBER,PASSPORT_NUMBER,NATIONAL_ID,INSURANCE_ID,STUDENT_ID,INVOICE_ID,"
    "PATIENT_ID,BANK_ACCOUNT,CREDIT_CARD,IP_ADDRESS,GPS,DRIVER_LICENSE,LICENSE_PLATE"
)


def predict(gold: Path, out: Path) -> None:
    """Runs the command over a set."""
    with out.open("w", encoding="utf-8") as target:
        command = [sys.executable, "-P", "-m", "bots", "scan", "--input-format", "jsonl", "--format", "jsonl", str(gold)]
        done = subprocess.run(command, stdout=target, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"quality: the command ended with {done.returncode}")


def score(bench: Path, gold: Path, out: Path, types: str = "") -> dict[str, dict[str, float]]:
    """The scorer's figures."""
    command = [sys.executable, str(bench / "score.py"), str(gold), str(out), "--types", types, "--json"]
    result: dict[str, dict[str, float]] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return result


def main() -> None:
    """Prints one row a figure; fails nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--keep", type=Path, help="folder for the predictions")
    arguments = parser.parse_args()
    if not arguments.bench.exists():
        sys.exit(f"quality: {arguments.bench} is not there: the sets are not part of the project; see benchmarks/README.md")
    with tempfile.TemporaryDirectory() as folder:
        work = arguments.keep or Path(folder)
        work.mkdir(exist_ok=True)
        prompts = work / "prompts.jsonl"
        subprocess.run([sys.executable, str(arguments.bench / "prompts.py"), str(prompts)], check=True)
        rows = []
        for name, gold, types in (
            ("presidio_dev", arguments.bench / "data/presidio_dev.jsonl", PRESIDIO),
            ("prompts_dev", prompts, PROMPTS),
            ("irc_dev", arguments.bench / "data/irc_dev.jsonl", ""),
        ):
            out = work / f"{name}.out.jsonl"
            predict(gold, out)
            rows += report(name, score(arguments.bench, gold, out, types))
    rows += own_sets()
    print("| set | figure | value |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def own_sets() -> list[tuple[str, str, str]]:
    """The sets that we made: values with check digits, secrets, kinds of pastes."""
    checker = build_checker(Settings(), b"x" * 32)
    numbers, keys = measure.structured(checker), measure.secrets(checker)
    return [
        ("structured", "recall, precision", f"{numbers.recall:.3f}, {numbers.precision:.3f}"),
        ("secrets", "caught, false", f"{keys.recall:.3f}, {keys.false} of {keys.negatives}"),
        ("pastes", "right", f"{measure.pastes():.3f}"),
    ]


def report(name: str, figures: dict[str, dict[str, float]]) -> list[tuple[str, str, str]]:
    """The rows of one set."""
    rows = []
    if "all" in figures:
        total = figures["all"]
        rows.append((name, "leak rate", f"{total['leak']:.3f}"))
        rows.append((name, "recall, precision, F2", f"{total['recall']:.3f}, {total['precision']:.3f}, {total['f2']:.3f}"))
        rows += [(name, f"leak rate, {kind}", f"{figures[kind]['leak']:.3f}") for kind in ("PERSON", "LOCATION")]
    if "alarm" in figures:
        rows.append((name, "alarms: precision, recall", f"{figures['alarm']['precision']:.3f}, {figures['alarm']['recall']:.3f}"))
    if "alarms" in figures:
        rows.append((name, "alarms per 10,000", f"{figures['alarms']['per_10000']:.1f}"))
    return rows


if __name__ == "__main__":
    main()
