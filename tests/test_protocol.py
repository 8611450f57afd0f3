"""The step protocol: every end is the engine's own, nothing can be skipped, and no request breaks it."""

import io
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES, doctor_of
from hypothesis import given, settings
from hypothesis import strategies as st
from test_api import asked_for, gated, ways

from fapiao_doctor.api.lines import LONGEST, served
from fapiao_doctor.api.protocol import MOST_SESSIONS, SCHEMA, Protocol
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.render.as_json import as_json

Json = dict[str, Any]


@pytest.fixture(scope="module", params=FOLDERS, ids=NAMES)
def doctor(request: pytest.FixtureRequest) -> Doctor:
    return doctor_of(request.param)


@pytest.fixture
def protocol(doctor: Doctor) -> Protocol:
    return Protocol(lambda _lang: doctor, "zh")


@pytest.fixture(scope="module")
def bundled() -> Doctor:
    return doctor_of(bundled_pack())


def spoken(protocol: Protocol, way: list[Answer]) -> Json:
    """Walk by requests alone to the end of a way, and return the last reply."""
    reply = protocol.reply({"do": "open"})
    options = {f"{one.tree}/{one.question}": one.option for one in way}
    while option := options.pop(reply["at"], ""):
        reply = protocol.reply({"do": "answer", "session": reply["session"], "option": option, "at": reply["at"]})
        assert "error" not in reply
    return reply


def test_every_way_ends_as_the_engine_does_with_the_same_steps(doctor: Doctor, protocol: Protocol) -> None:
    for tree, _outcome, way in ways(doctor):
        whole = asked_for(doctor, [*doctor.opener.route(tree), *way])
        reply = spoken(protocol, whole)
        while reply["gate"]:
            reply = protocol.reply({"do": "confirm", "session": reply["session"], "step": reply["gate"]["step"]})
        wanted = json.loads(json.dumps(as_json(doctor.diagnose("", whole))))
        for key in ("outcome", "question", "tree"):
            assert json.loads(json.dumps(reply["diagnosis"][key])) == wanted[key]


def test_no_word_of_a_step_that_waits_is_in_any_reply(doctor: Doctor, protocol: Protocol) -> None:
    for way, numbers in gated(doctor):
        whole = [*doctor.opener.route(way[0].tree), *way]
        reply = spoken(protocol, whole)
        outcome = doctor.diagnose("", whole).outcome
        assert outcome is not None
        waiting = outcome.steps[numbers[0] - 1].do
        assert reply["gate"]["step"] == numbers[0]
        said = [reply, *(protocol.reply({"do": do, "session": reply["session"]}) for do in ("note", "what-if"))]
        assert waiting not in json.dumps(said, ensure_ascii=False)
        for step in (0, numbers[0] + 1, "1", True, None, 10**30):
            assert "error" in protocol.reply({"do": "confirm", "session": reply["session"], "step": step})


def test_an_answer_to_another_question_is_refused_and_moves_nothing(bundled: Doctor) -> None:
    protocol = Protocol(lambda _lang: bundled, "zh")
    session = protocol.reply({"do": "open"})["session"]
    here = protocol.reply({"do": "diagnose", "session": session, "text": "证书口令忘了"})
    for wrong in ({"option": "one", "at": "certificate-pin/matter"}, {"option": "forgot"}, {"option": "99"}, {}):
        assert "error" in protocol.reply({"do": "answer", "session": session, **wrong})
    assert protocol.reply({"do": "answer", "session": session, "option": "one", "at": here["at"]})["at"]
    back = protocol.reply({"do": "back", "session": session})
    assert back["at"] == here["at"]


def test_secrets_are_neither_kept_nor_repeated(bundled: Doctor) -> None:
    protocol = Protocol(lambda _lang: bundled, "zh")
    session = protocol.reply({"do": "open"})["session"]
    for request in (
        {"do": "diagnose", "text": "证书口令是24681357，忘了怎么办"},
        {"do": "answer", "option": "口令24681357"},
        {"do": "answer", "option": "one", "at": "口令24681357"},
        {"do": "note"},
        {"do": "diagnose", "replay": "口令24681357"},
        {"do": "口令24681357"},
    ):
        assert "24681357" not in json.dumps(protocol.reply({"session": session, **request}), ensure_ascii=False)


