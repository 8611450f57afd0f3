"""No page tells how many tries there are, in either language; audits still do."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from fapiao_doctor.authoring.audit import audit
from fapiao_doctor.authoring.audit_page import audit_lines
from fapiao_doctor.authoring.checks.figures import no_try_limits
from fapiao_doctor.content.library import Catalogue, Library, Pack, load_library
from fapiao_doctor.content.model import Text
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.views import outcome_view
from fapiao_doctor.errors import Place
from fapiao_doctor.messages import Lang
from fapiao_doctor.render.outcome import outcome_lines

DAY = date(2026, 11, 27)
HERE = Place("here.yaml", 1, 1)
LIMITS = [
    "输错13次就锁", "口令 5 次后锁", "连续三次输错", "可以试八次", "十几次都没事", "登录密码错3次", "第三次输错会锁", "最多10多次",
    "一共有六次机会", "五到八次", "两三次就锁", "锁定前有 15 次", "错八回就锁",
    "locked after 8 wrong PINs", "you have 13 tries", "five attempts", "after five failed attempts", "3 tries for login",
    "a 5-attempt limit", "type it three times", "ten wrong passwords", "eight PIN attempts", "Six guesses are allowed",
]  # fmt: skip
HARMLESS = [
    "只输一次", "还剩两三次", "还有四次以上", "剩余0次", "第一次登录", "新口令填两遍", "登录密码和证书口令是两回事", "每月备份一次",
    "几次锁、怎么解都不一样", "2024年12月1日起", "等 15 天", "打 12366",
    "type the new PIN twice", "two or three tries left", "5 tries left", "once only", "three passwords", "6 to 16 characters",
]  # fmt: skip

Injure = Callable[[Pack, str], Pack]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library((bundled_pack(),))


def in_a_tree(pack: Pack, words: str) -> Pack:
    name, tree = next(iter(pack.trees.items()))
    return replace(pack, trees={**pack.trees, name: replace(tree, texts=(*tree.texts, Text(words, HERE)))})


def in_knowledge(table: str) -> Injure:
    def injure(pack: Pack, words: str) -> Pack:
        known = pack.knowledge.texts
        return replace(
            pack, knowledge=replace(pack.knowledge, texts={**known, table: (*known[table], Text(words, HERE))})
        )

    return injure


def in_a_translation(pack: Pack, words: str) -> Pack:
    catalogues: Mapping[str, Catalogue] = {**pack.translations["en"], "new": Catalogue({"原文": words}, {"原文": HERE})}
    return replace(pack, translations={"en": catalogues})


WAYS: list[Injure] = [
    in_a_tree,
    *map(in_knowledge, ("facts", "codes", "procedures", "sources", "pack")),
    in_a_translation,
]


def found(pack: Pack) -> list[str]:
    return [str(one) for one in no_try_limits(pack)]


@pytest.mark.parametrize("injure", WAYS)
@pytest.mark.parametrize("words", LIMITS)
def test_a_limit_is_found_wherever_it_is_put(library: Library, injure: Injure, words: str) -> None:
    assert len(found(injure(library.packs[0], words))) == 1


@pytest.mark.parametrize("words", HARMLESS)
def test_other_numbers_may_stand(library: Library, words: str) -> None:
    assert found(in_a_translation(in_a_tree(library.packs[0], words), words)) == []


def test_a_dispute_is_for_authors_only_where_it_says_so(library: Library) -> None:
    pack = library.packs[0]
    open_to_all = {
        name: replace(fact, conflicts=tuple(replace(one, for_authors=False) for one in fact.conflicts))
        for name, fact in pack.knowledge.facts.items()
    }
    hidden = [one for fact in pack.knowledge.facts.values() for one in fact.conflicts if one.for_authors]
    assert found(pack) == []
    opened = found(replace(pack, knowledge=replace(pack.knowledge, facts=open_to_all)))
    assert len([line for line in opened if "knowledge/facts.yaml" in line]) == len(hidden)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_outcome_shows_a_limit_in_full_either(library: Library, lang: Lang) -> None:
    pack = library.packs[0]
    speaker = Speaker(pack, lang)
    shown = [
        f"{tree.id}/{one.id}: {line.text}"
        for tree in pack.trees.values()
        for one in tree.outcomes.values()
        for line in outcome_lines(outcome_view(speaker, library, tree, one, DAY, {}), lang, full=True)
        if any(limit.search(line.text) for limit in pack.manifest.laws.try_limits)
    ]
    assert shown == []


def test_audits_show_what_is_for_authors(library: Library) -> None:
    pack = library.packs[0]
    page = "\n".join(line.text for line in audit_lines(audit(pack, DAY), Speaker(pack, "zh")))
    hidden = [one.says for fact in pack.knowledge.facts.values() for one in fact.conflicts if one.for_authors]
    assert hidden
    assert [says for says in hidden if says not in page] == []
