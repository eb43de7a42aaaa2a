"""The Dagster UI as a person sees it, in headless Chromium; `make test-browser` runs these."""

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
from conftest import MODEL
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
PATIENCE = 90

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="needs Chromium and its driver"),
]

STORY = """<script>document.title = "broken in"</script> Farouk | Adeyemi *talks*

LAGOS, March 3. The harbour chief, Lena Farouk, met the governor of the state, Paul Adeyemi, on Monday.

"We have agreed that the <b>ships</b> will be let in," Farouk told reporters after the meeting in Lagos.
"""


@pytest.fixture(scope="module")
def ui(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run `dateline ui` over one seed and return its address."""
    home = tmp_path_factory.mktemp("home")
    (home / "seeds").mkdir()
    (home / "seeds" / "story.txt").write_text(STORY, encoding="utf-8")
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
    WebDriverWait(browser, PATIENCE).until(lambda page: words in page.find_element(By.TAG_NAME, "body").text)


def test_materializing_all_from_the_graph_fills_the_tables_and_shows_them(
    ui: str, browser: webdriver.Chrome
) -> None:
    browser.get(f"{ui}/asset-groups/")
    for name in ("document", "article", "annotation", "entity", "quote", "event"):
        _shown(browser, name)
    everything = "//button[contains(., 'Materialize all')]"
    WebDriverWait(browser, PATIENCE).until(lambda page: page.find_element(By.XPATH, everything)).click()
    _shown(browser, "Launched run")
    browser.get(f"{ui}/runs")
    _shown(browser, "Success")
    browser.get(f"{ui}/assets/article?view=events")
    _shown(browser, "changed")
    _shown(browser, "Farouk | Adeyemi *talks*")
    assert browser.title != "broken in"


def test_an_asset_shows_what_its_columns_mean(ui: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{ui}/assets/quote")
    _shown(browser, "Who said what, to the character")
    _shown(browser, "speaker_entity_id")
    _shown(browser, "Who spoke; the first in quote_speaker")
