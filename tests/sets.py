"""Where sample texts are: our own, and the shared sets, which lie beside the checkout in CI and are not ours to ship."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"
SHARED = Path(__file__).parents[2] / "shared" / "bench"
beside = pytest.mark.skipif(not SHARED.exists(), reason="the shared sets do not lie beside the checkout")


def rows(name: str, step: int = 1) -> Iterator[dict[str, object]]:
    """Yields a set's rows, or each so manieth."""
    with (SHARED / "data" / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in list(lines)[::step])
