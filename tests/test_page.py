"""The HTML page in a real browser: what a person does with it, what it looks like, and what it may do."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES, doctor_of
from pages import browser, opened, pressed, said, searched, written
from test_cli import run

from fapiao_doctor.content.model import Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.engine.position import NOT_SOLVED, Answer

MOST_BYTES = 1_200_000


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    driver = browser()
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(bundled_pack(), tmp_path_factory.mktemp("page") / "page.html")


# What a person does.


def test_the_box_is_the_first_thing_and_finds_what_diagnose_finds(chrome: Any, page: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    doctor = doctor_of(bundled_pack())
    opened(chrome, page)
    for _ in range(5):  # behind the three buttons of the head
        chrome.switch_to.active_element.send_keys(Keys.TAB)
        if chrome.switch_to.active_element.get_attribute("id") == "said":
            break
    chrome.switch_to.active_element.send_keys("证书口令忘了，还剩2次", Keys.ENTER)
    wanted = doctor.diagnose("证书口令忘了，还剩2次")
    node = wanted.question or wanted.outcome
    assert node
    title = wanted.question.ask if wanted.question else node.parts["title"][0]  # type: ignore[union-attr]
    waited(chrome, title)
    (understood,) = said(chrome, ".understood")
    assert understood.startswith("看懂了：")
    assert all(one.label in understood for one in wanted.understood if one.label)
    assert chrome.switch_to.active_element.tag_name == "h1"
    assert chrome.current_url.partition("#")[2] == wanted.replay


def waited(chrome: Any, title: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(chrome, 10, 0.02).until(lambda driver: said(driver, "h1") == [title])


def test_other_trees_can_be_chosen_with_what_was_said(chrome: Any, page: Path) -> None:
    doctor, symptom = doctor_of(bundled_pack()), "证书口令锁了，还剩1次"
    choice = doctor.diagnose(symptom)
    opened(chrome, page)
    searched(chrome, symptom)
    assert choice.result == "choice"
    assert said(chrome, ".option .label") == [one.title for one in choice.offered]
    assert said(chrome, ".stop") == ["【先停手】" + text for text in choice.first]
    pressed(chrome, choice.offered[1].title)
    there = doctor.diagnose(symptom, choice.offered[1].answers)
    node = there.question or there.outcome
    assert node
    assert chrome.current_url.partition("#")[2] == there.replay
    pressed(chrome, "上一步")
    assert said(chrome, ".option .label") == [one.title for one in choice.offered]


def test_what_is_not_ours_names_the_office_and_a_bare_password_is_not_looked_up(chrome: Any, page: Path) -> None:
    wanted = doctor_of(bundled_pack()).diagnose("社保卡丢了怎么补")
    opened(chrome, page)
    searched(chrome, "社保卡丢了怎么补")
    assert said(chrome, "h1") == ["这里没有对得上的办法。"]
    assert wanted.turn_to in "".join(said(chrome, "main p"))
    opened(chrome, page)
    searched(chrome, "Zhang@8812")
    assert any("这像是密码" in text for text in said(chrome, ".notice"))
    assert chrome.find_element("id", "said").get_attribute("value") == ""


def test_a_person_walks_goes_back_changes_and_changes_the_language(chrome: Any, page: Path) -> None:
    doctor = doctor_of(bundled_pack())
    opened(chrome, page)
    start = doctor.diagnose().question
    assert start is not None
    assert start.ask in said(chrome, "h2")[0]
    pressed(chrome, start.options[0].label)
    second = said(chrome, "h1")
    pressed(chrome, "上一步")
    assert said(chrome, "h1") == [start.ask]
    assert said(chrome, ".before")[0].startswith("刚才的回答：" + start.options[0].label)
    pressed(chrome, "不改，接着看")
    assert said(chrome, "h1") == second
    chrome.back()
    assert said(chrome, "h1") == [start.ask]
    chrome.forward()
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


def test_what_a_sentence_settled_is_asked_once_it_is_to_be_changed(chrome: Any, page: Path) -> None:
    symptom = "证书口令错误 0963c1"
    opened(chrome, page)
    searched(chrome, symptom)
    before = said(chrome, "h1")
    chrome.find_element("css selector", ".trail summary").click()
    chrome.find_elements("css selector", ".trail li button")[-1].click()
    here = said(chrome, "h1")
    assert here != before
    pressed(chrome, "不改，接着看")
    assert said(chrome, "h1") == before


def test_a_link_leads_to_the_same_place_and_a_strange_one_to_the_beginning(chrome: Any, page: Path) -> None:
    doctor = doctor_of(bundled_pack())
    found = doctor.diagnose("", [Answer("certificate-pin", "tries-left", "one")])
    outcome = found.outcome
    assert outcome is not None
    opened(chrome, page, f"#{found.replay}")
    assert said(chrome, "h1") == [outcome.title]
    assert found.replay in said(chrome, ".code code")
    assert said(chrome, "main .stop") == ["【先停手】" + text for text in outcome.parts["stop"]]
    assert [text.split("\n")[0] for text in said(chrome, ".steps > li .do")] == [step.do for step in outcome.steps]
    opened(chrome, page)
    searched(chrome, found.replay.lower())
    assert said(chrome, "h1") == [outcome.title]
    greeting = doctor.library.packs[0].manifest.greeting
    for strange in ("#nothing/here", "#%%%", "#<img src=x onerror=alert(1)>", "#constructor", "#__proto__/x"):
        opened(chrome, page, strange)
        assert said(chrome, "h1") == [greeting]


def test_a_step_that_waits_is_nowhere_until_it_is_agreed_to(chrome: Any, page: Path) -> None:
    doctor = doctor_of(bundled_pack())
    outcome = doctor.diagnose_from(Target("software-login-password", "forgot-login")).outcome
    assert outcome is not None
    waiting = [step.do for step in outcome.steps if step.irreversible]
    opened(chrome, page, "#software-login-password/forgot-login")
    assert not any(text in chrome.find_element("id", "app").text for text in waiting)
    taken = note(chrome)
    assert not any(text in taken for text in waiting)
    pressed(chrome, "知道了")
    assert waiting[0] in chrome.find_element("id", "app").text
    assert not any(text in chrome.find_element("id", "app").text for text in waiting[1:])
    assert waiting[0] in note(chrome)


def note(chrome: Any) -> str:
    """Press the button that copies the note, and return what it gave to the clipboard."""
    chrome.execute_script(
        "Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async (text) => { window.copied = text; }}});"
    )
    [button] = chrome.find_elements("css selector", ".tools button:nth-last-child(2)")
    button.click()
    return str(chrome.execute_script("return window.copied"))


def test_a_list_can_be_ticked_and_stays_ticked(chrome: Any, page: Path) -> None:
    tree, outcome = onward_of("bring")
    opened(chrome, page, f"#{tree}/{outcome}")
    chrome.find_elements("css selector", ".bring label")[0].click()
    pressed(chrome, "没解决")
    chrome.back()
    assert chrome.find_elements("css selector", ".bring input")[0].is_selected()


def onward_of(part: str) -> tuple[str, str]:
    """Return an outcome that goes on where it did not help, and has something in a part."""
    trees = doctor_of(bundled_pack()).library.trees.values()
    return next((t.id, one.id) for t in trees for one in t.outcomes.values() if one.otherwise and one.parts[part])


def test_solved_says_so_and_not_solved_goes_on(chrome: Any, page: Path) -> None:
    doctor = doctor_of(bundled_pack())
    place = Target(*onward_of("stop"))
    outcome = doctor.diagnose_from(place).outcome
    assert outcome is not None
    opened(chrome, page, f"#{place.tree}/{place.node}")
    assert outcome.onward in said(chrome, ".solved")[0]
    pressed(chrome, "没解决")
    onward = doctor.diagnose_from(place, [Answer(place.tree, place.node, NOT_SOLVED)])
    assert said(chrome, "h1") == [onward.question.ask if onward.question else onward.outcome.title]  # type: ignore[union-attr]
    chrome.back()
    pressed(chrome, "解决了")
    assert "办完了" in said(chrome, ".solved")[0]


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


# What it looks like.

PLACES = {
    "beginning": ("", ""),
    "list": ("#/", ""),
    "question": ("#certificate-pin/tries-left", ""),
    "outcome": ("#certificate-pin/ask-hall-to-reset", ""),
    "gate": ("#software-login-password/forgot-login", ""),
    "choice": ("", "证书口令锁了，还剩1次"),
    "nothing": ("", "社保卡丢了怎么补"),
    "understood": ("", "证书口令错误 0963c1，手机13800138217"),
    "secret": ("", "Zhang@8812"),
    "alarm": ("", "客服让我把验证码报给他"),
}
"""The kinds of screens: where each is, and what is typed there."""


def shown(chrome: Any, page: Path, kind: str) -> None:
    place, symptom = PLACES[kind]
    opened(chrome, page, place)
    if symptom:
        searched(chrome, symptom)


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_is_cut_off_at_any_width(chrome: Any, page: Path, width: int) -> None:
    """A desktop of 1280 pixels shows 320 of them at 400 %."""
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for kind in PLACES:
            shown(chrome, page, kind)
            for summary in chrome.find_elements("tag name", "summary"):
                summary.click()
            assert chrome.execute_script("return document.documentElement.scrollWidth") <= width, kind
            small = chrome.execute_script(SMALL)
            assert small == [], kind
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


SMALL = """
  return [...document.querySelectorAll('#app button, #app summary, .bring label')]
    .filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent);
