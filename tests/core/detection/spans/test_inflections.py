"""Names in another case of their language are found, and only in texts of such a language."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.spans.propagate import Inflections, Stems, inflected
from core.finding import Evidence, Finding, Role


def found(text: str, *names: str, kind: str = "PERSON", roles: frozenset[Role] = frozenset()) -> list[Finding]:
    return [Finding(at := text.index(name), at + len(name), kind, 0.5, "x", Evidence.MODEL, roles) for name in names]


def people(text: str, *names: str) -> list[str]:
    return [text[f.start : f.end] for f in inflected(text, found(text, *names)) if f.entity_type == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("Zofia Wrona nie przyszła, umowę Zofii Wrony mamy; z Wroną rozmawiał szef", "Zofia Wrona", ["Zofii Wrony", "Wroną"]),
        ("Вера Сокольник не пришла, договор Веры Сокольник у Вере", "Вера Сокольник", ["Веры Сокольник", "Вере"]),
        ("Wenzel Reuter ist da, und Wenzels Vertrag ist fertig", "Wenzel Reuter", ["Wenzels"]),
        ("Réka nem jött, de Rékának kész van már", "Réka", ["Rékának"]),
        ("Aino Lehtimäki ei tullut, mutta Ainon sopimus on valmis", "Aino Lehtimäki", ["Ainon"]),
        ("Η Ευανθία δεν ήρθε, αλλά το συμβόλαιο της Ευανθίας είναι έτοιμο", "Ευανθία", ["Ευανθίας"]),
        # English: other people.
        ("Martin is here, and the file of Martina is not", "Martin", []),
        # A stem of three letters is too little, small letters are a word.
        ("Marek nie przyszedł, a Maria mamy już", "Marek", []),
        ("Zofia Wrona nie przyszła, już wrony lecą", "Zofia Wrona", []),
    ],
)
def test_other_cases_are_found(text: str, name: str, more: list[str]) -> None:
    assert people(text, name) == [name, *more]


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("客户钱思远来电，钱先生明天来，没有钱", "钱思远", ["钱"]),
        ("長谷川美咲から電話。長谷川さんに送って", "長谷川美咲", ["長谷川"]),
        ("한서윤 고객, 한 과장님 확인", "한서윤", ["한"]),
        ("田中太郎と田んぼ", "田中太郎", []),
    ],
)
def test_family_names_before_an_honorific_are_found(text: str, name: str, more: list[str]) -> None:
    assert people(text, name) == [name, *more]


def test_a_place_that_the_model_read_becomes_the_person() -> None:
    text = "Zofia nie przyszła, proszę pisać do Zofii już"
    findings = [*found(text, "Zofia"), *found(text, "Zofii", kind="LOCATION")]
    assert [f.entity_type for f in inflected(text, findings)] == ["PERSON", "PERSON"]
    street = found(text, "Zofii", kind="LOCATION", roles=frozenset({Role.ADDRESS}))
    assert [f.entity_type for f in inflected(text, [*found(text, "Zofia"), *street])] == ["PERSON", "LOCATION"]


def test_without_people_nothing_changes() -> None:
    text = "Zofia nie przyszła, proszę pisać do Zofii"
    findings = found(text, "Zofii", kind="LOCATION")
    assert inflected(text, findings) == findings


def test_the_shortest_ending_owns_a_stem() -> None:
    stems = Stems(Inflections("nie jest już"))
    for word in ("Wronami", "Wrona"):
        stems.add(word)
    assert stems.find("Wrony") == "Wrona"
    assert stems.find("Wronami") == "Wronami"
    assert stems.find("Kowal") is None


@given(st.text(max_size=200), st.integers(0, 150), st.integers(1, 30))
def test_findings_stay_sorted_and_apart(text: str, start: int, length: int) -> None:
    text = f"nie jest już {text}"
    end = min(len(text), start + length)
    if start >= end:
        return
    result = inflected(text, [Finding(start, end, "PERSON", 0.5, "x", Evidence.MODEL)])
    assert all(first.end <= second.start for first, second in itertools.pairwise(result))
