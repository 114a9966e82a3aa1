"""Lists of names and places of one language from Mimesis and Faker, for generated sentences."""

import json
from collections.abc import Iterator
from pathlib import Path

import mimesis
from faker import Faker

_DATA = Path(mimesis.__file__).parent / "datasets"


def strings(value: object) -> Iterator[str]:
    """All strings in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def mimesis_list(locale: str, file: str, key: str) -> list[str]:
    """One of Mimesis' lists, such as ("ja", "person", "surnames"), sorted."""
    data = json.loads((_DATA / locale / f"{file}.json").read_text(encoding="utf-8"))
    return sorted(set(strings(data.get(key, []))))


def faker_list(locale: str, *keys: str) -> list[str]:
    """Lists of Faker's provider of persons, such as "first_names", sorted."""
    providers = Faker(locale).get_providers()
    person = next(p for p in providers if type(p).__module__.startswith("faker.providers.person"))
    return sorted({name for key in keys for name in getattr(person, key, ())})


def values(code: str) -> dict[str, tuple[str, ...]]:
    """The lists of <code>.values.txt, one a line: a name, a colon, and the values between bars."""
    lines = (Path(__file__).parent / f"{code}.values.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {name: tuple(each.split("|")) for name, each in pairs}
