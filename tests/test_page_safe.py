"""What the page may do: nothing that content or a person says runs, nothing is asked for, and secrets go nowhere."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, doctor_of
from pages import asked, browser, opened, pressed, searched, written
from test_canary import CANARIES
from test_page import note
from test_page_reader import texts

from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.text.bare_secret import is_bare_secret
from fapiao_doctor.text.redact import redact

EVIL = [
    "<script>window.evil=1</script>",
    "<img src=x onerror=window.evil=1>",
    "</script><script>window.evil=1</script>",
    "</div><svg onload=window.evil=1>",
    "\"><body onload=window.evil=1>",
    "[a](https://example.org/\"onmouseover=window.evil=1)",
    "[<b>x</b>](https://example.org)",
    "[x](javascript:window.evil=1)",
    "[x](data:text/html,<script>parent.evil=1</script>)",
    "<a href=javascript:window.evil=1>x</a>",
    "<!--", "-->", "]]>", "&lt;script&gt;window.evil=1&lt;/script&gt;", "{{7*7}}", "${window.evil=1}", "javascript:window.evil=1",
    "\\u003cscript\\u003ewindow.evil=1\\u003c/script\\u003e",
    "<style>*{display:none}</style>",
    "<base href=//evil>",
    "<iframe srcdoc='<script>parent.evil=1</script>'>",
    "<details open ontoggle=window.evil=1>",
    "<input autofocus onfocus=window.evil=1>",
    "<form action=javascript:window.evil=1><button>x</button></form>",
    "<object data=javascript:window.evil=1>", "<embed src=javascript:window.evil=1>",
    "<math><mtext><script>window.evil=1</script></mtext></math>",
    "<template><script>window.evil=1</script></template>",
    "<meta http-equiv=refresh content='0;url=javascript:window.evil=1'>",
    "<link rel=stylesheet href=//evil>",
    "\u2028window.evil=1\u2029", "'onclick=window.evil=1//",
]  # fmt: skip
FOREIGN = "img, iframe, svg, base, object, embed, math, template, link, #app script, #app style, #app form:not(.search), [onclick], [onload], [onerror]"
VISIT = """
  const [places, done] = arguments;
  (async () => {
    for (const place of places) {
      location.hash = place;
      await new Promise((resolve) => setTimeout(resolve, 0));
      dispatchEvent(new PopStateEvent('popstate'));
      document.querySelectorAll('summary').forEach((one) => one.click());
      document.querySelectorAll('.steps button').forEach((one) => one.click());
    }
  })().then(() => done(""), (error) => done(String(error)));
"""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    driver = browser()
    yield driver
    driver.quit()


@pytest.mark.parametrize("shift", range(3))
def test_nothing_that_content_says_runs(
    chrome: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shift: int
) -> None:
    """Every text that the pack has for people, whatever it stands in, ends in such a string."""
    honest, spoken = Speaker.say, iter(range(10**9))
    monkeypatch.setattr(
        Speaker,
        "say",
        lambda self, text, catalogue: (
            honest(self, text, catalogue) + EVIL[(next(spoken) + 11 * shift) % len(EVIL)] if text else text
        ),
    )
    folder = FOLDERS[1]
    opened(chrome, written(folder, tmp_path / "evil.html"))
    doctor = doctor_of(folder)
    places = [
        "/",
        *(f"{tree.id}/{node}" for tree in doctor.library.trees.values() for node in (*tree.questions, *tree.outcomes)),
    ]
    assert chrome.execute_async_script(VISIT, places) == ""
    pressed(chrome, "从头开始")
    for symptom in doctor.library.packs[0].trees[next(iter(doctor.library.packs[0].trees))].symptoms[:1]:
        searched(chrome, symptom)
    assert chrome.execute_script("return window.evil") is None
    assert "window.evil=1" in chrome.page_source
    assert chrome.find_elements("css selector", FOREIGN) == []
    links = chrome.execute_script("return [...document.querySelectorAll('a')].map((one) => one.protocol)")
    assert set(links) <= {"https:", "http:"}


def test_nothing_that_a_person_types_runs(chrome: Any, tmp_path: Path) -> None:
    page = written(bundled_pack(), tmp_path / "page.html")
    opened(chrome, page)
    for text in EVIL:
        pressed(chrome, "从头开始")
        searched(chrome, "证书口令忘了 " + text)
        assert chrome.find_elements("css selector", FOREIGN) == []
    assert chrome.execute_script("return window.evil") is None


def test_it_asks_for_nothing_and_breaks_no_policy(chrome: Any, tmp_path: Path) -> None:
    page = written(bundled_pack(), tmp_path / "page.html")
    for log in ("performance", "browser"):
        chrome.get_log(log)
    opened(chrome, page)
    searched(chrome, "证书口令错误 0963c1")
    note(chrome)
    sent = [json.loads(one["message"])["message"] for one in chrome.get_log("performance")]
    asked_for = {
        one["params"]["request"]["url"].partition("#")[0]
        for one in sent
        if one["method"] == "Network.requestWillBeSent"
    }
    assert asked_for <= {page.as_uri(), "about:blank"}
    assert [one for one in chrome.get_log("browser") if one["level"] == "SEVERE"] == []


# Secrets.

LEFT = """
  return JSON.stringify([location.href, history.state, {...localStorage}, {...sessionStorage}, document.cookie, window.name, document.title,
    document.documentElement.outerHTML, [...document.querySelectorAll('textarea, input')].map((one) => one.value)]);
