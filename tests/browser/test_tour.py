"""The guided first minute: it works, it looks right at each size, and everybody can use it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import keep

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1280, 860)}
MOST_SERIOUS = ("serious", "critical")
# Links in a sentence are as high as their line; the input of files is covered by its label.
SMALL = """[...document.querySelectorAll('button, select, summary, label.file')].filter(e => e.checkVisibility({opacityProperty: false}))
  .map(e => [e.textContent.trim() || e.ariaLabel, e.getBoundingClientRect()]).filter(([, box]) => box.width && (box.width < 44 || box.height < 44))
  .map(([name, box]) => `${name}: ${box.width}x${box.height}`)"""


def usable(page: Page, name: str) -> None:
    """Keeps a picture in light and one in dark, and finds no serious fault in what they show."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        keep(page, f"{name}-{scheme}")
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["impact"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in MOST_SERIOUS] == []
        assert [v["id"] for v in found if v["id"] == "heading-order"] == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_the_first_minute(page: Page, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.reload()
    tour = page.locator("#tour")

    expect(page.locator(".message")).to_have_count(4)
    usable(page, f"{size}-1-opening")
    tour.get_by_role("button", name="Paste the chat").click()
    page.get_by_role("button", name="Send", exact=True).click()
    notice = page.locator(".reply.private")
    expect(notice).to_contain_text("[PERSON_1]: can you call Mr. [PERSON_2] back? [PHONE_NUMBER_1]")
    usable(page, f"{size}-2-notice")

    tour.get_by_role("button", name="See it as Priya").click()
    expect(page.locator(".reply")).to_have_count(0)
    expect(page.locator("#looking")).to_contain_text("This is what Priya sees")
    usable(page, f"{size}-3-as-priya")
    tour.get_by_role("button", name="Back to Maya").click()

    notice.get_by_role("button", name="Compare side by side").click()
    expect(notice.locator(".original mark")).to_have_count(7)
    notice.get_by_text("More", exact=True).click()
    usable(page, f"{size}-4-compare")
    tour.get_by_role("button", name="Post redacted").click()
    expect(page.locator(".message").filter(has_text="[CREDIT_CARD_1]")).to_have_count(1)

    tour.get_by_role("button", name="Open the answer").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Restore").click()
    expect(dialog.locator(".restored")).to_contain_text("Dear Mr. Okafor,")
    usable(page, f"{size}-5-restored")
    dialog.get_by_role("button", name="Close").click()

    tour.get_by_role("button", name="Post this week's reminder").click()
    reminder = page.locator(".reply").filter(has=page.get_by_role("button", name="Done", exact=True))
    reminder.last.get_by_role("button", name="Done").click()
    expect(reminder.last).to_contain_text("1 of 3")
    usable(page, f"{size}-6-reminder")
    tour.get_by_role("button", name="Start empty").click()
    expect(page.locator(".message, .reply")).to_have_count(0)
