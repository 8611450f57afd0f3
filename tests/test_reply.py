"""What people type at a question."""

import pytest

from fapiao_doctor.wizard.reply import Chosen, Reply, Said, Search, read_reply

LABELS = ["解决了", "没解决", "去大厅（办税服务厅）", "税务UKey"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", Chosen(0)),
        (" ３ ", Chosen(2)),
        ("2.", Chosen(1)),
        ("2、", Chosen(1)),
        ("0", Said("0", number=True)),
        ("5", Said("5", number=True)),
        ("²", Chosen(1)),
        ("没解决", Chosen(1)),
        ("解决了", Chosen(0)),
        ("大厅", Chosen(2, told=True)),
        ("ukey", Chosen(3, told=True)),
        ("ＵＫＥＹ", Chosen(3, told=True)),
        ("解决", Said("解决", several=True)),
        ("甲", Said("甲")),
        ("", "nothing"),
        ("b", "back"),
        ("B", "back"),
        ("返回", "back"),
        ("?", "help"),
        ("？", "help"),
        ("w", "what-if"),
        ("l", "list"),
        ("s", "save"),
        ("q", "quit"),
        ("退出", "quit"),
        ("/证书口令忘了", Search("证书口令忘了")),
        ("／ 锁了", Search("锁了")),
        ("1\n2", Search("1\n2")),
        ("q\n", "quit"),
        ("不知道", "unsure"),
        ("没解决吧", Said("没解决吧")),
        ("000000", Said("000000")),
        ("m", "more"),
        ("Ｇ", "held"),
        ("/", Said("/")),
    ],
)
def test_a_reply_is_read_as_it_was_meant(typed: str, meant: Reply) -> None:
    assert read_reply(typed, LABELS) == meant
