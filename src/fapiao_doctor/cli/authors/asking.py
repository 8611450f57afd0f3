"""What `trees new` asks, question by question; what was answered outlives Ctrl-C."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.shell import PROGRAM, command_line

if TYPE_CHECKING:
    from fapiao_doctor.content.library import Pack

ASKED = {
    "title": "这棵树叫什么，一句话：",
    "about": "它管什么，再说细一点：",
    "ask": "第一个问题问什么：",
    "why": "为什么问它：",
}
OF_A_PACK = {
    "pack-title": "内容包叫什么，一句话：",
    "turn-to": "都不行的时候，叫人找谁：",
}
OF_AN_ANSWER = {
    "label": "第 {number} 个答案：",
    "outcome": "选了它，结论是什么：",
    "step": "第一步做什么：",
    "done": "怎样算好了：",
}


def asks(said: Mapping[str, Any]) -> bool:
    """Return whether answers can be added by asking: there is a terminal, and none of them is of another shape."""
    from fapiao_doctor.terminal.streams import is_interactive

    ways = said.get("answers", [])
    lists = isinstance(ways, list) and isinstance(said.get("symptoms", []), list)
    return is_interactive() and lists and all(isinstance(one, dict) for one in ways)


def ask_pack(said: dict[str, Any], lang: Lang) -> None:
    """Ask what is not `said` yet of a new pack."""
    for key, prompt in OF_A_PACK.items():
        said[key] = said.get(key) or _ask(lang, prompt)


def ask_tree(said: dict[str, Any], pack: Pack, lang: Lang, source: str = "") -> None:
    """Ask what is not `said` yet of a new tree; `source` is what it rests on, asked for where it is empty."""
    for key, prompt in ASKED.items():
        said[key] = said.get(key) or _ask(lang, prompt)
    least = max(pack.manifest.style.fewest_symptoms, 1)
    symptoms, ways = said.setdefault("symptoms", []), said.setdefault("answers", [])
    prompt = "别人会怎么说，第 {number} 句，共 {most} 句："
    for number in range(len(symptoms) + 1, least + 1):
        symptoms.append(_ask(lang, prompt, number=number, most=least))
    ways += [{} for _ in range(len(ways), 2)]
    for number, one in enumerate(ways, 1):
        for key, text in OF_AN_ANSWER.items():
            one[key] = one.get(key) or _ask(lang, text, number=number)
    known = Listed(list(pack.knowledge.sources)[:5])
    prompt = "依据哪个来源，写 id（例如 {options}）："
    said["source"] = said.get("source") or source or _ask(lang, prompt, options=known)


@contextmanager
def kept(said: Mapping[str, Any], name: str, words: tuple[str, ...], lang: Lang) -> Iterator[None]:
    """Keep the answers in a file where a person breaks off or one of them is refused; say which command goes on.

    `words` are those of the command between the id and the file.
    """
    before = json.dumps(said)
    try:
        yield
    except (KeyboardInterrupt, EOFError, UsageError):
        if json.dumps(said) != before:
            _keep(said, name, words, lang)
        raise


def _keep(said: Mapping[str, Any], name: str, words: tuple[str, ...], lang: Lang) -> None:
    from fapiao_doctor.terminal.screen import complain

    names = (f"{name}{tail}.json" for tail in ("", *(f"-{number}" for number in range(2, 100))))
    path = next((Path(one) for one in names if not Path(one).exists()), None)
    try:
        if path is None:
            return
        with path.open("x", encoding="utf-8") as file:
            json.dump(said, file, ensure_ascii=False, indent=1)
    except OSError:
        return
    command = command_line((PROGRAM, "trees", "new", name, *words, "--from", str(path)))
    complain("\n" + say(lang, "答过的存进 {path} 了。接着答：", path=path), command)


def _ask(lang: Lang, prompt: str, **values: object) -> str:
    from fapiao_doctor.terminal.prompt import read_line
    from fapiao_doctor.terminal.screen import tell
    from fapiao_doctor.terminal.streams import is_interactive

    if not is_interactive():
        raise UsageError("这里没有终端，不能一问一答", "把回答写进文件，用 --from FILE")
    while not (typed := read_line(say(lang, prompt, **values))):
        tell([say(lang, "这一项不能空着，写一句就行；按 Ctrl-C 离开，答过的会存下来。")])
    return typed
