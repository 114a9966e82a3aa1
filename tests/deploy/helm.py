"""Renders the chart as Helm does, as far as its templates go: values, if/else/end, and the functions named here.

Helm itself is a program in Go and not to be had everywhere; what these templates use of its language is little. Whatever else stands in one
is refused, so that nobody takes for rendered what is not.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

CHART = Path(__file__).parents[2] / "deploy" / "helm"
_WORD = re.compile(r"\"[^\"]*\"|\S+")


def merged(values: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """As Helm merges a file of values over those of the chart."""
    both = dict(values)
    for name, value in more.items():
        below = both.get(name)
        both[name] = merged(below, value) if isinstance(value, Mapping) and isinstance(below, Mapping) else value
    return both


def rendered(**more: Any) -> list[dict[str, Any]]:
    """The chart's manifests with these values in the place of its own."""
    values = merged(yaml.safe_load((CHART / "values.yaml").read_text()), more)
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text())
    scope = {"Values": values, "Release": {"Name": "pc"}, "Chart": {"AppVersion": chart["appVersion"], "Name": chart["name"]}}
    files = sorted((CHART / "templates").glob("*.yaml"))
    return [found for file in files for found in yaml.safe_load_all(text(file.read_text(), scope)) if found]


def text(template: str, scope: Mapping[str, Any]) -> str:
    """One template's text."""
    out: list[str] = []
    # Of each open "if": whether its branch is written, and whether one was.
    branches: list[tuple[bool, bool]] = []
    for part in _parts(template):
        writing = all(written for written, _ in branches)
        if isinstance(part, str):
            out += [part] if writing else []
            continue
        name, rest = part
        if name == "if":
            truth = bool(_value(rest, scope)) if writing else False
            branches.append((truth, truth))
        elif name == "else":
            _, done = branches.pop()
            branches.append((not done, True))
        elif name == "end":
            branches.pop()
        elif writing:
            out.append(str(_value(rest, scope)))
    assert not branches, "an if has no end"
    return "".join(out)


def _parts(template: str) -> Iterator[str | tuple[str, str]]:
    """Yields texts, and (if | else | end | value, its words)."""
    at, trim = 0, False
    for match in re.finditer(r"\{\{(-?)\s*(.*?)\s*(-?)\}\}", template):
        before = template[at : match.start()]
        before = before.lstrip() if trim else before
        yield before.rstrip() if match[1] else before
        word, _, rest = match[2].partition(" ")
        yield (word, rest) if word in {"if", "else", "end"} else ("value", match[2])
        at, trim = match.end(), bool(match[3])
    yield template[at:].lstrip() if trim else template[at:]


def _value(expression: str, scope: Mapping[str, Any]) -> Any:
    first, *functions = (_WORD.findall(part) for part in expression.split("|"))
    value = _called(first, scope) if len(first) > 1 else _operand(first[0], scope)
    for function in functions:
        value = _called([*function, value], scope)
    return value


def _called(words: list[Any], scope: Mapping[str, Any]) -> Any:
    name, *given = words
    arguments = [_operand(word, scope) if isinstance(word, str) and word[:1] in {".", '"'} else word for word in given]
    match name:
        case "quote":
            return '"' + str(arguments[0]).replace('"', '\\"') + '"'
        case "default":
            return arguments[1] or arguments[0]
        case "toYaml":
            return yaml.safe_dump(arguments[0], default_flow_style=False).strip()
        case "nindent":
            return "\n" + "\n".join(" " * int(arguments[0]) + line for line in str(arguments[1]).splitlines())
        case "or":
            return next((each for each in arguments if each), arguments[-1])
    raise AssertionError(f"the templates use {name}, which is not rendered here")


def _operand(word: str, scope: Mapping[str, Any]) -> Any:
    if word.startswith('"'):
        return word.strip('"')
    assert word.startswith("."), f"{word} is not rendered here"
    value: Any = scope
    for name in word[1:].split("."):
        value = value[name]
    return value
