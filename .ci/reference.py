"""Writes docs/settings.md and docs/recognizers.md from the code. ``make reference``; a test says when they are old."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel

from bots.discord.settings import DiscordSettings
from bots.playground.settings import PlaygroundSettings
from bots.slack.settings import SlackSettings
from config.entities import EntityType, load_entities
from config.explain import explain
from config.settings import PREFIX, Settings
from config.sources import is_secret
from core.detection.registry import shipped_national_rules
from core.detection.rule import Rule
from core.detection.rules import families

ROOT = Path(__file__).parents[1]
MADE = "<!-- Made by `make reference`: change the code, not this file. -->"
# Of each part of the settings, in a line.
SECTIONS = {
    "policy": "What is found, and how soon it alarms. Admins of a workspace can change sensitivity and style for their own.",
    "reminders": "[Reminders](reminders.md) to opt out of training.",
    "throttle": "How often people are told, and how long shadow mode lasts.",
    "files": "How much of a shared file is read.",
    "load": "How much is done at once.",
    "catchup": "What is read after a pause.",
    "history": "[Searching the history](history.md).",
    "retention": "How long what is stored is kept ([privacy](privacy.md)).",
    "sharing": "How several processes share the work.",
    "health": "[Health and metrics](running.md#health-and-metrics).",
    "siem": "[Forwarding to a SIEM](running.md#forwarding-to-a-siem).",
    "traces": "[Traces](running.md#traces).",
}
LONGEST = 90
# What a default is wherever the page is read, and not on the machine of whoever writes it.
DEFAULTS = {"data_dir": "~/.local/share/privacy-check", "config_dir": "/etc/privacy-check"}


def cell(text: object) -> str:
    """As a table bears it."""
    return str(text).replace("|", "\\|").replace("\n", " ").strip()


def code(text: str) -> str:
    """In a table, as it is written; with more backticks where it has some."""
    ticks = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{ticks}{pad}{cell(text)}{pad}{ticks}" if text else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yields its lines, and an empty one."""
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def short(value: str) -> str:
    """A default that is a long list is told by its beginning and length."""
    if len(value) <= LONGEST:
        return code(value)
    return f"{code(value[:LONGEST].rpartition(', ')[0])} … ({value.count(',') + 1} in all)"


def settings() -> str:
    """The page of settings."""
    lines = [
        MADE,
        "# Settings",
        "",
        "Every setting has a default; most teams change two or three. A setting comes from the environment, or else from",
        "`privacy-check.yaml` (in the working folder, or `--config FILE`), or else from the default. `policy.style` is, in the",
        f"environment, `{PREFIX}POLICY__STYLE`; lists have commas there. `privacy-check settings --explain` prints what is in",
        "force and where it comes from. There is [an example of the file](command.md#settings). What admins choose in the chat",
        "(`/privacy-check settings`) is stored in the database.",
        "",
    ]
    groups: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    secrets = {name for name, field in Settings.model_fields.items() if is_secret(field)}
    for row in explain(Settings(), {}, ""):
        section, dot, _ = row.key.partition(".")
        if row.key != "platforms":
            groups[section if dot else ("secrets" if section in secrets else "others")].append(
                (row.key, DEFAULTS.get(row.key, row.default), row.meaning)
            )
    for name in [*(each for each in groups if each not in {"secrets", "others"}), "others"]:
        lines += [f"## {name}", "", *([SECTIONS[name], ""] if name in SECTIONS else [])]
        lines += table(
            ("setting", "default", "meaning"),
            ((code(key), short(default), cell(meaning)) for key, default, meaning in groups[name]),
        )
    lines += [
        "## Secrets",
        "",
        "From the environment only, or from the file that `NAME_FILE` names; never from `privacy-check.yaml`.",
        "",
    ]
    lines += table(("variable", "meaning"), ((code(variable(key)), cell(meaning)) for key, _, meaning in groups["secrets"]))
    for title, kind in (("Slack", SlackSettings), ("Discord", DiscordSettings), ("Playground", PlaygroundSettings)):
        lines += [f"## {title}", "", *table(("variable", "default", "meaning"), platform(kind))]
    return "\n".join(lines).rstrip() + "\n"


def variable(key: str) -> str:
    """The environment's name of a secret."""
    return "DATABASE_URL" if key == "database_url" else f"{PREFIX}{key.upper()}"


