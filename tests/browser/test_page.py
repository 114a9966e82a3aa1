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


def more(page: Page, label: str) -> None:
    """A button of the last notice's menu."""
    page.locator(".reply summary").last.click()
    page.locator(".reply").last.get_by_role("button", name=label).click()


def test_a_pasted_chat_gets_a_private_notice_with_its_redacted_version_and_a_press_can_be_undone(page: Page) -> None:
    channel(page, "general")
    page.get_by_role("button", name="Try an example").click()
    page.get_by_role("button", name="Send", exact=True).click()
    notice = page.locator(".reply")
    expect(notice).to_contain_text("Only you can see this")
    expect(notice.locator("pre")).to_contain_text("[PERSON_1]: can you call Mr. [PERSON_2] back? [PHONE_NUMBER_1]")
    expect(notice).not_to_contain_text("4111")
    assert notice.locator(".row > button, .row summary").all_inner_texts() == [
        "Post redacted for me",
        "Compare side by side",
        "More",
    ]
    keep(page, "playground")
    more(page, "Why?")
    expect(page.locator(".reply").nth(1)).to_contain_text("passes its checksum")
    notice.first.get_by_role("button", name="Post redacted for me").click()
    redacted = page.locator(".message").filter(has_text="[CREDIT_CARD_1]")
    original = page.locator(".message").filter(has_text="4111")
    # The redacted version stands there for a moment before the original goes.
    expect(redacted).to_have_count(1)
    expect(original).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(original).to_have_count(1)
    expect(redacted).to_have_count(0)
    expect(page.get_by_role("button", name="Post redacted for me")).to_have_count(1)


def test_others_do_not_see_the_notice(page: Page) -> None:
    channel(page, "support")
    post(page, LEAK)
    expect(page.locator(".reply")).to_have_count(1)
    page.get_by_label("You are").select_option("jonas")
    expect(page.locator(".reply")).to_have_count(0)
    expect(page.locator(".message")).to_have_count(5)
    page.get_by_label("You are").select_option("maya")
    more(page, "Delete my message")
    expect(page.locator(".message")).to_have_count(4)


def test_any_text_is_checked_side_by_side_and_restored(page: Page) -> None:
    page.get_by_role("button", name="Check a text", exact=True).click()
    page.get_by_label("Text to check").fill(LEAK)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".original mark")).to_have_count(3)
    expect(page.locator(".redacted-text mark").first).to_have_text("[PERSON_1]")
    expect(page.locator(".legend li")).to_have_count(3)
    page.get_by_role("button", name="Copy redacted").click()
    assert page.evaluate("navigator.clipboard.readText()") == "[PERSON_1] paid with [CREDIT_CARD_1], [EMAIL_ADDRESS_1]"
    page.get_by_label("The assistant's answer, with its placeholders").fill("Dear [Person 1], thank you.")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".restored")).to_have_text("Dear Alice Smith, thank you.")
    expect(page.locator(".unknown")).to_be_hidden()
    page.get_by_label("The assistant's answer, with its placeholders").fill("Dear [PERSON_1] and [PERSON_9]")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".restored")).to_have_text("Dear Alice Smith and [PERSON_9]")
    expect(page.locator(".unknown")).to_have_text(
        "[PERSON_9] is not from this text: the answer may belong to another one, or have made it up. It was left as it is."
    )
    page.get_by_label("The assistant's answer, with its placeholders").fill("Dear [Person 1], thank you.")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".unknown")).to_be_hidden()
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
    expect(notice.locator(".row > button")).to_have_text(["Post redacted for me", "How do I revoke this?"])
    page.locator(".message").last.get_by_label("Message actions").click()
    page.locator(".message").last.get_by_role("button", name="Edit").click()
    page.get_by_label("Edit message").fill("never mind")
    page.get_by_role("button", name="Save").click()
    expect(notice).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(notice).to_have_count(1)


def test_reminder_and_settings(page: Page) -> None:
    channel(page, "support")
    page.get_by_role("button", name="Reminders").click()
    page.locator(".reply").get_by_role("button", name="Mondays 10:00 here").or_(
        page.get_by_role("button", name="Edit no. 1")
    ).click()
    page.get_by_label("Day").select_option("thu")
    expect(page.locator(".reply").filter(has_text="Thursdays at 10:00 (UTC)")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".reply").filter(has_text="Mondays at 10:00 (UTC)")).to_have_count(1)
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("What a value is replaced with").select_option("last4")
    expect(page.locator("#toast")).to_contain_text("saved")  # before the next request is under way
    post(page, "/privacy-check card 4111 1111 1111 1111")
    expect(page.locator(".reply").last).to_contain_text("1111")
    page.get_by_label("What a value is replaced with").last.select_option("placeholder")
    expect(page.locator("#toast")).to_contain_text("saved")


