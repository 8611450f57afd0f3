"""How many speak where several sources say the same, and what that is worth."""

from collections.abc import Mapping
from datetime import date

import pytest

from fapiao_doctor.content.knowledge import Source, SourceTrust
from fapiao_doctor.content.voices import founded, original, voices
from fapiao_doctor.errors import Place


def source(name: str, url: str = "", copy_of: str = "", publisher: str = "", trust: SourceTrust = "medium") -> Source:
    where = "" if url else "盒子里"
    day = date(2026, 11, 24)
    who = publisher or f"{name}的作者"
    return Source(name, name, who, url, where, "page", trust, day, False, "", copy_of, Place("sources.yaml", 1, 1))


def table(*sources: Source) -> Mapping[str, Source]:
    return {one.id: one for one in sources}


def count(*sources: Source, among: Mapping[str, Source] | None = None) -> int:
    return len(voices(sources, among or table(*sources)))


def test_sources_that_have_nothing_in_common_are_voices_of_their_own() -> None:
    assert count() == 0
    assert count(source("a", "https://a.cn/1"), source("b", "https://b.cn/1"), source("c")) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (source("a"), source("b", copy_of="a")),
        (source("a", publisher="甲"), source("b", publisher="甲")),
        (source("a", "https://www.a.cn/1"), source("b", "http://m.a.cn/2")),
    ],
)
def test_a_copy_and_another_page_of_one_publisher_or_host_add_no_voice(one: Source, other: Source) -> None:
    assert count(one, other) == count(other, one) == 1


def test_hosts_that_only_end_alike_are_two() -> None:
    assert count(source("a", "https://beijing.a.gov.cn/1"), source("b", "https://shanghai.a.gov.cn/1")) == 2


def test_two_copies_of_a_text_that_is_not_cited_are_one_voice() -> None:
    first, second, third = source("a"), source("b", copy_of="a"), source("c", copy_of="b")
    among = table(first, second, third)
    assert count(second, third, among=among) == 1
    assert original(third, among) == "a"


def test_a_source_can_join_two_voices() -> None:
    a, b = source("a", "https://a.cn/1", publisher="甲"), source("b", "https://b.cn/1", publisher="乙")
    bridge = source("c", "https://b.cn/2", publisher="甲")
    assert voices((a, b, bridge), table(a, b, bridge)) == (frozenset("abc"),)


@pytest.mark.parametrize(
    ("sources", "official", "trust"),
    [
        ((source("a", trust="high"),), (), "official"),
        ((source("a", trust="high"),), ("page",), "official"),
        ((source("a", trust="high"),), ("law",), "single-source"),
        ((source("a"), source("b")), ("page",), "corroborated"),
        ((source("a", trust="low"), source("b")), ("page",), "single-source"),
        ((source("a", trust="low"), source("b"), source("c")), ("page",), "corroborated"),
        ((source("a", trust="low"), source("b", trust="low"), source("c", trust="low")), (), "single-source"),
        ((source("a"), source("b", publisher="a的作者")), (), "single-source"),
        ((), (), "single-source"),
    ],
)
def test_what_a_statement_with_these_sources_may_claim(
    sources: tuple[Source, ...], official: tuple[str, ...], trust: str
) -> None:
    assert founded(sources, table(*sources), official) == trust
