"""Phrases and translated guides say the same in every language."""

import re

import pytest

from config.guides import load_guides
from config.phrases import Phrases, load_phrases
from core.reminders.posts import Progress, progress_line
from tests.conftest import NOWHERE

PHRASES = load_phrases(NOWHERE)
TRANSLATED = ("chatgpt", "claude", "gemini", "copilot")


def blanks(text: object) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(text)))


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_phrase_has_the_same_blanks_as_the_english_one(language: str) -> None:
    for name in Phrases.model_fields:
        said, english = getattr(PHRASES[language], name), getattr(PHRASES["en"], name)
        assert blanks(said) == blanks(english), name
        assert name in ("days", "zero_as_one") or said != english, name


COUNTED = {
    "en": (
        ("0 of 3 have confirmed.", "1 of 3 has confirmed.", "2 of 3 have confirmed."),
        ("0 people have confirmed.", "1 person has confirmed.", "2 people have confirmed."),
        ("1 person does not need it.", "2 people do not need it."),
    ),
    "de": (
        ("0 von 3 haben es bestätigt.", "1 von 3 hat es bestätigt.", "2 von 3 haben es bestätigt."),
        ("0 Personen haben es bestätigt.", "1 Person hat es bestätigt.", "2 Personen haben es bestätigt."),
        ("1 Person braucht es nicht.", "2 Personen brauchen es nicht."),
    ),
    "fr": (
        ("0 sur 3 l'a confirmé.", "1 sur 3 l'a confirmé.", "2 sur 3 l'ont confirmé."),
        ("0 personne l'a confirmé.", "1 personne l'a confirmé.", "2 personnes l'ont confirmé."),
        ("1 personne n'en a pas besoin.", "2 personnes n'en ont pas besoin."),
    ),
    "es": (
        ("0 de 3 lo han confirmado.", "1 de 3 lo ha confirmado.", "2 de 3 lo han confirmado."),
        ("0 personas lo han confirmado.", "1 persona lo ha confirmado.", "2 personas lo han confirmado."),
        ("1 persona no lo necesita.", "2 personas no lo necesitan."),
    ),
}


@pytest.mark.parametrize("language", COUNTED)
def test_a_number_has_the_form_that_goes_with_it(language: str) -> None:
    of_three, alone, others = COUNTED[language]
    phrases = PHRASES[language]
    assert [progress_line(Progress({"done": n}, 3), phrases) for n in range(3)] == list(of_three)
    assert [progress_line(Progress({"done": n}), phrases) for n in range(3)] == list(alone)
    for number, said in enumerate(others, 1):
        assert progress_line(Progress({"unused": number}, 3), phrases) == f"{of_three[0]} {said}"


def test_an_admins_phrases_from_before_still_do() -> None:
    older = PHRASES["en"].model_copy(update={"confirmed_of_one": "", "others_one": ""})
    assert progress_line(Progress({"done": 1, "unused": 1}, 3), older) == "1 of 3 have confirmed. 1 people do not need it."


@pytest.mark.parametrize("language", PHRASES)
def test_buttons_fit_on_every_platform(language: str) -> None:
    phrases = PHRASES[language]
    buttons = (phrases.done, phrases.show_me_how, phrases.not_used, phrases.excluded, phrases.tomorrow, phrases.no_nudges)
    assert all(len(label) <= 40 for label in buttons)


@pytest.mark.parametrize("language", ["de", "fr", "es"])
@pytest.mark.parametrize("key", TRANSLATED)
def test_a_translation_has_all_that_the_english_guide_has(language: str, key: str) -> None:
    guides, problems = load_guides(NOWHERE)
    assert problems == []
    english, guide = guides[key], guides.said_in(language, key)
    assert guide is not None
    assert guide.language == language
    assert guide.version == english.version
    for name in ("steps", "does_not", "habits", "share_links", "links"):
        assert len(getattr(guide, name)) == len(getattr(english, name)), name
    assert {device: len(steps) for device, steps in guide.steps.items()} == {d: len(s) for d, s in english.steps.items()}


def test_what_is_not_translated_is_english_and_what_is_unknown_is_none() -> None:
    guides, _ = load_guides(NOWHERE)
    assert guides.said_in("de", "poe") is guides["poe"]
    assert guides.said_in("de", "nothing") is None
    assert "poe" not in guides.without({"poe"})
