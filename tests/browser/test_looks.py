"""The reminder as it looks on both platforms; the pictures in docs/ come from here."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bots.discord.render import render as discord
from bots.slack.render import render as slack
from config.entities import EntityTypes
from config.guides import load_guides
from config.phrases import load_phrases
from config.policy import Policy
from core.checker import Checker
from core.message import MessageRef
from core.ports import Capabilities
from core.reminders.posts import Progress, post
from core.reminders.topics import Topic
from core.wording import notice
from tests.conftest import NOWHERE
from tests.messages import said

from .conftest import keep
from .look import discord_page, slack_page

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_post_shows_its_words_and_buttons(browser: Browser, platform: str) -> None:
    guides, _ = load_guides(NOWHERE)
    people = 32 if platform == "slack" else None
    progress = Progress({"done": 14, "unused": 3}, people)
    reply = post(Topic("chatgpt"), guides["chatgpt"], load_phrases(NOWHERE)["en"], progress)
    page = browser.new_page(viewport={"width": 652, "height": 400 if platform == "slack" else 520})
    page.set_content(slack_page(slack(reply)) if platform == "slack" else discord_page(discord(reply)))
    expect(page.get_by_role("button")).to_have_text(["Done", "Show me how", "⋯" if platform == "slack" else "More…"])
    expect(page.get_by_role("option")).to_have_text(["Remind me tomorrow", "I don't use it", "My plan excludes it"])
    expect(page.get_by_text("14 of 32 have confirmed." if people else "14 people have confirmed.")).to_have_count(1)
    keep(page, f"reminder-{platform}")
    assert (DOCS / f"reminder-{platform}.png").exists()


SAID = "Hi, customer Ruth Alder (ruth.alder@gmail.com) was charged twice on her card 4556 7375 8689 9855. What do I answer?"


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_notice_shows_what_was_found_the_redacted_version_and_ways_out(
    browser: Browser, checker: Checker, types: EntityTypes, platform: str
) -> None:
    can = Capabilities(repost_as_author=True)
    reply = notice(checker.check(said(SAID), Policy()), MessageRef(platform, "T1", "C1", "1"), can, types)
    page = browser.new_page(viewport={"width": 652, "height": 310 if platform == "slack" else 450})
    page.set_content(slack_page(slack(reply)) if platform == "slack" else discord_page(discord(reply)))
    expect(page.get_by_role("button").first).to_have_text("Post redacted for me")
    expect(page.locator("pre")).to_contain_text("[PERSON_1]")
    assert "4556" not in page.content()
    keep(page, f"notice-{platform}")
    assert (DOCS / f"notice-{platform}.png").exists()