"""
"""What is pressed with a thumb and lower than 44 pixels."""

AXE = "const done = arguments[1]; axe.run(document, arguments[0]).then((found) => done(found.violations), (error) => done([{id: String(error), nodes: [{html: ''}]}]));"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(chrome: Any, page: Path, scheme: str, kind: str) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed: pip install -e '.[dev,browser]'")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    try:
        for lang in ("zh", "en"):
            shown(chrome, page, kind)
            if lang == "en":
                pressed(chrome, "English")
            for summary in chrome.find_elements("tag name", "summary"):
                summary.click()
            chrome.execute_script(script)
            found = chrome.execute_async_script(AXE, {"runOnly": RULES, "preload": False})
            assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_it_prints_the_outcome_with_its_sources_and_nothing_to_press(chrome: Any, page: Path) -> None:
    outcome = doctor_of(bundled_pack()).diagnose_from(Target("certificate-pin", "ask-hall-to-reset")).outcome
    assert outcome is not None
    opened(chrome, page, "#certificate-pin/ask-hall-to-reset")
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    chrome.execute_script("dispatchEvent(new Event('beforeprint'))")
    try:
        assert not any(one.is_displayed() for one in chrome.find_elements("tag name", "button"))
        assert all(one.is_displayed() for one in chrome.find_elements("css selector", ".steps > li"))
        sources = chrome.find_elements("css selector", ".sources li")
        assert len(sources) >= len(outcome.sources) > 0
        assert all(one.is_displayed() for one in sources)
        assert len(chrome.execute_cdp_cmd("Page.printToPDF", {})["data"]) > 10_000
        chrome.execute_script("dispatchEvent(new Event('afterprint'))")
        assert not chrome.find_element("css selector", "details.more").get_property("open")
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


# Without scripts, or with an old browser.


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


def test_a_browser_that_cannot_unpack_or_runs_no_scripts_shows_the_trees_as_text(page: Path) -> None:
    old = browser()
    try:
        source = "delete window.DecompressionStream;"
        old.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
        old.get(page.as_uri())
        assert old.find_element("css selector", "#plain details").is_displayed()
        old.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        old.get(page.as_uri())
        first = old.find_element("css selector", "#plain details")
        assert first.is_displayed()
        first.find_element("tag name", "summary").click()
        assert first.find_element("tag name", "h2").is_displayed()
    finally:
        old.quit()


# The file.


def test_it_fits_into_a_message(page: Path) -> None:
    assert page.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_it_is_the_same_file_each_time(folder: Path, tmp_path: Path) -> None:
    assert written(folder, tmp_path / "a.html").read_bytes() == written(folder, tmp_path / "b.html").read_bytes()


def test_export_writes_one_tree_and_all_that_it_leads_to_without_a_search(chrome: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert run("export", "html", "--tree", "iit-password", "-o", str(path)).returncode == 0
    title = doctor_of(bundled_pack()).library.trees["iit-password"].title
    opened(chrome, path)
    assert said(chrome, ".option .label") == [title]
    assert chrome.find_elements("id", "said") == []
    assert path.stat().st_size < MOST_BYTES
    pressed(chrome, title)
    assert len(said(chrome, ".option .label")) > 1
    assert json.loads(chrome.execute_script("return JSON.stringify(Object.keys(window).includes('Reader'))")) is False
