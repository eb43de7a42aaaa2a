"""The briefing as a person sees it, in headless Chromium; `make test-browser` runs these."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SEEDS, ingest, migrated
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from test_browser import PATIENCE, browser, pytestmark

from pipeline.briefing.report import write_briefing

__all__ = ["browser", "pytestmark"]

PHONE, LAPTOP = (390, 844), (1440, 900)
IN_VIEW = """
    const box = arguments[0].getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the briefing over the project's own seeds."""
    home = tmp_path_factory.mktemp("briefing")
    engine = migrated(f"sqlite:///{home / 'one.db'}")
    ingest(engine, SEEDS)
    path: Path = write_briefing(engine, home / "briefing.html").path
    engine.dispose()
    return path.as_uri()


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def screen(request: pytest.FixtureRequest, browser: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """The browser with the screen of a phone and of a laptop in turn."""
    width, height = request.param
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    still = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", still)
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_nothing_stands_beyond_the_side_of_the_screen(page: str, screen: webdriver.Chrome) -> None:
    screen.get(page)
    screen.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert screen.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0
    charts = [one for one in screen.find_elements(By.CSS_SELECTOR, ".drawing") if one.is_displayed()]
    assert len(charts) == len(screen.find_elements(By.TAG_NAME, "figure"))


def test_a_link_from_a_quote_reaches_its_words_by_mouse_and_by_keyboard(
    page: str, screen: webdriver.Chrome
) -> None:
    screen.get(page)
    row = screen.find_element(By.CSS_SELECTOR, "#quotes .voice")
    said = row.find_element(By.TAG_NAME, "blockquote").text.strip("“”")
    link = row.find_element(By.CSS_SELECTOR, "a.cite")
    for follow in (link.click, lambda: link.send_keys(Keys.ENTER)):
        screen.execute_script("history.replaceState(null, '', location.pathname); scrollTo(0, 0)")
        follow()
        mark = screen.find_element(By.CSS_SELECTOR, "mark:target")
        assert mark.text == said
        WebDriverWait(screen, PATIENCE).until(lambda window, mark=mark: window.execute_script(IN_VIEW, mark))
        assert mark.value_of_css_property("outline-style") == "solid"


def test_the_page_asks_the_network_for_nothing(page: str, screen: webdriver.Chrome) -> None:
    screen.get(page)
    asked = screen.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert [name for name in asked if not name.startswith("data:")] == []
    assert screen.get_log("browser") == []
