"""The examples of docs/how-it-decides.md are decided as the page says, and its thresholds are those of decision.yaml."""

import re
from pathlib import Path

import pytest
import yaml

from config.policy import Policy
from core.checker import Checker
from tests.messages import place, said

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-it-decides.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `([^`]+)` \| (quiet|alarms) \| (quiet|alarms) \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("text", "here", "outside"), EXAMPLES)
def test_an_example_is_decided_as_the_page_says(checker: Checker, text: str, here: str, outside: str) -> None:
    assert checker.check(said(text), Policy()).decision.alarm == (here == "alarms")
    shared = said(text, where=place(shared_with_outsiders=True))
    assert checker.check(shared, Policy()).decision.alarm == (outside == "alarms")


def test_the_thresholds_are_those_of_the_table() -> None:
    decision = yaml.safe_load((ROOT / "config/decision.yaml").read_text(encoding="utf-8"))
    assert len(EXAMPLES) > 10
    for key, words in (("talk", "in talk"), ("pasted", "in pasted text")):
        (row,) = re.findall(rf"^\| {words}[^|]*\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)
        assert [float(number) for number in row] == list(decision[key].values())
    for name, share in decision["sure"].items():
        assert re.search(rf"{share:.0%}".replace("%", " %") + rf" with\s+`(?:policy\.sensitivity: )?{name}`", PAGE), name
