"""German nouns are no names, and German names are."""

from pathlib import Path

import pytest

from config.policy import Policy
from config.public_people import SHIPPED
from core.checker import Checker
from core.detection.names.german_nouns import GermanNouns, is_german
from core.finding import Evidence, Finding
from tests.messages import asked

SHIPPED_NAMES = SHIPPED.parent
WORK = """Die Krankmeldung liegt seit drei Wochen im Posteingang, bitte an die Buchhaltung weiterleiten.
Der Vertrag läuft bis Ende des Jahres, die Kündigungsfrist beträgt sechs Wochen.
Wir treffen uns morgen um zehn Uhr im großen Besprechungsraum, bringt bitte eure Unterlagen mit.
Das Angebot für die neue Heizung ist da, der Preis liegt bei 12.000 Euro ohne Montage.
Heute gibt es in der Kantine Linsensuppe und Apfelkuchen, wer kommt mit?
Die Datenbank antwortet nicht, die Abfrage läuft seit zwei Stunden und der Speicher ist voll.
Unsere Kunden wünschen sich eine Übersicht der offenen Bestellungen im Kundenbereich.
Kann jemand die Präsentation für den Vorstand fertig machen? Mir fehlt die Zeit.
Die Lieferung verzögert sich wegen des Streiks bei der Bahn um einige Tage.
Im Anhang der Entwurf, Anmerkungen gern direkt ins Dokument.
Die Bewerbung wurde abgelehnt, weil das Zeugnis fehlte.
Frühstück am Freitag um neun, Brötchen und Kaffee spendiert die Geschäftsleitung.
Neue Regelung zur Heimarbeit ab Januar, Einzelheiten folgen per Rundschreiben.""".splitlines()


@pytest.mark.parametrize("text", WORK)
def test_work_holds_no_names(checker: Checker, text: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Können wir Großmann anrufen? Der Termin mit Schmidt fällt aus, sagt Petra.", ("Großmann", "Schmidt", "Petra")),
        ("Herr Kreyenhop aus Bremen wartet, seine Frau Wiebke hat gestern geschrieben.", ("Kreyenhop", "Bremen", "Wiebke")),
        ("Bitte den Vertrag an Thorben Kreyenhop, Lindenallee 7a, 04177 Leipzig, schicken.", ("Thorben", "Kreyenhop", "Leipzig")),
        ("Gestern war ich mit Oluwaseun Adebayo in Hamburg, er zieht nach Kiel.", ("Oluwaseun", "Adebayo", "Hamburg", "Kiel")),
        ("Jürgen Großmann hat gekündigt, Anneliese Hoffmann übernimmt.", ("Jürgen", "Großmann", "Anneliese", "Hoffmann")),
        ("Die Mieterin Agnieszka Wójcik wohnt seit Mai in Köln.", ("Agnieszka", "Wójcik", "Köln")),
        ("Kollegin Ngozi Okonkwo und Kollege Li Wei vertreten mich bis Freitag.", ("Ngozi", "Okonkwo", "Li", "Wei")),
        ("Der Server in Frankfurt ist nicht erreichbar.", ("Frankfurt",)),
    ],
)
def test_names_are_found(checker: Checker, text: str, names: tuple[str, ...]) -> None:
    redacted = checker.check(asked(text), Policy()).redaction.raw
    assert [name for name in names if name in redacted] == []


def test_nouns_before_a_name_stay(checker: Checker) -> None:
    text = "mein Nachbar Horst Krawuttke hat wieder die Polizei gerufen"
    assert checker.check(asked(text), Policy()).redaction.raw == "mein Nachbar [PERSON_1] hat wieder die Polizei gerufen"


def test_titles_and_labels_stay(checker: Checker) -> None:
    text = "Bitte an Herrn Thorben Kreyenhop, Kundennummer 884-2210, die Kündigung der Police HX-558-2091 schicken."
    redacted = "Bitte an Herrn [PERSON_1], Kundennummer [CUSTOMER_ID_1], die Kündigung der Police [ORDER_ID_1] schicken."
    assert checker.check(asked(text), Policy()).redaction.raw == redacted
    short = checker.check(asked("Bitte an Herrn Thorben Kreyenhop, Kundennummer 884-2210 schicken."), Policy()).redaction.raw
    assert short == "Bitte an Herrn [PERSON_1], Kundennummer [CUSTOMER_ID_1] schicken."


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("Der Termin ist morgen, bitte nicht vergessen", True),
        ("Im Anhang der Entwurf, Anmerkungen gern", True),
        ("the meeting is tomorrow, I was told to die of boredom", False),
        ("De vergadering is verplaatst naar donderdag", False),
        ("Müller", False),
        ("", False),
    ],
)
def test_what_is_german(text: str, german: bool) -> None:
    assert is_german(text) is german


def test_without_the_list_all_is_believed(tmp_path: Path) -> None:
    text = "Bitte die Montage nicht vergessen"
    found = [Finding(10, 17, "PERSON", 0.6, "name_model", Evidence.MODEL)]
    assert list(GermanNouns(tmp_path / "none.txt", lambda _: False).without_nouns(text, found)) == found


@pytest.mark.parametrize("word", ["Rechnungsadresse", "Kundenstamm", "Preisliste", "Angebot", "Fehlermeldung"])
def test_nouns_are_known_in_any_text(word: str) -> None:
    assert GermanNouns(SHIPPED_NAMES / "nouns.de.txt", lambda _: False).is_noun(word)


@pytest.mark.parametrize("word", ["Feuerbach", "Steinhaus", "Denmark", "Salzgitter", "Kowalski", "Ski"])
def test_names_and_towns_are_no_nouns_of_two(word: str) -> None:
    assert not GermanNouns(SHIPPED_NAMES / "nouns.de.txt", lambda _: False).is_noun(word)
