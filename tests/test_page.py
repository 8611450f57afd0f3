"""The HTML page in a real browser: it walks as the engine does, asks for nothing, and runs nothing that content says."""

import json
import random
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES, doctor_of
from test_api import ways
from test_cli import run

from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.messages import Lang
from fapiao_doctor.page.build import html_page

selenium = pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev,browser]'")
DRIVER = shutil.which("chromedriver")
if DRIVER is None:
    pytest.skip("there is no chromedriver: apt-get install chromium-driver", allow_module_level=True)

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --force-prefers-reduced-motion"
).split()
MOST_BYTES = 1_200_000
WALKS = 300
"""Random walks of each pack that the page and the engine take side by side, beside the ways to every outcome."""

JS = "return (function() { %s }).apply(null, arguments);"


def browser(*flags: str) -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    driver = browser()
    yield driver
    driver.quit()


def written(folder: Path, to: Path, first: Lang = "zh") -> Path:
    """Write the page of a pack in both languages."""
    doctors = [doctor_of(folder, lang=lang) for lang in sorted({"zh", "en"}, key=lambda one: one != first)]
    trees = [tree.id for pack in doctors[0].library.packs for tree in pack.trees.values()]
    to.write_text(html_page(doctors, trees), encoding="utf-8")
    return to


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(bundled_pack(), tmp_path_factory.mktemp("page") / "page.html")


def opened(chrome: Any, page: Path, place: str = "") -> Any:
    chrome.get("about:blank")
    chrome.get(page.as_uri() + place)
    return chrome


def said(chrome: Any, selector: str) -> list[str]:
    return [one.text for one in chrome.find_elements("css selector", selector)]


def pressed(chrome: Any, text: str) -> None:
    from selenium.webdriver.common.by import By

    (button, *_more) = [one for one in chrome.find_elements(By.TAG_NAME, "button") if text in one.text]
    button.click()


# The walk.


def random_walk(doctor: Doctor, chance: random.Random) -> list[Answer]:
    """Answer at random, not solved among it, and sometimes something that contradicts what was said before."""
    answers: list[Answer] = []
    for _ in range(chance.randrange(1, 14)):
        result = doctor.diagnose("", answers, walked=True)
        if result.question:
            option = chance.choice(result.question.options).id
            answers.append(Answer(result.question.tree, result.question.id, option))
        elif result.outcome and result.outcome.onward:
            answers.append(Answer(result.outcome.tree, result.outcome.id, NOT_SOLVED))
        else:
            break
    if answers and chance.random() < 0.3:
        place = chance.randrange(len(answers))
        question = doctor.library.trees[answers[place].tree].questions.get(answers[place].question)
        if question:
            answers[place] = Answer(answers[place].tree, answers[place].question, chance.choice(question.options).id)
    return answers


