"""Labels in all languages: what stands behind them and under them is found, in forms, keys, tables and sentences."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from config import path
from config.labels import LanguageLabels, load_labels
from config.policy import Policy
from config.recognizers import load_recognizers
from core.checker import Checker
from core.detection.detector import Detector
from core.detection.normalise import normalise
from core.detection.pipeline import for_rules
from core.text import Text
from tests.core.detection.detecting import detected
from tests.messages import asked

FOLDER = path("labels", Path("/nowhere"))
LANGUAGES = {file.stem: labels for file, labels in zip(sorted(FOLDER.glob("*.yaml")), load_labels(FOLDER), strict=True)}
# In the scripts without capitals, names and addresses look otherwise.
OWN_SAMPLES: dict[str, dict[str, str]] = {
    "zh": {"PERSON": "张伟", "LOCATION": "武汉市洪山区珞喻路1037号", "DATE_OF_BIRTH": "1987年4月20日"},
    "ja": {"PERSON": "田中太郎", "LOCATION": "東京都渋谷区神南1丁目19番11号", "DATE_OF_BIRTH": "昭和61年5月4日"},
    "ko": {"PERSON": "김민수", "LOCATION": "서울특별시 강남구 테헤란로 152", "DATE_OF_BIRTH": "1985년 4월 12일"},
    "th": {"PERSON": "สมชาย ใจดี", "LOCATION": "42/5 ถนนสุขุมวิท กรุงเทพ", "DATE_OF_BIRTH": "12 เมษายน พ.ศ. 2528"},
    "ar": {"PERSON": "أحمد محمود", "LOCATION": "شارع الجلاء رقم 42"},
    "fa": {"PERSON": "علی رضایی", "LOCATION": "خیابان ولیعصر پلاک 42"},
    "he": {"PERSON": "יוסי כהן", "LOCATION": "רחוב הרצל 42"},
    "hi": {"PERSON": "राजेश कुमार", "LOCATION": "मकान नंबर 42"},
    "ru": {"PERSON": "Кузнецов Андрей", "LOCATION": "ул. Ленина, д. 5, кв. 52", "DATE_OF_BIRTH": "12 апреля 1985"},
    "uk": {"PERSON": "Шевченко Оксана", "LOCATION": "вул. Хрещатик, буд. 22"},
    "bg": {"PERSON": "Иван Петров", "LOCATION": "ул. Граф Игнатиев 12"},
    "el": {"PERSON": "Γιώργος Παπαδόπουλος", "LOCATION": "Λεωφόρος Κηφισίας 42"},
}
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
# What no name of a key has; vowel signs of Hindi and Thai are marks, and no letters to "re".
KEY = re.compile(r"[\s!-/:-@[-`{-~№–—]+")


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


def sample(name: str, kind: str) -> str:
    return OWN_SAMPLES.get(name, {}).get(kind) or SAMPLES.get(kind, NUMBER)


def readable(checker: Checker, text: str, value: str) -> bool:
    return value in checker.check(asked(text), Policy()).redaction.raw


def fields(name: str, *, columns: bool = False) -> Iterator[tuple[str, str]]:
    """A language's labels, as people write them, with a value of their kind."""
    language = LANGUAGES[name]
    for table in (language.fields, language.columns) if columns else (language.fields,):
        for kind, labels in table.items():
            yield from ((words, sample(name, kind)) for label in labels for words in written(label, language))


def missed(detector: Detector, parts: Iterable[tuple[str, str]], between: str = "\n") -> list[str]:
    """The texts of which rules and tables alone leave a character of the value; parts: each a text that ends with its value."""
    together = list(parts)
    inner = for_rules(normalise(Text.plain(between.join(text for text, _ in together))))
    spans = (inner.to_raw(found.start, found.end) for found in detector.match(inner.visible))
    hidden = {at for span in spans for at in range(span.start, span.end)}
    left, end = [], -1
    for text, value in together:
        end += 1 + len(text)
        begin = inner.raw.rindex(value, 0, end)
        if not all(at in hidden for at in range(begin, begin + len(value)) if inner.raw[at].isalnum()):
            left.append(text)
    return left


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_form_leaves_nothing_readable(detector: Detector, name: str) -> None:
    lines = ((f"{words.capitalize() if at % 2 else words}: {value}", value) for at, (words, value) in enumerate(fields(name)))
    assert [line for some in batched(lines) for line in missed(detector, some)] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_keys_of_data_leave_nothing_readable(detector: Detector, name: str) -> None:
    keys = ((KEY.sub("_", words.replace("°", "").replace("º", "")).strip("_").lower(), value) for words, value in fields(name))
    lines = ((f'{{"row": 1, "{key}": "{value}"}}', value) for key, value in keys)
    assert [line for some in batched(lines) for line in missed(detector, some)] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_columns_leave_nothing_readable(detector: Detector, name: str) -> None:
    left = []
    for some in batched(fields(name, columns=True)):
        header = ";".join(words for words, _ in some)
        cells = [(f"row;{header}\n1", "1"), *((value, value) for _, value in some)]
        left += missed(detector, cells, ";")[1:]
    assert left == []


def batched(lines: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """A dozen together, as a text of a line is slower to read than a line of a text."""
    rest = iter(lines)
    while some := list(islice(rest, 12)):
        yield some


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


@pytest.mark.parametrize(
    "text",
    [
        "Anrede:\nTitel:\nVorname:\nNachname:\nGeburtsname:\nStaatsangehörigkeit:\nErreichbarkeit tagsüber:",
        "Nombre:\nApellidos:\nTeléfono:\nCorreo:",
        "**Name:**\n\n**Arbeitgeber:**\n\n**Beruf:**\n",
        "> Nom :\n> Prénom :\n> Profession :\n",
    ],
)
def test_a_form_that_nobody_has_filled_in_has_no_values(detector: Detector, text: str) -> None:
    assert detected(detector, Text.plain(text), lambda _: False) == []


def test_a_value_on_the_line_behind_its_label_is_one(detector: Detector) -> None:
    text = "Nachname:\nKowalczyk\nVorname:\nZofia"
    found = detected(detector, Text.plain(text), lambda _: False)
    assert [text[f.start : f.end] for f in found] == ["Kowalczyk", "Zofia"]


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
