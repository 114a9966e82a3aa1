"""A real Chromium on the real playground, in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARTIFACTS = Path(os.environ.get("PRIVACY_CHECK_ARTIFACTS", Path(__file__).parents[2] / ".artifacts"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# Milliseconds. Beside all other tests on two processors, a check that takes some milliseconds alone may wait for many seconds.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    environment = os.environ | {"PRIVACY_CHECK_PLAYGROUND_PORT": "0"}
    command = [sys.executable, "-P", "-m", "bots", "run", "playground"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment) as server:
        assert server.stdout
        line = server.stdout.readline()
        yield re.search(r"http://\S+", line)[0]  # type: ignore[index]
        server.terminate()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for this package: Playwright's event loop must have ended before an asynchronous test of another begins."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine: the browser tests did not run")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which any error of the console fails the test."""
    context = browser.new_context(viewport={"width": 1200, "height": 820}, permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.goto(address)
    opened.evaluate("import('/page/dom.js').then(({ send }) => send('POST', '/api/start', { with: 'conversation' }))")
    opened.reload()
    opened.wait_for_selector("#tour button")
    yield opened
    context.close()
    assert problems == []


def keep(page: Page, name: str) -> None:
    """A screenshot for CI's output and the README."""
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}.png")
