"""Labels in all languages: what stands behind them and under them is found, in forms, keys, tables and sentences."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import path
from config.labels import LanguageLabels, load_labels
from config.policy import Policy
from config.recognizers import load_recognizers
from core.checker import Checker
from core.detection.detector import Detector
from core.text import Text
from tests.core.detection.detecting import detected
from tests.messages import asked

FOLDER = path("labels", Path("/nowhere"))
LANGUAGES = {file.stem: labels for file, labels in zip(sorted(FOLDER.glob("*.yaml")), load_labels(FOLDER), strict=True)}
SAMPLES = {
    "DATE_OF_BIRTH": "14.02.1991",
    "PHONE_NUMBER": "0171 3948576",
    "SALARY": "58.400 €",
    "OCCUPATION": "Dachdecker",
    "PERSONAL_TRAIT": "Muslim",
    "MARITAL_STATUS": "widowed",
    "MEDICAL_CONDITION": "penicillin",
    "LOCATION": "Lindenallee 7, Leipzig",
    "LICENSE_PLATE": "AB 123 CD",
    "PERSON": "Kowalczyk",
    "PIN": "4471",
    "EMAIL_ADDRESS": "ana@hale-sons.co.uk",
    "US_SSN": "536-22-1187",
    "IBAN_CODE": "DE02 1203 0000 0000 2020 51",
    "CREDIT_CARD": "4539 1488 0343 6467",
    "PASSWORD": "Kd7!x9Qp",
    "API_KEY": "f81d4faeLq07",
    "IP_ADDRESS": "81.227.14.90",
    "AGE": "41",
}
NUMBER = "KX-558-2091"


def written(label: str, language: LanguageLabels) -> Iterator[str]:
    """A label as people write it: with the first and the last word for a number, both ways round."""
    if "#" not in label:
        yield label
        return
    noun = label.strip("# ")
    for word in (language.number[0], language.number[-1]):
        if label.startswith("#"):
            of = f" {language.of[-1]}" if language.of else ""
            yield f"{word}{of} {noun}".replace("' ", "'")
            yield f"{noun} {word}"
        else:
            yield f"{noun}{' ' if label.endswith(' #') else ''}{word}"


def readable(checker: Checker, text: str, value: str) -> bool:
    return value in checker.check(asked(text), Policy()).redaction.raw


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_form_leaves_nothing_readable(checker: Checker, name: str) -> None:
    language = LANGUAGES[name]
    missed = [
        text
        for kind, labels in language.fields.items()
        for label in labels
        for words in written(label, language)
        for text in (f"{words.capitalize()}: {SAMPLES.get(kind, NUMBER)}", f"X: 1\n{words}: {SAMPLES.get(kind, NUMBER)}\nY: 2")
        if readable(checker, text, SAMPLES.get(kind, NUMBER))
    ]
    assert missed == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_keys_of_data_leave_nothing_readable(checker: Checker, name: str) -> None:
    language = LANGUAGES[name]
    keys = (
        (re.sub(r"\W+", "_", words.replace("°", "").replace("º", "")).strip("_").lower(), SAMPLES.get(kind, NUMBER))
        for kind, labels in language.fields.items()
        for label in labels
        for words in written(label, language)
    )
    assert [key for key, value in keys if readable(checker, f'{{"row": 1, "{key}": "{value}"}}', value)] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_columns_leave_nothing_readable(checker: Checker, name: str) -> None:
    language = LANGUAGES[name]
    columns = (
        (words, SAMPLES.get(kind, NUMBER))
        for table in (language.fields, language.columns)
        for kind, labels in table.items()
        for label in labels
        for words in written(label, language)
    )
    texts = ((words, f"row;{words};x\n1;{value};a\n2;{value};b", value) for words, value in columns)
    assert [words for words, text, value in texts if readable(checker, text, value)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ihre Kundennummer 884-2210 wurde gesperrt", "884-2210"),
        ("mon numéro client est C-4482917, merci", "C-4482917"),
        ("el número de póliza HX-558-2091 ha vencido", "HX-558-2091"),
        ("la polizza n. HX-558-2091 è scaduta", "HX-558-2091"),
        ("minha matrícula é E-20931", "E-20931"),
        ("mijn polisnummer is HX-558-2091", "HX-558-2091"),
        ("zgłasza reklamację nr R/2291/26 dzisiaj", "R/2291/26"),
        ("Az.: Aktenzeichen 12 O 443/25 beim LG", "12 O 443/25"),
        ("frequent flyer LH 992003417283910", "992003417283910"),
        ("<numeroCliente>C-4482917</numeroCliente>", "C-4482917"),
    ],
)
def test_in_sentences(checker: Checker, text: str, value: str) -> None:
    assert not readable(checker, text, value)


@pytest.mark.parametrize(
    "text",
    [
        "Adresse: siehe Webseite",
        "Diagnose: DNS kaputt, Max schaut",
        "rg 4040 src",
        "profession: true",
        "Clave: usar el índice correcto",
        "número de versión 4.2.1",
        "Placa: RTX 4090",
        "allergies: none",
        "the pass id 48291 is gone",
        "ticket id 48291",
    ],
)
def test_words_that_resemble_labels(detector: Detector, text: str) -> None:
    assert detected(detector, Text.plain(text), lambda _: False) == []


def test_an_admin_adds_a_language(tmp_path: Path) -> None:
    folder = tmp_path / "labels"
    folder.mkdir()
    (folder / "sv.yaml").write_text("number: [nummer, nr]\nfields:\n  CUSTOMER_ID: ['kund#']\n", encoding="utf-8")
    detector = Detector(load_recognizers(tmp_path))
    text = "ditt kundnummer KX-558-2091 är spärrat"
    found = detected(detector, Text.plain(text), lambda _: False)
    assert [(f.entity_type, text[f.start : f.end], f.source) for f in found] == [
        ("CUSTOMER_ID", "KX-558-2091", "fields.customer_id")
    ]
