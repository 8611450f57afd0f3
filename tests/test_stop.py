"""What is stated forbids another try: the pack's own words for it stand first, whatever the verdict."""

from dataclasses import replace
from pathlib import Path

import pytest
from every_pack import FOLDERS, NAMES, TODAY, doctor_of
from kettle import KNOWLEDGE, LID, PACK, PUMP, START
from small import write
from talker import Talk

from fapiao_doctor.api.protocol import Protocol
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.values import Candidate, Evidence, Reading
from fapiao_doctor.render.as_json import as_json
from fapiao_doctor.render.diagnosis import diagnosis_lines
from fapiao_doctor.render.markdown import markdown
from fapiao_doctor.render.plain import plain
from fapiao_doctor.render.reply import reply

STOP, MARK = "壶里的水别再烧。", "【先停手】"
FITS = (Candidate("lid", 0.8), Candidate("pump", 0.7))
VERDICTS = {
    "ask": Reading("ask", node="start/where"),
    "choice": Reading("choice", ("lid", "pump"), candidates=FITS),
    "no-match": Reading("no-match"),
    "tree": Reading("tree", ("lid",), candidates=FITS),
}


@pytest.fixture(params=VERDICTS)
def verdict(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def stating(folder: Path, verdict: str, slot: str = "tries", value: str = "1", stop: str = STOP) -> Doctor:
    """Return a doctor over the kettle that reads every sentence with this verdict, as stating this."""
    pack = PACK + (f"  stop: [{stop}]\n" if stop else "")
    files = {"pack.yaml": pack, "start.yaml": START, "lid.yaml": LID, "pump.yaml": PUMP, **KNOWLEDGE}
    read = replace(VERDICTS[verdict], evidence=(Evidence(slot, value, "剩一次"),))
    return Doctor(doctor_of(write(folder, files)).library, {"kettle": lambda _: read}, "zh", TODAY)


def shown(result: Diagnosis) -> list[str]:
    """Return the lines of a page below what was understood."""
    lines = plain(diagnosis_lines(result), 1000)
    return [line for line in lines if line and not line.startswith("看懂了")]


def test_the_words_of_the_pack_stand_first_on_every_page(tmp_path: Path, verdict: str) -> None:
    result = stating(tmp_path, verdict).diagnose("剩一次")
    assert shown(result)[0] == MARK + STOP
    assert markdown(diagnosis_lines(result)).index(STOP) < markdown(diagnosis_lines(result)).index(
        "？" if result.question else "有"
    )
    assert reply(result).split("\n")[0] == MARK + STOP


def test_json_and_the_step_protocol_hold_them(tmp_path: Path, verdict: str) -> None:
    doctor = stating(tmp_path, verdict)
    protocol = Protocol(lambda _: doctor, "zh")
    name = protocol.reply({"do": "open"})["session"]
    there = protocol.reply({"do": "diagnose", "session": name, "text": "剩一次"})["diagnosis"]
    for found in (as_json(doctor.diagnose("剩一次")), there):
        first = found["question"]["first"] if found["question"] else found["first"]
        assert first[0] == STOP


def test_the_wizard_says_them_before_it_asks(tmp_path: Path, verdict: str) -> None:
    talk = Talk(stating(tmp_path, verdict), "剩一次")
    assert MARK + STOP in talk.last


@pytest.mark.parametrize(("slot", "value"), [("tries", "2"), ("pin-state", "unlocked"), ("device", "金税盘")])
def test_what_forbids_nothing_stops_nothing(tmp_path: Path, verdict: str, slot: str, value: str) -> None:
    assert STOP not in "\n".join(shown(stating(tmp_path, verdict, slot, value).diagnose("两次")))


def test_without_words_of_the_pack_the_label_of_the_slot_says_it(tmp_path: Path, verdict: str) -> None:
    result = stating(tmp_path, verdict, stop="").diagnose("剩一次")
    assert shown(result)[0] == "【先停手】剩余次数：一次。先不要再试。"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_value_that_forbids_a_try_stops_in_every_pack(folder: Path, lang: Lang) -> None:
    doctor = doctor_of(folder, lang=lang)
    (pack,) = doctor.library.packs
    for slot, values in pack.manifest.laws.never_try.items():
        for value in values:
            read = Reading("no-match", evidence=(Evidence(slot, value, "x"),))
            result = Doctor(doctor.library, {pack.id: lambda _, read=read: read}, lang, TODAY).diagnose("x")  # type: ignore[misc]
            assert result.first


@pytest.mark.parametrize(
    "said", ["剩余次数1", "机会只剩下一次", "锁死了", "one try left", "只有一次机会了", "被锁住了"]
)
def test_a_sentence_that_says_nothing_else_stops(doctor: Doctor, said: str) -> None:
    result = doctor.diagnose(said)
    assert (result.question.first if result.question else result.first)[:1] == doctor.library.packs[
        0
    ].manifest.laws.stop
