"""Guides are whole, and broken ones are named."""

from datetime import date, timedelta
from pathlib import Path

from config.guides import STALE_DAYS, load_guides
from tests.conftest import NOWHERE

TODAY = date(2026, 11, 28)
VENDORS = {
    "character_ai": "character.ai",
    "chatgpt": "openai.com",
    "claude": "claude.com",
    "copilot": "microsoft.com",
    "cursor": "cursor.com",
    "deepseek": "deepseek.com",
    "gemini": "google.com",
    "github_copilot": "github.com",
    "grok": "x.ai",
    "grok_x": "x.com",
    "linkedin": "linkedin.com",
    "meta_ai": "meta.com",
    "mistral": "mistral.ai",
    "notion_ai": "notion.com",
    "perplexity": "perplexity.ai",
    "poe": "poe.com",
    "slack_ai": "slack.com",
}
EVERY = """character_ai chatgpt claude copilot cursor deepseek gemini github_copilot grok grok_x linkedin meta_ai mistral notion_ai
    perplexity poe slack_ai"""


def test_no_two_guides_answer_to_one_name() -> None:
    guides, _ = load_guides(NOWHERE)
    names = [name for g in guides.values() for name in {n.casefold() for n in (g.assistant, g.name, *g.aliases)}]
    assert len(names) == len(set(names))
    assert guides["mistral"].answers_to("Le Chat")
    assert all(g.assistant == key for key, g in guides.items())


def test_the_shipped_guides_say_what_people_get_wrong() -> None:
    guides, problems = load_guides(NOWHERE)
    assert problems == []
    assert set(guides) == set(EVERY.split())
    for guide in guides.values():
        text = " ".join(guide.does_not).casefold()
        assert all(word in text for word in ("forward only", "per ", "stor", "until you")), guide.name
        assert "Chat history & training" not in " ".join(step for steps in guide.steps.values() for step in steps)


def test_a_guide_grows_old() -> None:
    guide = load_guides(NOWHERE)[0]["chatgpt"]
    assert not guide.stale(guide.verified_on + timedelta(days=STALE_DAYS))
    assert guide.stale(guide.verified_on + timedelta(days=STALE_DAYS + 1))


def test_a_guide_claims_no_day_that_its_source_does_not_tell() -> None:
    guides, _ = load_guides(NOWHERE)
    assert guides["chatgpt"].checked() == "on 2026-10-05"
    assert guides["perplexity"].model_copy(update={"dated": "year"}).checked() == "in 2026"
    assert guides["poe"].checked() == "at a time that its source does not tell"
    firsts = [key for key, guide in guides.items() if guide.verified_on.timetuple().tm_yday == 1 and guide.dated == "day"]
    assert firsts == []


def test_each_guide_names_a_page_of_its_vendor() -> None:
    guides, _ = load_guides(NOWHERE)
    assert set(VENDORS) == set(guides)
    for key, guide in guides.items():
        hosts = [link.url.host or "" for link in guide.links]
        assert any(host == VENDORS[key] or host.endswith(f".{VENDORS[key]}") for host in hosts), key


def test_each_guide_is_confirmed_by_a_dated_page_or_says_why_not() -> None:
    """A confirmed one was dated to the day, and fresh, when this was written."""
    guides, _ = load_guides(NOWHERE)
    unconfirmed = {key for key, guide in guides.items() if guide.unconfirmed}
    assert unconfirmed == {"character_ai", "deepseek", "linkedin", "meta_ai", "poe"}
    for key, guide in guides.items():
        assert guide.verified_on <= TODAY, key
        if key in unconfirmed:
            assert guide.unconfirmed.endswith("."), key
            assert "\n" not in guide.unconfirmed, key
        else:
            assert guide.dated == "day", key
            assert not guide.stale(TODAY), key
            assert guide.source_confidence.startswith("official page"), key


def test_a_translation_is_as_old_and_as_sure_as_its_english_guide() -> None:
    guides, _ = load_guides(NOWHERE)
    for language in ("de", "es", "fr"):
        for key, english in guides.items():
            said = guides.said_in(language, key)
            assert said is not None
            of_english = (english.version, english.verified_on, english.source_confidence, english.unconfirmed)
            assert (said.version, said.verified_on, said.source_confidence, said.unconfirmed) == of_english, (language, key)
            assert [link.url for link in said.links] == [link.url for link in english.links], (language, key)


def test_an_admins_guide_overrides_ours(tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    shipped = (Path(__file__).parents[2] / "config/guides/claude.yaml").read_text()
    (tmp_path / "guides" / "claude.yaml").write_text(shipped.replace("name: Claude", "name: Our Claude"))
    guides, problems = load_guides(tmp_path)
    assert problems == []
    assert (guides["claude"].name, guides["chatgpt"].name) == ("Our Claude", "ChatGPT")
