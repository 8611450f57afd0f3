"""What an outcome rests on: in one line, or each source under what it supports."""

from collections.abc import Iterator

from fapiao_doctor.content.parts import UNCONFIRMED
from fapiao_doctor.diagnosis.result import OutcomeView, SourceView, Support
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import BLANK, Document, Line

SINGLE = "single-source"
TRUSTS = {"official": "官方来源", "corroborated": "多个来源一致", SINGLE: "单一来源"}
SOURCE_TRUSTS = {"high": "高", "medium": "中", "low": "低"}


def trust_line(view: OutcomeView, lang: Lang) -> Line:
    """Return in one line how many sources there are, in which form and of what age they were read, and what is weak.

    The law is not counted among the weak: its text is the same wherever it is read.
    """
    stored = not all(source.live for source in view.sources)
    dates = sorted(source.dated for source in view.sources if source.dated)
    counted = say(lang, "{count} 个出处（存档）" if stored else "{count} 个出处", count=len(view.sources))
    age = say(lang, "，最旧 {day}", day=dates[0]) if dates else say(lang, "，{day} 起读", day=view.verified_on)
    parts = [counted + age]
    single = sum(one.trust == SINGLE and one.statement not in view.law for one in view.support)
    parts += [say(lang, "单一来源 {count} 句", count=single)] if single else []
    parts += [say(lang, "说法不一 {count} 处", count=len(view.disputes))] if view.disputes else []
    open_points = len(view.parts[UNCONFIRMED])
    parts += [say(lang, "没查实 {count} 处", count=open_points)] if open_points else []
    return Line("note", say(lang, "；").join(parts), say(lang, "{name}：", name=say(lang, "可信程度")))


def sources_lines(view: OutcomeView, lang: Lang) -> Document:
    """Return every statement of the outcome with its trust, and below it the sources that it stands on."""
    return tuple(_Sources(view, lang).lines())


def source_text(source: SourceView, lang: Lang) -> str:
    """Return one source in full: who, what, how far it is trusted, in which form and when it was read, where."""
    return say(
        lang,
        "{publisher}《{title}》（可信度{trust}；{read}）{link}",
        publisher=source.publisher,
        title=source.title,
        trust=say(lang, SOURCE_TRUSTS[source.trust]),
        read=read_text(source, lang),
        link=source.link,
    )


def read_text(source: SourceView, lang: Lang) -> str:
    """Return in which form and when a source was read, its own date, and that it is a reprint."""
    read = "{day} 打开原页读的" if source.live else "{day} 读的存档"
    parts = [say(lang, read, day=source.seen_on)]
    parts += [say(lang, "页面日期 {day}", day=source.dated)] if source.dated else []
    parts += [say(lang, "转载")] if source.copy_of else []
    return say(lang, "，").join(parts)


class _Sources:
    def __init__(self, view: OutcomeView, lang: Lang) -> None:
        self.view = view
        self.lang = lang
        self.shown: set[str] = set()

    def lines(self) -> Iterator[Line]:
        yield BLANK
        yield Line("heading", say(self.lang, "可信程度"))
        stored = not all(source.live for source in self.view.sources)
        if stored:
            yield Line("text", say(self.lang, "依据网页存档整理，没有逐一打开原网页；办之前以页面、窗口说的为准。"))
        for support in self.view.support:
            yield self._statement(support)
            yield from self._supported(support)

    def _statement(self, support: Support) -> Line:
        statement = support.statement or say(self.lang, "这一页")
        parts = [say(self.lang, TRUSTS[support.trust])]
        steps = say(self.lang, "、").join(map(str, support.steps))
        parts += [say(self.lang, "第 {steps} 步", steps=steps)] if steps else []
        trust = say(self.lang, "；").join(parts)
        return Line("text", say(self.lang, "{statement}（{trust}）", statement=statement, trust=trust), "- ")

    def _supported(self, support: Support) -> Iterator[Line]:
        """Yield each source in full the first time, by its title afterwards."""
        table = {source.id: source for source in self.view.sources}
        for source in (table[name] for name in support.sources if name in table):
            again = say(self.lang, "{publisher}《{title}》，见上", publisher=source.publisher, title=source.title)
            text = again if source.id in self.shown else source_text(source, self.lang)
            self.shown.add(source.id)
            yield Line("source", text, "  ")