"""


def test_no_secret_is_left_in_a_link_a_storage_a_note_or_a_print(tmp_path: Path) -> None:
    page, profile = written(bundled_pack(), tmp_path / "page.html"), tmp_path / "profile"
    said = [sentence.format(secret) for sentence, secret in CANARIES.values()]
    secrets = [secret for _sentence, secret in CANARIES.values()]
    driver = browser(f"--user-data-dir={profile}")
    found = []
    try:
        for text in [*said, "；".join(said), *secrets]:
            opened(driver, page)
            searched(driver, text)
            found += [driver.execute_script(LEFT)]
            if "复制成便条" in driver.find_element("id", "app").text:
                found += [note(driver)]
            if driver.find_elements("css selector", ".trail button"):
                driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
                found += [driver.find_element("tag name", "body").text]
                driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
            driver.refresh()
            found += [driver.execute_script(LEFT)]
    finally:
        driver.quit()
    written_down = [path.read_bytes() for path in profile.rglob("*") if path.is_file()]
    assert written_down
    for secret in secrets:
        assert [text for text in found if secret in text] == []
        for form in (secret.encode(), secret.encode("utf-16-le")):
            assert not any(form in content for content in written_down), secret
    assert sum("***" in text for text in found) >= len(said)


HIDE = "(text, {reading}) => ({...reading.redact(text), bare: reading.isBare(text)})"


def joined() -> list[str]:
    """Return sentences in which two values stand side by side, or far apart, with marks that touch them."""
    chance, values = (
        random.Random(3),
        [
            "Kq7canary81",
            "739154",
            "4417",
            "88888888",
            "0963c1",
            "abcDef",
            "20260101",
            "zhang san",
            "12366",
            "2024-01-02",
            "三七九一二四",
            "幺三八洞洞么三八洞洞拐",
            "一五七，零二九二，八八七九",
            "六个九",
            "八个8",
            "157oo928OOO",
            "二到七",
            "双9三个零",
        ],
    )
    words = [
        "密码是",
        "口令",
        "原来是",
        "我输了",
        "验证码",
        "the pin is ",
        "tried ",
        "错误代码",
        "默认密码",
        "还剩",
        "手机",
        "怎么",
        "第",
    ]
    links = ["和", "或者", "、", "，", " or ", "还有", "，也可能是", "。", "，后来改成", "不对，", "!", "~"]
    ends = ["", "不对", "登不上", "次", "吗", "，锁了", " wrong", "。", "一直", "三天", "么"]
    parts = (words, values, links, values, ends)
    return ["".join(chance.choice(one) for one in parts) for _ in range(6000)]


def test_it_hides_what_the_program_hides(chrome: Any, tmp_path: Path) -> None:
    folder = Path(__file__).parent / "redaction"
    rows = [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    said = [*(row["text"] for row in rows), *texts(), *joined()]
    opened(chrome, written(FOLDERS[1], tmp_path / "page.html"))
    for text, found in zip(said, asked(chrome, HIDE, "zh", said), strict=True):
        wanted = redact(text)
        assert found == {"text": wanted.text, "kinds": list(wanted.kinds), "bare": is_bare_secret(text)}, text[:100]
