"""The reminder as it looks on both platforms; the pictures in docs/ come from here."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bots.discord.render import render as discord
from bots.slack.render import render as slack
from config.guides import load_guides
from config.phrases import load_phrases
from core.reminders.posts import Progress, post
from core.reminders.topics import Topic
from tests.conftest import NOWHERE

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
