"""The page in a real browser, for all tests of it."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from every_pack import doctor_of

from fapiao_doctor.messages import Lang
from fapiao_doctor.page.build import html_page

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev,browser]'")
DRIVER = shutil.which("chromedriver")
if DRIVER is None:
    pytest.skip("there is no chromedriver: apt-get install chromium-driver", allow_module_level=True)

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --force-prefers-reduced-motion"
).split()
DRAWN = 10
"""Seconds that a page may take here until it is drawn, on a machine that does other things too."""

WITH_DOCTOR = """
  const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);
  (async (lang, rows) => {
    const book = await Load.book(), reading = await Load.reading(), data = book.data[lang], ui = book.ui[lang];
    const doctor = Diagnose.open(data, ui, reading);
    return JSON.stringify(JSON.parse(rows).map((row) => (%s)(row, {doctor, data, ui, reading})));
  })(...given).then(done, (error) => done("!" + error.stack));
"""


def browser(*flags: str) -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_script_timeout(300)
    return driver


def written(folders: Path | Sequence[Path], to: Path, first: Lang = "zh") -> Path:
    """Write the page of a pack, or of several, in both languages."""
    paths = [folders] if isinstance(folders, Path) else folders
    doctors = [doctor_of(*paths, lang=lang) for lang in sorted({"zh", "en"}, key=lambda one: one != first)]
    trees = [tree.id for pack in doctors[0].library.packs for tree in pack.trees.values()]
    to.write_text(html_page(doctors, trees), encoding="utf-8")
    return to


def opened(chrome: Any, page: Path, place: str = "") -> Any:
    """Open the page at a place, and wait until it is drawn."""
    from selenium.webdriver.support.ui import WebDriverWait

    chrome.get("about:blank")
    chrome.get(page.as_uri() + place)
    WebDriverWait(chrome, DRAWN, 0.02).until(lambda driver: driver.find_elements("css selector", "#app h1"))
    return chrome


def asked(chrome: Any, function: str, lang: str, rows: Sequence[object]) -> list[Any]:
    """Return what a function of the page, (row, {doctor, data, ui, reading}), gives for each row."""
    found = chrome.execute_async_script(WITH_DOCTOR % function, lang, json.dumps(rows, ensure_ascii=False))
    assert not found.startswith("!"), found
    answers: list[Any] = json.loads(found)
    return answers


def said(chrome: Any, selector: str) -> list[str]:
    return [one.text for one in chrome.find_elements("css selector", selector)]


def pressed(chrome: Any, text: str) -> None:
    """Press the first button that says the text."""
    (button, *_more) = [one for one in chrome.find_elements("css selector", "#app button") if text in one.text]
    button.click()


def searched(chrome: Any, text: str) -> None:
    """Type a text into the box and send it; wait until it is gone from there, or shown as it is kept."""
    from selenium.webdriver.support.ui import WebDriverWait

    chrome.execute_script("window.box = document.getElementById('said'); window.box.value = arguments[0];", text)
    chrome.find_element("css selector", ".search .main").click()
    WebDriverWait(chrome, DRAWN, 0.02).until(lambda driver: driver.execute_script("return !window.box.isConnected"))
