"""The Dagster UI and `dateline browse` in headless Chromium; `make test-browser` runs these."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MODEL, ingest, migrated
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
PATIENCE = 90
ASSETS = ["document", "article", "annotation", "entity", "quote", "event"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="needs Chromium and its driver"),
]

TITLE = """<script>document.title = "broken in"</script> Farouk | Adeyemi *talks* [x](javascript:alert(1))"""
PUBLISHER = "The `Quay` | <img src=x onerror=alert(1)> ![x](http://127.0.0.1:9/x.png)"
SAID = "We have agreed that the <b>ships</b> | *all* will be let in"
STORY = f"""{TITLE}

LAGOS, March 3 — The harbour chief, Lena Farouk, met the governor of the state, Paul Adeyemi, on Monday.

"{SAID}," Farouk told reporters after the meeting in Lagos.
"""


@pytest.fixture(scope="module")
def ui(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run `dateline ui` over one seed and return its address."""
    home = tmp_path_factory.mktemp("home")
    (home / "seeds").mkdir()
    (home / "seeds" / "story.txt").write_text(STORY, encoding="utf-8")
    (home / "seeds" / "source.toml").write_text(
        f"publisher = {PUBLISHER!r}\ndefault_year = 2026\n", encoding="utf-8"
    )
    shutil.copy(Path(__file__).parents[1] / "dagster.yaml", home)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DAGSTER")}
    environment |= {"DATELINE_DATABASE_URL": "sqlite:///dateline.db", "DATELINE_MODEL": MODEL}
    command = [sys.executable, "-m", "pipeline.cli", "ui", "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=home,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if "Serving dagster-webserver" in line:
                break
        else:
            pytest.fail("".join(said))
        yield f"http://127.0.0.1:{port}"
        os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run `dateline browse` over one seed and return its address."""
    home = tmp_path_factory.mktemp("site")
    (home / "seeds").mkdir()
    (home / "seeds" / "story.txt").write_text(STORY, encoding="utf-8")
    engine = migrated(f"sqlite:///{home}/dateline.db")
    ingest(engine, home / "seeds")
    engine.dispose()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pipeline.cli", "browse", "--port", str(port)]
    environment = os.environ | {"DATELINE_DATABASE_URL": f"sqlite:///{home}/dateline.db"}
    with subprocess.Popen(command, cwd=home, env=environment, start_new_session=True) as process:
        yield f"http://127.0.0.1:{port}"
        os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Open headless Chromium."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    profile = tmp_path_factory.mktemp("profile")
    for flag in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "window-size=1700,1100",
        f"user-data-dir={profile}",
    ):
        options.add_argument(f"--{flag}")
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


def _shown(browser: webdriver.Chrome, words: str) -> None:
    """Wait until the page shows `words`."""
    waiting = WebDriverWait(browser, PATIENCE, ignored_exceptions=[WebDriverException])
    waiting.until(lambda page: words in page.find_element(By.TAG_NAME, "body").text)


def _found(browser: webdriver.Chrome, selector: str) -> list[WebElement]:
    """Return the elements that `selector` names, once the page that holds them is there."""
    there = expected_conditions.presence_of_all_elements_located((By.CSS_SELECTOR, selector))
    return list(WebDriverWait(browser, PATIENCE).until(there))


def _click(browser: webdriver.Chrome, label: str) -> None:
    """Click the button of that label once it is there."""
    where = f"//button[contains(., '{label}') and not(@disabled)]"
    WebDriverWait(browser, PATIENCE).until(lambda page: page.find_element(By.XPATH, where)).click()


@pytest.fixture(scope="module")
def filled(ui: str, browser: webdriver.Chrome) -> str:
    """Materialize all from the graph, as a person does, and return the UI's address."""
    browser.get(f"{ui}/asset-groups/")
    for name in ASSETS:
        _shown(browser, name)
    _click(browser, "Materialize all")
    _shown(browser, "Launched run")
    browser.get(f"{ui}/runs")
    _shown(browser, "Success")
    return ui


def test_the_graph_reads_from_left_to_right(ui: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{ui}/asset-groups/")
    boxes = [f"//*[name()='foreignObject']//*[text()='{name}']" for name in ASSETS]
    there = expected_conditions.presence_of_element_located
    found = [WebDriverWait(browser, PATIENCE).until(there((By.XPATH, box))) for box in boxes]
    lefts = [one.rect["x"] for one in found]
    assert lefts == sorted(lefts)


def test_a_materialization_shows_counts_rows_and_chart_at_once(
    filled: str, browser: webdriver.Chrome
) -> None:
    browser.get(f"{filled}/assets/article?view=events")
    for words in ("changed", "rejected", "files_per_second", "last_change", "articles by month"):
        _shown(browser, words)
    assert "Show Markdown" not in browser.find_element(By.TAG_NAME, "body").text
    chart = browser.find_element(By.XPATH, "//img[@alt='articles by month']")
    drawn = "return arguments[0].complete && arguments[0].naturalWidth > 100"
    WebDriverWait(browser, PATIENCE).until(lambda page: page.execute_script(drawn, chart))


def test_what_an_article_says_stays_text(filled: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{filled}/assets/article?view=events")
    _shown(browser, TITLE)
    _shown(browser, PUBLISHER)
    browser.get(f"{filled}/assets/quote?view=events")
    _shown(browser, SAID)
    assert browser.title != "broken in"
    for harm in (
        "//b[text()='ships']",
        "//a[starts-with(@href, 'javascript')]",
        "//img[contains(@src, ':9/')]",
    ):
        assert browser.find_elements(By.XPATH, harm) == []


def test_an_asset_shows_what_it_is_and_what_its_columns_mean(filled: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{filled}/assets/quote")
    for words in (
        "Who said what, to the character",
        "speaker_entity_id",
        "Who spoke; the first in quote_speaker",
        "newsroom",
        "SQLite",
        "Row count",
        "Warns if more than 26 hours since last materialization",
    ):
        _shown(browser, words)


def test_a_check_can_be_executed_alone(filled: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{filled}/assets/quote/?view=checks&checkDetail=offsets")
    _shown(browser, "blocking")
    _click(browser, "Execute all")
    _shown(browser, "Launched run")


def test_the_launchpad_says_what_can_be_asked_for(filled: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{filled}/locations/dateline/jobs/ingest/playground")
    for words in ("full_refresh: false", "paths: []", "No errors"):
        _shown(browser, words)


def test_schedule_and_sensor_can_be_switched_on(filled: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{filled}/automation")
    for words in ("daily", "seeds_folder", "05:00 AM UTC"):
        _shown(browser, words)


def _opened(browser: webdriver.Chrome, address: str) -> None:
    """Open a page of a server that may still be starting."""

    def answered(page: webdriver.Chrome) -> bool:
        page.get(address)
        return "Dateline" in page.find_element(By.TAG_NAME, "body").text

    WebDriverWait(browser, PATIENCE, ignored_exceptions=[WebDriverException]).until(answered)


def test_a_quote_that_was_looked_for_is_shown_at_its_place_in_the_article(
    site: str, browser: webdriver.Chrome
) -> None:
    _opened(browser, site)
    browser.find_element(By.ID, "ask").send_keys("ships")
    browser.find_element(By.XPATH, "//button[contains(., 'Find quotes')]").click()
    _found(browser, "td.col-text a")[0].click()
    _shown(browser, "reporters after the meeting in Lagos")
    lit = _found(browser, ".text .lit.quote")
    said = "".join(str(piece.get_property("textContent")) for piece in lit)
    assert said == SAID
    assert "</script> Farouk | Adeyemi" in browser.find_element(By.TAG_NAME, "h1").text
    assert browser.title != "broken in"
    browser.find_element(By.CSS_SELECTOR, ".text a.mention.person").click()
    _shown(browser, "Named together with")
    assert browser.find_element(By.TAG_NAME, "h1").text in ("Lena Farouk", "Paul Adeyemi")


@pytest.mark.parametrize("width", [390, 1366])
def test_pages_fit_their_window_and_fetch_nothing_from_elsewhere(
    site: str, browser: webdriver.Chrome, width: int
) -> None:
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    _opened(browser, site)
    article = browser.find_element(By.CSS_SELECTOR, ".list a").get_attribute("href")
    for address in (site, str(article), f"{site}/dateline/events", f"{site}/dateline/quotes?_columns=all"):
        browser.get(address)
        _shown(browser, "nothing leaves this machine")
        fetched = browser.execute_script("return performance.getEntriesByType('resource').map(r => r.name)")
        assert [name for name in fetched if not name.startswith(site)] == []
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert [line for line in browser.get_log("browser") if line["level"] == "SEVERE"] == []
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
