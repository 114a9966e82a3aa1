"""Writes config/presidio.json, what is known of Presidio's recognizers: python -m benchmarks.training.predefined."""

import json
from dataclasses import asdict
from importlib import metadata

from config.presidio import FILE
from config.recognizers import load_recognizers
from core.detection.predefined import described


def known() -> dict[str, object]:
    """Of those that the shipped recognizers.yaml names, as the installed version has them."""
    names = [entry.name for entry in load_recognizers().predefined]
    return {"version": metadata.version("presidio-analyzer"), "recognizers": {name: asdict(described(name)) for name in names}}


if __name__ == "__main__":
    FILE.write_text(json.dumps(known(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
