"""Phrases and translated guides say the same in every language."""

import re

import pytest

from config.guides import load_guides
from config.phrases import Phrases, load_phrases
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
        assert name == "days" or said != english, name


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
