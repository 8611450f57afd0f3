"""The page: data, style and scripts in one file that loads nothing and runs nothing but its own scripts.

The policy in its head allows no request at all, and only the two scripts and the one style whose hashes it names. Data
stands in a block that is no script, with every `<` escaped. Without scripts the reader sees all trees as text.
"""

import html
import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.messages import OWN_NAMES, say
from fapiao_doctor.page.data import closed, gates, page_data
from fapiao_doctor.page.plain import plain_trees

WORDS: Mapping[str, str] = {
    "nav": "导航",
    "anew": "从头开始",
    "list": "全部主题",
    "all": "要办的是哪一件事？",
    "offline": "这一页不联网，什么也不发出去，也不要在任何地方输入密码。",
    "stop": "【先停手】",
    "why": "为什么问：",
    "hint": "怎么看：",
    "steps": "怎么做",
    "bring": "要带的、要记的",
    "done": "怎样算好了：",
    "resort": "还是不行",
    "solved": "解决了吗？",
    "not": "没解决",
    "more": "全部内容：不要这样做、怎么防、出处",
    "law": "依据",
    "disputes": "各处说法不一",
    "sources": "出处",
    "print": "打印",
    "note": "复制成便条",
    "link": "复制这一页的链接",
    "copied": "复制好了",
    "mine": "我的回答",
    "back": "上一题",
    "change": "改",
    "show": "知道了，显示这一步",
    "hidden": "（这一步先不看）",
}
FILLED: Mapping[str, str] = {
    "count": "我的回答（{count} 个）",
    "changing": "改这一题：{title}",
    "named": "{name}：",
    "badge": "【{level}】",
    "says": "{who}说：{said}",
    "source": "{publisher}《{title}》，{day} 读",
    "dated": "，原文 {dated}",
    "overruled": "你也说了“{words}”，两样说法不同，先按更危险的算：{slot}：{value}",
    "turned": "因为“{words}”，“{title}”先不能做，免得又少一次机会。",
}
"""What the page itself says; of the second table the page puts the values in."""

VALUE = re.compile(r"\{([a-z]+)\}")


def html_page(doctors: Sequence[Doctor], ids: Sequence[str]) -> str:
    """Return the page in the languages of the doctors, which look at one library; `ids` are its trees."""
    first = doctors[0]
    trees = closed(first.library, [first.library.tree(name) for name in ids])
    data = {one.lang: page_data(one, [one.library.tree(name) for name in ids]) for one in doctors}
    book = {
        "langs": [one.lang for one in doctors],
        "names": OWN_NAMES,
        "ui": {one.lang: _ui(one) for one in doctors},
        "marks": {one.lang: {"and": say(one.lang, "、"), "colon": say(one.lang, "：")} for one in doctors},
        "data": data,
    }
    style, scripts = _asset("page.css"), [_asset("walk.js") + _asset("view.js")]
    title = html.escape(data[first.lang]["packs"][0]["title"])
    policy = _policy([style], scripts)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{first.lang}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            '<div id="app" aria-live="polite"></div>',
            f'<div id="plain">{plain_trees(first, trees)}</div>',
            f'<script type="application/json" id="data">{_escaped(book)}</script>',
            *(f"<script>{one}</script>" for one in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )


def _ui(doctor: Doctor) -> dict[str, str]:
    said = {name: say(doctor.lang, chinese) for name, chinese in WORDS.items()}
    for name, chinese in FILLED.items():
        said[name] = say(doctor.lang, chinese, **{value: f"{{{value}}}" for value in VALUE.findall(chinese)})
    return {**said, **gates(doctor)}


def _asset(name: str) -> str:
    return files("fapiao_doctor.page").joinpath(name).read_text(encoding="utf-8")


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    hashes = [" ".join(f"'sha256-{_hash(one)}'" for one in some) for some in (styles, scripts)]
    return f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _escaped(value: object) -> str:
    r"""Return JSON that no parser of HTML reads anything into: `<`, `>` and `&` are written as \u00XX."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
