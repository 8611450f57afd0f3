"""What people type at a question."""

import pytest

from fapiao_doctor.wizard.reply import Chosen, Reply, Search, Unclear, read_reply

LABELS = ["解决了", "没解决", "去大厅（办税服务厅）", "税务UKey"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", Chosen(0)),
        (" ３ ", Chosen(2)),
        ("2.", Chosen(1)),
        ("2、", Chosen(1)),
        ("0", Unclear()),
        ("5", Unclear()),
        ("²", Chosen(1)),
        ("没解决", Chosen(1)),
        ("解决了", Chosen(0)),
        ("大厅", Chosen(2)),
        ("ukey", Chosen(3)),
        ("ＵＫＥＹ", Chosen(3)),
        ("解决", Unclear(several=True)),
        ("甲", Unclear()),
        ("", Unclear()),
        ("b", "back"),
        ("B", "back"),
        ("返回", "back"),
        ("?", "why"),
        ("？", "why"),
        ("w", "what-if"),
        ("l", "list"),
        ("s", "save"),
        ("q", "quit"),
        ("退出", "quit"),
        ("/证书口令忘了", Search("证书口令忘了")),
        ("／ 锁了", Search("锁了")),
        ("/", Unclear()),
    ],
)
def test_a_reply_is_read_as_it_was_meant(typed: str, meant: Reply) -> None:
    assert read_reply(typed, LABELS) == meant
