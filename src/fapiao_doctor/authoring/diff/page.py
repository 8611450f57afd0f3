"""A comparison as a page for people: what ends elsewhere first, texts after it."""

from collections.abc import Iterable, Iterator

from fapiao_doctor.authoring.diff.values import Broken, Diff, Edit, Ends, Route
from fapiao_doctor.authoring.signing import DIFF, signature
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.render.markdown import markdown

NOTHING = "-"
CAUSES = {
    "answer": "答 {name}",
    "not-solved": "{name}",
    "instead": "{name} 不能再试时",
    "attempt": "{name} 用不用一次机会",
    "start": "{name} 的第一题",
    "code": "代码 {name}",
    "evidence": "话里说了 {name}",
    "means": "{name} 表示的情况",
    "laws": "危险的 slot {name}",
}
KEPT = {"walk": "存着的进度", "code": "续查码"}


def diff_lines(found: Diff, lang: Lang) -> Document:
    """Return the comparison line by line."""
    return tuple(_lines(found, lang))


def diff_markdown(found: Diff, lang: Lang) -> str:
    """Return the comparison as Markdown, with room to sign."""
    return f"{markdown(diff_lines(found, lang))}\n{signature(DIFF, lang)}"


def diff_summary(found: Diff, lang: Lang) -> str:
    """Return what was found in one line."""
    text = "去向变了 {routes} 处，文字和事实变了 {texts} 处，句子变了 {moved} 句，用不上的进度、续查码 {broken} 种"
    texts = len(found.edits) + len(found.translations)
    counts = {"routes": len(found.routes), "moved": len(found.sentences), "broken": len(found.broken)}
    return say(lang, text, texts=texts, **counts)


def _lines(found: Diff, lang: Lang) -> Iterator[Line]:
    yield Line("title", say(lang, "{old} 到 {new} 的改动", old=found.old, new=found.new))
    if found.same:
        yield Line("text", say(lang, "没有改动。"))
        return
    yield Line("text", diff_summary(found, lang))
    parts = (
        ("去向变了", _routes(found, lang)),
        ("走完到了别处", (_ended(one, lang) for one in found.ends)),
        ("新出现的", found.appeared),
        ("没有了的", found.vanished),
        ("改了名的", (f"{old} → {new}" for old, new in found.renamed)),
        ("文字变了", _edits(found.edits)),
        ("变了的事实，和靠它的结果", (f"{one.fact}: {' '.join(one.outcomes) or NOTHING}" for one in found.facts)),
        ("译文变了", _edits(found.translations)),
        (
            "读法变了的句子",
            (f"{one.text} ({one.wanted or NOTHING}): {one.was} → {one.now}" for one in found.sentences),
        ),
        ("旧进度、续查码用不上的", (_kept(one, lang) for one in found.broken)),
    )
    for heading, lines in parts:
        yield from _part(say(lang, heading), lines)


def _part(heading: str, lines: Iterable[str]) -> Iterator[Line]:
    texts = list(lines)
    if texts:
        yield BLANK
        yield Line("heading", f"{heading} ({len(texts)})")
        yield from (Line("text", text, "- ") for text in texts)


def _routes(found: Diff, lang: Lang) -> Iterator[str]:
    """Yield each way that leads elsewhere; those that leave what is gone as a whole go without saying."""
    gone = set(found.vanished)
    for route in found.routes:
        node = route.name.partition("=")[0]
        if route.now or not ({node, node.partition("/")[0]} & gone):
            yield _route(route, lang)


def _route(route: Route, lang: Lang) -> str:
    name = say(lang, CAUSES[route.cause], name=route.name)
    states = ["+".join(f"{slot}={value}" for slot, value in state) or NOTHING for state in route.when]
    when = say(lang, "（知道 {states} 时）", states=" / ".join(states)) if states else ""
    return f"{name}{when}: {route.was or NOTHING} → {route.now or NOTHING}"


def _ended(one: Ends, lang: Lang) -> str:
    answers = " ".join(map(str, one.example))
    template = "{tree}：{count} 条路，{was} → {now}，例如 {answers}"
    return say(lang, template, tree=one.tree, count=one.count, was=one.was, now=one.now, answers=answers)


def _kept(one: Broken, lang: Lang) -> str:
    kept, answers = say(lang, KEPT[one.kept]), " ".join(map(str, one.answers))
    if not one.now:
        return say(lang, "{kept} {answers}：打不开了", kept=kept, answers=answers)
    template = "{kept} {answers}：{was} → {now}，丢 {lost} 个回答"
    return say(lang, template, kept=kept, answers=answers, was=one.was, now=one.now, lost=one.lost)


def _edits(found: Iterable[Edit]) -> Iterator[str]:
    for edit in found:
        went = "".join(f" −“{text}”" for text in edit.went)
        came = "".join(f" ＋“{text}”" for text in edit.came)
        yield f"{edit.name} {edit.field}:{went}{came}"