def platform(kind: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    """Yields the rows of a platform's settings."""
    prefix = str(kind.model_config.get("env_prefix", ""))
    for name, field in kind.model_fields.items():
        value = "" if is_secret(field) else field.get_default(call_default_factory=True)
        shown = ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
        yield code(f"{prefix}{name}".upper()), short(shown), cell(field.description or "")


def recognizers() -> str:
    """The page of what is found."""
    types = load_entities()
    ruled: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    for family, rules in (*families(), ("national_numbers", shipped_national_rules())):
        for rule in rules:
            ruled[rule.entity_type].append((family, rule))
    known: dict[str, dict[str, object]] = yaml.safe_load((ROOT / "config/entities.yaml").read_text(encoding="utf-8"))
    lines = [
        MADE,
        "# What it finds",
        "",
        f"{len(known)} types, by {sum(map(len, ruled.values()))} rules, the labels of {len(labels())} languages, the name model,",
        "and readers of names in other scripts. All examples are invented. A rule is switched off by its name, or its file's,",
        "under `disabled` in `recognizers.yaml`; add your own as [adding a recognizer](adding-a-recognizer.md) says.",
        "[How it decides](how-it-decides.md) explains when a finding alarms.",
        "",
        "## Languages",
        "",
        f"Labels of forms, tables and keys, and the words beside values, are known in: {', '.join(labels())}.",
        "Names of people are found in these and most other languages in Latin script by the shipped model, and in other",
        f"scripts by readers of their own: {', '.join(readers())} (ISO 639 codes).",
        "How well, by language: [figures](../benchmarks/README.md#names-in-other-scripts).",
        "",
        "## Types",
        "",
        "**alone**: one finding that is sure enough alarms. A number: the points that distinct values add.",
        "",
    ]
    lines += table(
        ("type", "what people read", "severity", "alarms", "rules"),
        (
            (
                code(name),
                cell(types[name].name),
                types[name].severity,
                alarms(types[name]),
                str(len(ruled[name])) if ruled[name] else "model, labels or lists",
            )
            for name in known
        ),
    )
    lines += [
        "## Rules",
        "",
        "An example of each; the value that is found is in bold. National numbers need one of their words nearby.",
        "",
    ]
    by_family: dict[str, list[Rule]] = defaultdict(list)
    for found in ruled.values():
        for family, rule in found:
            by_family[family].append(rule)
    for family in sorted(by_family):
        lines += [f"### {family}", ""]
        lines += table(("rule", "type", "example", "documented in"), (row(rule) for rule in by_family[family]))
    return "\n".join(lines).rstrip() + "\n"


def alarms(found: EntityType) -> str:
    """When a type alarms, in a word."""
    return "alone" if found.alarm == "alone" else f"{found.weight:g}"


def row(rule: Rule) -> tuple[str, str, str, str]:
    """A rule's row. A secret's example is left out: hosts refuse to store what looks like a key."""
    secret = rule.entity_type in {"API_KEY", "PASSWORD", "PRIVATE_KEY", "JWT", "COOKIE", "SEED_PHRASE"}
    text, value = rule.matches[0] if rule.matches and not secret else ("", "")
    before, _, after = (
        (escaped(part) for part in text.replace("\n", " ").partition(value.replace("\n", " "))) if value else ("", "", "")
    )
    # Not stars, which Markdown reads as text between letters of some scripts.
    example = f"{before}<b>{escaped(value.replace(chr(10), ' '))}</b>{after}" if value else ""
    return code(rule.name), code(rule.entity_type), "a key or password" if secret else example, escaped(rule.source)


def escaped(text: str) -> str:
    """What Markdown would read as markup."""
    text = text if len(text) < LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    return "".join(f"\\{each}" if each in "*_`[]<>#~|" else each for each in text)


def labels() -> list[str]:
    """The languages of the labels."""
    return sorted(file.stem for file in (ROOT / "config/labels").glob("*.yaml"))


def readers() -> list[str]:
    """The languages of the readers of names by script."""
    return sorted({str(entry["code"]) for entry in yaml.safe_load((ROOT / "config/scripts.yaml").read_text(encoding="utf-8"))})


PAGES = {"settings.md": settings, "recognizers.md": recognizers}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / "docs" / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")