def test_what_is_pressed_in_direct_messages_is_answered_there(page: Page) -> None:
    channel(page, "general")
    post(page, "/privacy-check history 1d")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Direct messages").click()
    expect(page.locator(".reply", has_text="would have been answered")).to_contain_text("Only you can see this")
    page.get_by_role("button", name="Settings").click()
    expect(page.locator(".reply", has_text="How sensitive I am")).to_have_count(1)


def test_a_file_is_dropped_anywhere(page: Page) -> None:
    channel(page, "partner-acme")
    drop = """data => { const all = new DataTransfer(); all.items.add(new File([data], "people.csv", { type: "text/csv" }));
      for (const type of ["dragover", "drop"])
        document.querySelector("nav").dispatchEvent(new DragEvent(type, { dataTransfer: all, bubbles: true, cancelable: true })); }"""
    page.evaluate(drop, "name,card\nAnn Lee,4111 1111 1111 1111\n")
    expect(page.locator("#chosen")).to_have_text("people.csv")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".reply")).to_contain_text("people.csv, row 2, column 2 (card): a payment card number")


def test_a_file_is_shown_beside_its_redacted_copy_which_can_be_saved(page: Page) -> None:
    page.get_by_role("button", name="Check a text", exact=True).click()
    people = {"name": "people.csv", "mimeType": "text/csv", "buffer": b"name,card\nAnn Lee,4111 1111 1111 1111\n"}
    page.get_by_label("Or a file").set_input_files(files=[people])  # type: ignore[list-item]
    expect(page.locator(".comparison")).to_contain_text("A copy of people.csv, in which 2 values are replaced.", timeout=30_000)
    expect(page.locator(".original")).to_have_text("name,card\nAnn Lee,4111 1111 1111 1111\n")
    expect(page.locator(".redacted-text")).to_have_text("name,card\n[PERSON_1],[CREDIT_CARD_1]\n")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save people.redacted.csv").click()
    assert saved.value.suggested_filename == "people.redacted.csv"
    assert saved.value.path().read_bytes() == b"name,card\n[PERSON_1],[CREDIT_CARD_1]\n"


MARKDOWN = """**bold** and *slanted* and `**code**` at https://example.org/a?b=1.
- one
- [two](https://example.org/two)
> quoted
```
<script>alert(1)</script> **no**
```
<img src=x onerror=alert(1)><b>plain</b> [bad](javascript:alert(1)) 2*3*4 snake_case_name"""


def test_markdown_is_rendered_and_markup_is_text(page: Page) -> None:
    channel(page, "ai-prompts")
    post(page, MARKDOWN)
    body = page.locator(".message .body").last
    expect(body.locator("strong")).to_have_text(["bold"])
    expect(body.locator("em")).to_have_text(["slanted"])
    expect(body.locator("code")).to_have_text(["**code**"])
    expect(body.locator("li")).to_have_text(["one", "two"])
    expect(body.locator("blockquote")).to_have_text("quoted")
    expect(body.locator("pre")).to_have_text("<script>alert(1)</script> **no**")
    assert body.locator("a").evaluate_all("all => all.map(a => a.href)") == [
        "https://example.org/a?b=1",
        "https://example.org/two",
    ]
    expect(body).to_contain_text("<img src=x onerror=alert(1)><b>plain</b> [bad](javascript:alert(1)) 2*3*4 snake_case_name")
    assert page.locator(".message img, .message b, .message script").count() == 0


def test_by_keyboard_alone(page: Page) -> None:
    channel(page, "ai-prompts")
    page.get_by_label("Message, or /privacy-check").focus()
    page.keyboard.type("/privacy-check help")
    page.keyboard.press("Enter")
    expect(page.locator(".reply").last).to_contain_text("What I can do")
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, select, textarea, input')].filter(e => !(e.labels?.length || e.textContent.trim() "
        "|| e.getAttribute('aria-label'))).map(e => e.outerHTML)"
    )
    assert unnamed == []
