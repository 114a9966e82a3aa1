"""The playground as people use it."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import keep

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LEAK = "Alice Smith paid with 4111 1111 1111 1111, a.smith@kestrel-parts.io"


def channel(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"# {name}").click()


def post(page: Page, text: str) -> None:
    page.get_by_label("Message, or /privacy-check").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def test_a_pasted_chat_gets_a_private_notice_with_its_redacted_version(page: Page) -> None:
    page.get_by_role("button", name="Fill in an example").click()
    page.get_by_role("button", name="Send", exact=True).click()
    notice = page.locator(".reply")
    expect(notice).to_contain_text("only you see this")
    expect(notice.locator("pre")).to_contain_text("[PERSON_1]: can you call Mr. [PERSON_2] back? [PHONE_NUMBER_1]")
    expect(notice).not_to_contain_text("4111")
    page.wait_for_timeout(300)
    keep(page, "playground")
    notice.get_by_role("button", name="Why?").click()
    expect(page.locator(".reply").nth(1)).to_contain_text("passes its checksum")
    notice.get_by_role("button", name="Post redacted for me").click()
    # The redacted version stands there for a moment before the original goes.
    expect(page.locator(".message").filter(has_text="[CREDIT_CARD_1]")).to_have_count(1)
    expect(page.locator(".message")).to_have_count(1)


def test_others_do_not_see_the_notice(page: Page) -> None:
    channel(page, "support")
    post(page, LEAK)
    expect(page.locator(".reply")).to_have_count(1)
    page.get_by_label("You are").select_option("jonas")
    expect(page.locator(".reply")).to_have_count(0)
    expect(page.locator(".message")).to_have_count(1)
    page.get_by_label("You are").select_option("maya")
    page.get_by_role("button", name="Delete my message").click()
    expect(page.locator(".message")).to_have_count(0)


def test_side_by_side_and_the_way_back(page: Page) -> None:
    page.get_by_role("button", name="Side by side", exact=True).click()
    page.get_by_label("Text to check").fill(LEAK)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#original mark")).to_have_count(3)
    expect(page.locator("#redacted mark").first).to_have_text("[PERSON_1]")
    expect(page.locator("#legend li")).to_have_count(3)
    page.get_by_role("button", name="Copy redacted").click()
    assert page.evaluate("navigator.clipboard.readText()") == "[PERSON_1] paid with [CREDIT_CARD_1], [EMAIL_ADDRESS_1]"
    page.get_by_label("An assistant's answer, with placeholders").fill("Dear [Person 1], thank you.")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("#restored")).to_have_text("Dear Alice Smith, thank you.")
    keep(page, "side-by-side")


def test_the_command_the_form_and_an_edit(page: Page) -> None:
    channel(page, "general")
    post(page, "/privacy-check")
    page.locator(".reply").get_by_label("Text to check").fill("my ssn is 536-22-8719")
    page.locator(".reply").get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".reply").filter(has_text="[US_SSN_1]")).to_have_count(1)
    post(page, "the password is Kd7!x9Qp")
    notice = page.locator(".reply").filter(has_text="This needs your attention now")
    expect(notice).to_have_count(1)
    page.locator(".message").last.get_by_role("button", name="Edit").click()
    page.get_by_label("Edit message").fill("never mind")
    page.get_by_role("button", name="Save").click()
    expect(notice).to_have_count(0)


def test_reminder_and_settings(page: Page) -> None:
    channel(page, "support")
    page.get_by_role("button", name="Weekly reminder").click()
    page.get_by_role("button", name="Mondays 10:00 here").click()
    page.get_by_label("Day").select_option("thu")
    expect(page.locator(".reply").filter(has_text="Thursdays at 10:00 (UTC)")).to_have_count(1)
    page.get_by_role("button", name="Post now").click()
    post_ = page.locator(".reply").filter(has_text="Two minutes for your privacy")
    post_.get_by_role("button", name="Done").click()
    expect(post_).to_contain_text("1 of 3 have confirmed.")
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("What stands in place of a value").select_option("last4")
    post(page, "/privacy-check card 4111 1111 1111 1111")
    expect(page.locator(".reply").last).to_contain_text("1111")
    keep(page, "reminder")
    page.get_by_label("What stands in place of a value").last.select_option("placeholder")


def test_a_dropped_file(page: Page) -> None:
    channel(page, "partner-acme")
    page.locator("#files").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": b"name,card\nAnn Lee,4111 1111 1111 1111\n"}
    )
    expect(page.locator("#chosen")).to_have_text("people.csv")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".reply")).to_contain_text("people.csv, row 2, column 2 (card): a payment card number")


def test_markup_in_a_message_is_text(page: Page) -> None:
    channel(page, "ai-prompts")
    post(page, "<img src=x onerror=alert(1)><b>bold</b> card 4111 1111 1111 1111")
    expect(page.locator(".message .body").last).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".message img, .message b").count() == 0


def test_by_keyboard_alone(page: Page) -> None:
    page.get_by_label("Message, or /privacy-check").focus()
    page.keyboard.type("/privacy-check help")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".reply").last).to_contain_text("What I can do")
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, select, textarea, input')].filter(e => !(e.labels?.length || e.textContent.trim() "
        "|| e.getAttribute('aria-label'))).map(e => e.outerHTML)"
    )
    assert unnamed == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_cut_off(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 375, "height": 740})
    channel(page, "ai-prompts")
    post(page, LEAK)
    expect(page.locator(".reply").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    keep(page, f"phone-{scheme}")
