"""What the page itself says, in its own words and in those of the terminal."""

import re
from collections.abc import Mapping

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.messages import say
from fapiao_doctor.page.data import gates
from fapiao_doctor.text.hidden import HIDDEN

WORDS: Mapping[str, str] = {
    "nav": "导航",
    "anew": "从头开始",
    "list": "全部主题",
    "all": "要办的是哪一件事？",
    "offline": "这一页不联网，什么也不发出去，也不要在任何地方输入密码。",
    "ask": "用一句话说说你的情况，或者抄屏幕上的提示",
    "search": "找办法",
    "other-words": "换个说法",
    "by-steps": "也可以一步一问",
    "understood": "看懂了：",
    "meaning": "意思：",
    "notice": "【注意】",
    "secret": "这像是密码。本程序从来不需要，没有查也没有存；是真的就尽快改掉。",
    "no-code": "续查码不对：有字符打错、看错、换了位置，或者多了、少了",
    "choose": "有几种可能，先认清是哪一个：",
    "none-of-them": "都不是，看清单",
    "no-match": "这里没有对得上的办法。",
    "also": "或者是：",
    "stop": "【先停手】",
    "why": "为什么问：",
    "hint": "怎么看：",
    "before": "刚才的回答：",
    "keep": "不改，接着看",
    "steps": "怎么做",
    "bring": "要带的、要记的",
    "done": "怎样算好了：",
    "resort": "还是不行",
    "solved": "解决了吗？",
    "yes": "解决了",
    "not": "没解决",
    "good": "好，办完了。这一页可以关掉。",
    "more": "全部内容：不要这样做、怎么防、出处",
    "law": "依据",
    "disputes": "各处说法不一",
    "sources": "出处",
    "print": "打印",
    "note": "复制成便条",
    "link": "复制这一页的链接",
    "copied": "复制好了",
    "given": "说过的、答过的",
    "unfinished": "还没问完：",
    "code": "续查码",
    "code-hint": "打电话时把这个码念给对方，对方从同一个地方接着查。码里没有你说的话。",
    "mine": "我的回答",
    "back": "上一步",
    "change": "改",
    "show": "知道了，显示这一步",
    "hidden": "（这一步先不看）",
    "and": "、",
    "semicolon": "；",
    "colon": "：",
}
FILLED: Mapping[str, str] = {
    "count": "我的回答（{count} 个）",
    "changing": "改这一题：{title}",
    "named": "{name}：",
    "label": "{name}：{value}",
    "stopped": "{name}：{value}。先不要再试。",
    "grouped": "{label}（“{because}”）",
    "badge": "【{level}】",
    "example": "比如：{example}",
    "number": "第 {number} 题，最多还有 {remaining} 题",
    "last": "第 {number} 题，最后一题",
    "hidden-kinds": "已隐藏：{kinds}。本程序从来不需要这些；是真的就尽快改掉。",
    "whom": "这件事找{whom}。",
    "lost": "内容更新过，码里有 {count} 个回答用不上了，从这里接着问；码后面若还写了回答，也没有用到。",
    "other": "这个码是另一版内容做的，现在按 {version} 版回答。",
    "review": "这条该复核了，先核实再用：{text}",
    "says": "{who}说：{said}",
    "source": "{publisher}《{title}》，{day} 读",
    "dated": "，原文 {dated}",
    "overruled": "你也说了“{words}”，两样说法不同，先按更危险的算：{slot}：{value}",
    "turned": "因为“{words}”，“{title}”先不能做，免得又少一次机会。",
    "pack": "fapiao-doctor，内容包 {packs}，{day}",
}
"""What the page puts values into."""

VALUE = re.compile(r"\{([a-z]+)\}")


class Blank(str):
    """A place in a message that the page fills: {name}, or {name:one|many}."""

    def __format__(self, words: str) -> str:
        return "{" + self + (":" + words if words else "") + "}"


def page_words(doctor: Doctor) -> dict[str, str]:
    """Return by name all that the page says, in the doctor's language."""
    said = {f"kind-{kind}": say(doctor.lang, chinese) for kind, chinese in HIDDEN.items()}
    for name, chinese in {**WORDS, **FILLED}.items():
        said[name] = say(doctor.lang, chinese, **{value: Blank(value) for value in VALUE.findall(chinese)})
    return {**said, **gates(doctor)}
