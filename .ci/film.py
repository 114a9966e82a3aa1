"""Makes docs/playground.gif: the playground's first minute, as the browser test takes it, joined by Pillow. ``make film``.

Needs a Chromium, as the browser tests do; nothing is recorded in between, so each step stands for as long as reading it takes.
"""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.conftest import ARGUMENTS, CHROMIUM

FILM = Path(__file__).parents[1] / "docs" / "playground.gif"
SIZE = {"width": 1040, "height": 760}
COLOURS, MOST_BYTES = 64, 1_500_000
_PRESS, _RING = 18, (200, 60, 20)


@dataclass
class Film:
    """Pictures of a page, and for how many seconds each is shown."""

    page: Page
    pictures: list[Image.Image] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def take(self, seconds: float, at: Locator | None = None) -> None:
        """Adds the page as it is now. At: what is about to be pressed, which gets a ring."""
        picture = Image.open(io.BytesIO(self.page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
        box = at.bounding_box() if at else None
        if box:
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            draw = ImageDraw.Draw(picture)
            for size, colour in ((_PRESS + 3, "white"), (_PRESS, _RING)):
                draw.ellipse((x - size, y - size, x + size, y + size), outline=colour, width=5)
        self.pictures.append(picture)
        self.seconds.append(seconds)

    def press(self, button: Locator) -> None:
        """Shows which button, and presses it."""
        button.scroll_into_view_if_needed()
        self.take(0.7, button)
        button.click()

    def save(self) -> None:
        """One palette for all, so that what stands still costs nothing."""
        palette = _together(self.pictures).quantize(COLOURS, dither=Image.Dither.NONE)
        frames = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in self.pictures]
        lengths = [round(seconds * 1000) for seconds in self.seconds]
        frames[0].save(FILM, save_all=True, append_images=frames[1:], duration=lengths, loop=0, optimize=True)


def _together(pictures: list[Image.Image]) -> Image.Image:
    """All of them, small, in one: what colours there are."""
    width, height = pictures[0].width, pictures[0].height
    whole = Image.new("RGB", (width, height * len(pictures)))
    for number, picture in enumerate(pictures):
        whole.paste(picture, (0, number * height))
    return whole


@contextmanager
def playground() -> Iterator[str]:
    """Its address, while it runs."""
    environment = os.environ | {"PRIVACY_CHECK_PLAYGROUND_PORT": "0"}
    command = [sys.executable, "-P", "-m", "bots", "run", "playground"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment) as server:
        found = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
        try:
            yield found[0] if found else ""
        finally:
            server.terminate()


def play(film: Film) -> None:
    """The steps of tests/browser/test_tour.py."""
    page = film.page
    tour, notice, dialog = page.locator("#tour"), page.locator(".reply.private"), page.get_by_role("dialog")

    def button(name: str, within: Locator | Page = page) -> Locator:
        return within.get_by_role("button", name=name, exact=True)

    expect(page.locator(".message")).to_have_count(4)
    film.take(2.0)
    film.press(button("Paste the chat", tour))
    film.take(1.5)
    film.press(button("Send"))
    expect(notice).to_contain_text("[PHONE_NUMBER_1]")
    notice.scroll_into_view_if_needed()
    film.take(3.5)
    film.press(button("See it as Priya", tour))
    expect(page.locator(".reply")).to_have_count(0)
    film.take(2.5)
    film.press(button("Back to Maya", tour))
    film.press(button("Compare side by side", notice))
    expect(notice.locator(".original mark")).to_have_count(7)
    notice.locator(".original").scroll_into_view_if_needed()
    film.take(3.5)
    film.press(button("Post redacted", tour))
    posted = page.locator(".message").filter(has_text="[CREDIT_CARD_1]")
    expect(posted).to_have_count(1)
    page.wait_for_timeout(1000)  # until it has stopped scrolling to what is new
    posted.scroll_into_view_if_needed()
    film.take(2.5)
    film.press(button("Open the answer", tour))
    film.press(button("Restore", dialog))
    expect(dialog.locator(".restored")).to_contain_text("Dear Mr. Okafor,")
    film.take(3.5)
    button("Close", dialog).click()
    film.press(button("Post this week's reminder", tour))
    expect(button("Done").last).to_be_attached()
    page.wait_for_timeout(1000)
    button("Done").last.scroll_into_view_if_needed()
    film.take(3.0)


def main() -> None:
    """Fails where the film became too large."""
    if CHROMIUM is None:
        sys.exit("There is no chromium on this machine: apt-get install chromium.")
    with playground() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto(address)
        page.evaluate("import('/page/dom.js').then(({ send }) => send('POST', '/api/start', { with: 'conversation' }))")
        page.reload()
        page.wait_for_selector("#tour button")
        film = Film(page)
        play(film)
        browser.close()
    film.save()
    size = FILM.stat().st_size
    print(f"{FILM.name}: {len(film.pictures)} pictures, {sum(film.seconds):.0f} s, {size / 1000:.0f} kB")
    if size > MOST_BYTES:
        sys.exit(f"That is more than {MOST_BYTES / 1e6} MB.")


if __name__ == "__main__":
    main()
