"""The dashboard and the alert rules ask for numbers that the bot has."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from core.metrics import Metrics
from core.records import State

FOLDER = Path(__file__).parents[2] / "deploy" / "monitoring"
DASHBOARD = json.loads((FOLDER / "dashboard.json").read_text())
RULES = [rule for group in yaml.safe_load((FOLDER / "alerts.yaml").read_text())["groups"] for rule in group["rules"]]
ASKED = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]] + [rule["expr"] for rule in RULES]
PROMTOOL = shutil.which("promtool")
# What the code counts messages under beside the states of a finding (core/responder).
OUTCOMES = {state.value for state in State} | {"quiet", "exempt", "quarantined", "seen before", "given up"}


def _names() -> dict[str, set[str]]:
    """Each name that Prometheus would store, with its labels."""
    metrics, names = Metrics(), {}
    metrics.message("p", "quiet")
    metrics.found("p", {"X": 1})
    metrics.deferred("p", "failed")
    metrics.purged({"claims": 1})
    metrics.forwarded("sent")
    metrics.connected("p", now=True)
    with metrics.checking(apart=False):
        pass
    for family in metrics.registry.collect():
        for sample in family.samples:
            names.setdefault(sample.name, set()).update(sample.labels)
    return names


@pytest.mark.parametrize("expression", ASKED)
def test_every_number_that_is_asked_for_exists(expression: str) -> None:
    names = _names()
    asked = re.findall(r"(privacy_check_\w+)(?:\{([^}]*)\})?", expression)
    assert asked
    for name, selectors in asked:
        assert name in names, name
        assert set(re.findall(r"(\w+)[=!]", selectors)) <= names[name]
    grouped = {label.strip() for part in re.findall(r"by \(([^)]*)\)", expression) for label in part.split(",")}
    assert grouped <= set[str]().union(*(names[name] for name, _ in asked))
    for written in re.findall(r'outcome=~?"([^"]+)"', expression):
        known = {"sent", "failed"} if "forwarded" in expression else OUTCOMES
        assert set(written.split("|")) <= known
    assert set(re.findall(r'why="([^"]+)"', expression)) <= {"queue full", "failed", "catch-up failed", "catch-up bound"}


def test_every_alert_says_what_it_is_and_the_operations_page_what_to_do() -> None:
    page = (FOLDER.parents[1] / "docs/operations.md").read_text(encoding="utf-8")
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule["labels"]["severity"] in {"warning", "critical"}
        assert set(rule["annotations"]) == {"summary", "description"}
        assert f"`{rule['alert']}`" in page


@pytest.mark.skipif(PROMTOOL is None, reason="promtool, of Debian's prometheus, is not here")
def test_prometheus_itself_reads_the_rules() -> None:
    done = subprocess.run(
        [str(PROMTOOL), "check", "rules", str(FOLDER / "alerts.yaml")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"SUCCESS: {len(RULES)} rules found" in done.stdout


def test_the_dashboard_is_one_that_grafana_loads() -> None:
    assert {"uid", "title", "schemaVersion", "templating", "panels"} <= DASHBOARD.keys()
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken, panel["title"]
        assert at["x"] + at["w"] <= 24
        taken |= cells
        assert all(target["datasource"]["uid"] == "${datasource}" for target in panel["targets"])


def test_every_number_of_the_bot_is_on_the_dashboard() -> None:
    shown = {name for expression in ASKED for name in re.findall(r"privacy_check_\w+", expression)}
    families = {re.sub(r"_(?:total|created|bucket|sum|count)$", "", name) for name in _names()}
    assert families == {re.sub(r"_(?:total|bucket)$", "", name) for name in shown}
