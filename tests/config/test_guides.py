"""Guides are whole, and broken ones are named."""

from datetime import timedelta
from pathlib import Path

from config.guides import STALE_DAYS, load_guides
from tests.conftest import NOWHERE

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
    assert guides["perplexity"].checked() == "in 2026"
    assert guides["poe"].checked() == "at a time that its source does not tell"
    firsts = [key for key, guide in guides.items() if guide.verified_on.timetuple().tm_yday == 1 and guide.dated == "day"]
    assert firsts == []


def test_an_admins_guide_overrides_ours(tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    shipped = (Path(__file__).parents[2] / "config/guides/claude.yaml").read_text()
    (tmp_path / "guides" / "claude.yaml").write_text(shipped.replace("name: Claude", "name: Our Claude"))
    guides, problems = load_guides(tmp_path)
    assert problems == []
    assert (guides["claude"].name, guides["chatgpt"].name) == ("Our Claude", "ChatGPT")