TAKE = """
  const book = JSON.parse(document.getElementById('data').textContent), data = book.data[arguments[0]];
  const marks = book.marks[arguments[0]];
  return JSON.stringify(arguments[1].map((answers) => {
    const here = Walk.walk(data, [data.start, ''], answers);
    return {
      at: here.tree + '/' + here.id,
      path: here.path.map((one) => one.answer),
      options: here.question ? Walk.visible(here.question, here.known).map((one) => one.label) : [],
      steps: here.outcome ? Walk.steps(here.outcome, here.known).map((one) =>
        Walk.heading(data, here.tree, one.only, here.known, marks) + one.do) : [],
    };
  }));
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_way_and_random_ones_lead_where_the_engine_does(
    chrome: Any, folder: Path, lang: Lang, tmp_path: Path
) -> None:
    doctor = doctor_of(folder, lang=lang)
    opened(chrome, written(folder, tmp_path / "page.html"))
    chance = random.Random(5)
    walks = [[*doctor.opener.route(tree), *way] for tree, _outcome, way in ways(doctor)]
    walks += [random_walk(doctor, chance) for _ in range(WALKS)]
    lists = [[[one.tree, one.question, one.option] for one in answers] for answers in walks]
    for answers, found in zip(walks, json.loads(chrome.execute_script(JS % TAKE, lang, lists)), strict=True):
        wanted = doctor.diagnose("", answers, walked=True)
        node = wanted.question or wanted.outcome
        assert node is not None
        assert found["at"] == f"{node.tree}/{node.id}", answers
        assert [tuple(one) for one in found["path"]] == [
            (one.answer.tree, one.answer.question, one.answer.option) for one in wanted.path
        ]
        assert found["options"] == ([one.label for one in wanted.question.options] if wanted.question else [])
        assert found["steps"] == ([step.do for step in wanted.outcome.steps] if wanted.outcome else [])


# What a person does.


def test_a_person_walks_goes_back_changes_and_changes_the_language(chrome: Any, page: Path) -> None:
    doctor = doctor_of(bundled_pack())
    opened(chrome, page)
    start = doctor.diagnose().question
    assert start is not None
    assert said(chrome, "h1") == [start.ask]
    pressed(chrome, start.options[0].label)
    second = said(chrome, "h1")
    pressed(chrome, "上一题")
    assert said(chrome, "h1") == [start.ask]
    chrome.back()
    assert said(chrome, "h1") == second
    pressed(chrome, "English")
    assert chrome.find_element("tag name", "html").get_attribute("lang") == "en"
    english = doctor_of(bundled_pack(), lang="en")
    first = english.diagnose("", [Answer(start.tree, start.id, start.options[0].id)]).question
    assert first is not None
    assert said(chrome, "h1") == [first.ask]
    chrome.find_element("css selector", ".trail summary").click()
    pressed(chrome, "Change")
    assert english.diagnose().question is not None
    assert said(chrome, "h1") == [english.diagnose().question.ask]


def test_an_address_leads_to_the_same_place_and_a_strange_one_to_the_beginning(chrome: Any, page: Path) -> None:
    place = "#certificate-pin/,certificate-pin/tries-left=one"
    doctor = doctor_of(bundled_pack())
    outcome = doctor.diagnose("", [Answer("certificate-pin", "tries-left", "one")]).outcome
    assert outcome is not None
    opened(chrome, page, place)
    assert said(chrome, "h1") == [outcome.title]
    assert said(chrome, "main .stop") == ["【先停手】" + text for text in outcome.parts["stop"]]
    assert [text.split("\n")[0] for text in said(chrome, ".steps > li")] == [step.do for step in outcome.steps]
    for strange in ("#nothing/here", "#certificate-pin/nothing,x/y=z,%%%", "#<img src=x onerror=alert(1)>"):
        opened(chrome, page, strange)
        assert len(said(chrome, "h1")) == 1


def test_a_step_that_waits_is_nowhere_until_it_is_agreed_to(chrome: Any, page: Path) -> None:
    doctor = doctor_of(bundled_pack())
    from fapiao_doctor.content.model import Target

    outcome = doctor.diagnose_from(Target("software-login-password", "forgot-login")).outcome
    assert outcome is not None
    waiting = [step.do for step in outcome.steps if step.irreversible]
    opened(chrome, page, "#software-login-password/forgot-login")
    assert not any(text in chrome.find_element("id", "app").text for text in waiting)
    pressed(chrome, "知道了")
    assert waiting[0] in chrome.find_element("id", "app").text
    assert not any(text in chrome.find_element("id", "app").text for text in waiting[1:])


def test_by_keyboard_alone(chrome: Any, page: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(chrome, page)
    before = said(chrome, "h1")
    for _ in range(12):
        chrome.switch_to.active_element.send_keys(Keys.TAB)
        if "option" in (chrome.switch_to.active_element.get_attribute("class") or ""):
            break
    chrome.switch_to.active_element.send_keys(Keys.ENTER)
    assert said(chrome, "h1") != before
    assert chrome.switch_to.active_element.tag_name == "h1"


# What it looks like, and what it may do.

PLACES = [
    "",
    "#certificate-pin/tries-left",
    "#certificate-pin/ask-hall-to-reset",
    "#software-login-password/forgot-login",
]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_off_at_any_width(chrome: Any, page: Path, width: int) -> None:
    for place in PLACES:
        opened(chrome, page, place)
        chrome.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True},
        )
        wide = chrome.execute_script("return document.documentElement.scrollWidth")
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        assert wide <= width


AXE = "const done = arguments[1]; axe.run(document, arguments[0]).then((found) => done(found.violations), (error) => done([{id: String(error), nodes: [{html: ''}]}]));"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(chrome: Any, page: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed: pip install -e '.[dev,browser]'")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    try:
        for place in PLACES:
            opened(chrome, page, place)
            for summary in chrome.find_elements("tag name", "summary"):
                summary.click()
            chrome.execute_script(script)
            found = chrome.execute_async_script(AXE, {"runOnly": RULES, "preload": False})
            assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_it_asks_for_nothing_and_breaks_no_policy(chrome: Any, page: Path) -> None:
    chrome.get_log("performance")
    opened(chrome, page, "#certificate-pin/ask-hall-to-reset")
    pressed(chrome, "复制成便条")
    sent = [json.loads(one["message"])["message"] for one in chrome.get_log("performance")]
    asked = {
        one["params"]["request"]["url"].partition("#")[0]
        for one in sent
        if one["method"] == "Network.requestWillBeSent"
    }
    assert asked <= {page.as_uri(), "about:blank"}
    assert [one for one in chrome.get_log("browser") if one["level"] == "SEVERE"] == []


EVIL = [
    "<script>window.evil=1</script>",
    "<img src=x onerror=window.evil=1>",
    "</script><script>window.evil=1</script>",
    "</div><svg onload=window.evil=1>",
    "\"><body onload=window.evil=1>",
    "[a](https://example.org/\"onmouseover=window.evil=1)",
    "[<b>x</b>](https://example.org)",
    "<!--", "-->", "]]>", "&lt;script&gt;", "{{7*7}}", "javascript:window.evil=1", "\\u003cscript\\u003e",
    "<style>*{display:none}</style>", "<base href=//evil>", "<iframe srcdoc='<script>parent.evil=1</script>'>",
]  # fmt: skip


def test_nothing_that_content_says_runs(chrome: Any, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDERS[1], tmp_path / "pack"))
    shutil.rmtree(folder / "en", ignore_errors=True)
    texts = iter(EVIL * 1000)
    for path in folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        keys = ("ask", "why", "hint", "label", "do", "note", "title", "about")
        for key in keys:
            text = re.sub(
                rf"(\b{key}: )([^\n{{}},\"'\[\]#:]{{12,}})(?=\n|, [a-z-]+: )",
                lambda found: f"{found[1]}{json.dumps(found[2] + next(texts))}",
                text,
            )
        path.write_text(text, encoding="utf-8")
    opened(chrome, written(folder, tmp_path / "evil.html"))
    doctor = doctor_of(folder)
    for tree in doctor.library.trees.values():
        for node in (*tree.questions, *tree.outcomes):
            chrome.execute_script("location.hash = arguments[0]", f"#{tree.id}/{node}")
            chrome.execute_script("dispatchEvent(new PopStateEvent('popstate'))")
    assert chrome.execute_script("return window.evil") is None
    assert "window.evil=1" in chrome.page_source
    assert chrome.find_elements("css selector", "img, iframe, svg, base, #app script, #app style") == []


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.skipped += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.words.append(data)


def test_without_scripts_every_question_and_step_can_be_read(page: Path) -> None:
    tags = Tags()
    tags.feed(page.read_text(encoding="utf-8"))
    words = "".join(tags.words)
    doctor = doctor_of(bundled_pack())
    for tree in doctor.library.trees.values():
        for question in tree.questions.values():
            assert doctor.speaker(tree.id).say(question.ask, tree.name) in words
        for outcome in tree.outcomes.values():
            assert doctor.speaker(tree.id).say(outcome.title, tree.name) in words
    html = page.read_text(encoding="utf-8")
    anchors = set(re.findall(r' id="(t--[^"]+)"', html))
    assert set(re.findall(r'href="#(t--[^"]+)"', html)) <= anchors


def test_it_prints_a_page_with_the_steps(chrome: Any, page: Path) -> None:
    opened(chrome, page, "#certificate-pin/ask-hall-to-reset")
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not any(one.is_displayed() for one in chrome.find_elements("tag name", "button"))
    assert all(one.is_displayed() for one in chrome.find_elements("css selector", ".steps > li"))
    printed = chrome.execute_cdp_cmd("Page.printToPDF", {})["data"]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(printed) > 10_000


def test_it_fits_into_a_message(page: Path) -> None:
    assert page.stat().st_size <= MOST_BYTES


def test_export_writes_one_tree_and_all_that_it_leads_to(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert run("export", "html", "--tree", "iit-password", "-o", str(path)).returncode == 0
    found = re.search(r'id="data">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    data = json.loads(found[1])["data"]
    assert data["zh"]["chosen"] == data["en"]["chosen"] == ["iit-password"]
    assert path.stat().st_size < MOST_BYTES
