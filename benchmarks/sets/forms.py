"""What forms, keys, columns and sentences say in thirty languages: how many values a redacted version leaves readable.

Usage: python -m benchmarks.sets.forms [LANGUAGE …] [--show]
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from bots.checking import build_checker
from config.settings import Settings

from .measure import check

_FILE = Path(__file__).with_name("forms.yaml")
_WIDE = ("zh", "zh_tw", "ja")


class Form(NamedTuple):
    """A text that tells a value of a kind in a language."""

    language: str
    kind: str
    text: str
    value: str


def forms() -> Iterator[Form]:
    """Every label in every form."""
    languages = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    shared = languages.pop("all")
    for name, language in languages.items():
        values = shared | language["values"]
        for kind, labels in language["labels"].items():
            for label in labels:
                for text in _written(label, values[kind], language["says"], ":" if name not in _WIDE else "："):
                    yield Form(name, kind, text, values[kind])


def _written(label: str, value: str, says: list[str], colon: str) -> Iterator[str]:
    first = label[:1].upper() + label[1:]
    quoted = label.replace('"', "״")
    yield f"{first}{colon}{value}" if colon != ":" else f"{first}: {value}"
    yield f"- {label}: {value}\n- x: 1"
    yield f"{label}={value}"
    yield f'{{"n": 1, "{quoted}": "{value}"}}'
    yield f"nr;{label};x\n1;{value};a\n2;{value};b"
    yield from (each.replace("{l}", label).replace("{v}", value) for each in says)


def main() -> None:
    """Prints a row for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--show", action="store_true", help="print each text that leaves its value readable")
    args = parser.parse_args()
    checker = build_checker(Settings(), b"x" * 32)
    total: dict[str, int] = {}
    readable: dict[str, int] = {}
    for form in forms():
        if args.languages and form.language not in args.languages:
            continue
        total[form.language] = total.get(form.language, 0) + 1
        if form.value in check(checker, form.text, asked=True).redaction.raw:
            readable[form.language] = readable.get(form.language, 0) + 1
            if args.show:
                print(f"{form.language} {form.kind}: {form.text!r}")
    print("| language | forms | readable |\n|---|---|---|")
    for name, count in total.items():
        print(f"| {name} | {count} | {readable.get(name, 0)} |")
    print(f"| all | {sum(total.values())} | {sum(readable.values())} |")


if __name__ == "__main__":
    main()