def test_walks_are_forgotten_oldest_first_and_on_close(bundled: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fapiao_doctor.api.protocol.MOST_SESSIONS", 3)
    assert MOST_SESSIONS >= 1000
    protocol = Protocol(lambda _lang: bundled, "zh")
    names = [protocol.reply({"do": "open"})["session"] for _ in range(3)]
    protocol.reply({"do": "note", "session": names[0]})
    protocol.reply({"do": "open"})
    assert "error" in protocol.reply({"do": "note", "session": names[1]})
    assert protocol.reply({"do": "close", "session": names[0]})["closed"]
    assert "error" in protocol.reply({"do": "note", "session": names[0]})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
    | st.sampled_from(["open", "diagnose", "answer", "back", "confirm", "what-if", "note", "close", "1", "one", "zh"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
KEYS = st.sampled_from(["do", "session", "text", "option", "at", "step", "form", "lang", "replay", "id", "x"])


@settings(max_examples=300, deadline=None)
@given(st.lists(VALUES | st.dictionaries(KEYS, VALUES, max_size=6), max_size=8))
def test_no_request_breaks_it(bundled_protocol: Protocol, requests: list[Any]) -> None:
    for request in requests:
        reply = bundled_protocol.reply(request)
        assert reply["schema"] == SCHEMA
        json.dumps(reply, allow_nan=False)


@pytest.fixture(scope="module")
def bundled_protocol(bundled: Doctor) -> Protocol:
    return Protocol(lambda _lang: bundled, "zh")


def lines(protocol: Protocol, data: bytes) -> list[Json]:
    written: list[str] = []
    served(io.BytesIO(data), protocol, "zh", written.append)
    assert all(one.isascii() and one.count("\n") == 1 for one in written)
    return [json.loads(one) for one in written]


def test_each_line_has_its_reply_whatever_it_holds(bundled_protocol: Protocol) -> None:
    chance = random.Random(7)
    noise = [
        bytes(chance.randrange(256) for _ in range(chance.randrange(1, 40))).replace(b"\n", b"") for _ in range(200)
    ]
    asked = [b"{", b"[]", b"NaN", b'{"do": "open", "id": NaN}', b"[" * 100_000, b'{"do": "open", "id": "\\ud800"}']
    long = b'{"do": "open", "x": "' + b"x" * LONGEST + b'"}'
    last = b'{"do": "open", "id": 5}'
    whole = [one for one in (*noise, *asked, long, last) if one.strip()]
    replies = lines(bundled_protocol, b"\n\n".join(whole))
    assert len(replies) == len(whole)
    assert replies[-1]["id"] == 5
    assert "error" in replies[-2]


def test_serve_answers_line_by_line_and_in_the_language_asked_for() -> None:
    command = [sys.executable, "-m", "fapiao_doctor", "serve", "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for lang in ("en", "zh", "en"):
            server.stdin.write(json.dumps({"do": "open", "lang": lang}) + "\n")
            server.stdin.flush()
            assert json.loads(server.stdout.readline())["diagnosis"]["lang"] == lang
        server.stdin.write('{"do": "open", "lang": "fr"}\n')
        server.stdin.close()
        assert "error" in json.loads(server.stdout.readline())
    assert server.returncode == 0


def test_the_bot_of_the_page_talks() -> None:
    bot = Path(__file__).parents[1] / "docs" / "examples" / "bot.py"
    said = "证书口令忘了\n2\n/note\n/back\n还剩好几次，屏幕上写着\n/new\n"
    done = subprocess.run([sys.executable, str(bot)], input=said, capture_output=True, encoding="utf-8", check=True)
    doctor = doctor_of(bundled_pack())
    outcome = doctor.diagnose("证书口令忘了", [Answer("certificate-pin", "tries-left", "one")]).outcome
    assert outcome is not None
    assert done.stderr == ""
    assert done.stdout.count(outcome.title) == 2
    assert all(f"{number}. {step.do}" in done.stdout for number, step in enumerate(outcome.steps, 1))
    start = doctor.diagnose().question
    assert start is not None
    assert done.stdout.splitlines().count(start.ask) == 2


def test_not_solved_is_an_answer_at_an_outcome(bundled_protocol: Protocol, bundled: Doctor) -> None:
    for tree, outcome, way in ways(bundled):
        whole = [*bundled.opener.route(tree), *way]
        view = bundled.diagnose("", whole).outcome
        if view and view.onward and view.id == outcome:
            reply = spoken(bundled_protocol, [*whole, Answer(view.tree, view.id, NOT_SOLVED)])
            assert reply["at"] != f"{view.tree}/{view.id}"
            return
    pytest.fail("no outcome leads on")


@pytest.mark.parametrize("first", ["1", 1, "①", "１"])
def test_a_number_is_the_option_that_is_shown_there(bundled: Doctor, first: object) -> None:
    protocol = Protocol(lambda _lang: bundled, "zh")
    opened = protocol.reply({"do": "open"})
    reply = protocol.reply({"do": "answer", "session": opened["session"], "option": first})
    chosen = opened["diagnosis"]["question"]["options"][0]["id"]
    assert reply["diagnosis"]["path"][0]["option"] == chosen


def test_what_a_request_cannot_mean_is_refused(bundled: Doctor) -> None:
    protocol = Protocol(lambda _lang: bundled, "zh")
    session = protocol.reply({"do": "open"})["session"]
    assert "error" in protocol.reply({"do": "note", "session": session, "form": "pdf"})
    assert "error" in protocol.reply({"do": "diagnose", "session": session, "text": "x", "replay": "0YQY-GFPG-VQ"})
    assert "error" in protocol.reply({"do": "answer", "session": session, "option": True})


def test_a_walk_is_refused_in_its_own_language() -> None:
    english = doctor_of(bundled_pack(), lang="en")
    protocol = Protocol(lambda _lang: english, "zh")
    session = protocol.reply({"do": "open", "lang": "en"})["session"]
    for wrong in ({"do": "answer", "option": "nope"}, {"do": "back"}):
        said = protocol.reply({**wrong, "session": session})["error"]["message"]
        assert not [char for char in said if "\u4e00" <= char <= "\u9fff"]
