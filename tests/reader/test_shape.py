"""Features of the shape of a text, and the two thresholds."""

import pytest

from fapiao_doctor.content.vocabulary import Thresholds
from fapiao_doctor.reader.decide import decide
from fapiao_doctor.reader.features import read_words
from fapiao_doctor.reader.shape import shown, signs_of
from fapiao_doctor.reader.table import Compiled, words_of
from fapiao_doctor.reader.values import Verdict

LIMITS = Thresholds(none=0.5, ask=0.4, sure=0.65, mass=0.9, most=4)


def shape(table: Compiled, text: str) -> set[str]:
    read = read_words(text, words_of(table), table["rules"]["scopes"])
    return {name for name in shown(read, signs_of(table["rules"]["parts"])) if name.startswith("#")}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("金税盘", {"#size 1", "#parts t", "#parts t short", "#first t"}),
        ("不动产登记的密码忘了", {"#first e", "#owner e", "#owned", "#part e"}),
        ("证书的口令忘了", {"#owner t", "#part s", "#part x"}),
        ("今天天气真好，想出去走走，去哪里好呢", {"#parts ", "#parts  long"}),
        ("金税盘没有问题", {"#part T"}),
    ],
)
def test_the_shape_says_what_stands_in_a_text_and_whose(table: Compiled, text: str, named: set[str]) -> None:
    assert named <= shape(table, text)


def test_what_is_of_others_is_not_ours(table: Compiled) -> None:
    assert "#owner t" not in shape(table, "不动产登记的密码忘了")
    assert "#owned" not in shape(table, "金税盘的密码忘了")


@pytest.mark.parametrize(
    ("chances", "verdict"),
    [
        ({"a": 0.4, "-": 0.45, "?": 0.15}, "no-match"),
        ({"a": 0.4, "-": 0.15, "?": 0.45}, "ask"),
        ({"a": 0.1, "-": 0.5, "?": 0.4}, "no-match"),
        ({"a": 0.1, "-": 0.4, "?": 0.5}, "ask"),
        ({"a": 0.6, "-": 0.2, "?": 0.2}, "tree"),
        ({"a": 0.3, "b": 0.3, "-": 0.2, "?": 0.2}, "choice"),
        ({"start/alarm": 1.0}, "no-match"),
    ],
)
def test_not_ours_and_too_vague_are_each_weighed_against_all_trees(chances: dict[str, float], verdict: Verdict) -> None:
    assert decide(chances, LIMITS)[0] == verdict
