"""The report on an export in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bots.cli.exports.checking import Hit
from bots.cli.exports.html_report import HtmlReport
from bots.cli.exports.tally import Tally
from bots.cli.exports.worker import PartAnswer
from config.entities import EntityTypes

from .conftest import keep

_LINK = "https://acme.slack.com/archives/C0GENERAL/p1760000000000100"


def _tally() -> Tally:
    tally = Tally()
    for number in range(1, 40):
        room, alarm = f"room-{number % 7}", number % 3 == 0
        found = (("CREDIT_CARD", 1.0), ("PERSON", 0.8)) if alarm else (("EMAIL_ADDRESS", 0.9),)
        sent = f"2025-{number % 12 + 1:02d}-03"
        link = _LINK if number % 2 else ""
        hit = Hit(
            room, str(number), sent, link, found, alarm, "high" if alarm else "low", ("a payment card number",) if alarm else ()
        )
        tally.add(PartAnswer(0, entries=20, hits=[hit]))
    tally.add(
        PartAnswer(
            0, hits=[Hit('<img src="x" onerror="alert(1)">', "9", "", "javascript:alert(1)", (("PERSON", 1.0),), True, "low", ())]
        )
    )
    tally.add(PartAnswer(0, unread=[("files/a.png", "This is a picture.")]))
    return tally


@pytest.fixture
def report(browser: Browser, types: EntityTypes, tmp_path: Path) -> Iterator[Page]:
    """A page on which every request but its own fails the test."""
    file = tmp_path / "report.html"
    with file.open("w", encoding="utf-8") as out:
        HtmlReport(out, types, "slack-export.zip", "slack").end(_tally())
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.goto(file.as_uri())
    yield page
    assert asked == [file.as_uri()]
    assert problems == []
    page.close()


def test_it_shows_figures_tables_and_links_and_asks_the_network_for_nothing(report: Page) -> None:
    expect(report.get_by_role("heading", level=1)).to_have_text("Privacy report")
    expect(report.get_by_role("list").first).to_contain_text("14 messages that matter")
    for table in ("By type", "By month", "By conversation, the worst first", "Messages that matter"):
        expect(report.get_by_role("table", name=table, exact=True)).to_be_visible()
    assert report.get_by_role("link").first.get_attribute("href") == _LINK
    assert report.locator('a[href^="javascript"]').count() == 0
    assert report.locator("img").count() == 0
    expect(report.get_by_text("files/a.png: This is a picture.")).to_be_visible()
    keep(report, "export-report")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(report: Page, scheme: str) -> None:
    report.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = Axe().run(report)
    assert found.violations_count == 0, found.generate_report()


def test_it_fits_a_telephone_and_a_sheet_of_paper(report: Page) -> None:
    report.set_viewport_size({"width": 360, "height": 700})
    assert report.evaluate("document.documentElement.scrollWidth <= innerWidth")
    report.emulate_media(media="print")
    assert report.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert report.pdf().startswith(b"%PDF")
