"""The wizard without a terminal: what it makes of replies, over a small pack of its own."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from every_pack import doctor_of
from kettle import kettle
from talker import Memory, Talk

from fapiao_doctor.content.model import Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.graph import longest
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.reader.values import Candidate, Reading
from fapiao_doctor.wizard.reply import is_unsure

LID = "壶盖打不开"
OPENED = (LID, "1", "2")
"""A sentence and two answers, to the outcome with two steps that cannot be undone."""
STEPS = (
    "1. 用布包住壶盖。",
    "2. 剪断封条。",
    "   CUT-77",
    "   剪断了就不能退货。",
    "3. 逆时针拧。",
    "   慢慢来。",
    "4. 撕掉标签。",
    "5. 擦干净。",
)


@pytest.fixture(scope="module")
def doctor(tmp_path_factory: pytest.TempPathFactory) -> Doctor:
    return kettle(tmp_path_factory.mktemp("kettle"))


class Heard:
    """Reads as the kettle does, but for texts whose readings are laid down: what is tested is what follows from them."""

    def __init__(self, doctor: Doctor, laid: Mapping[str, Reading]) -> None:
        self.read, self.laid = doctor.opener.understand["kettle"], laid

    def __call__(self, text: str) -> Reading:
        return self.laid.get(text) or self.read(text)


def hearing(doctor: Doctor, **laid: Reading) -> Doctor:
    """Return the doctor with some texts read as laid down."""
    return Doctor(doctor.library, {"kettle": Heard(doctor, laid)}, "zh", doctor.as_of)


PUMP = Reading("tree", ("pump",), candidates=(Candidate("pump", 0.8), Candidate("lid", 0.2)))
BOTH = "壶盖和水泵都坏了"


def steps(text: str) -> list[str]:
    return [line for line in text.split("\n") if line in STEPS or "（这一步先不看）" in line]


# One paste is one text.


def test_a_paste_of_several_lines_at_a_question_is_a_search_and_answers_nothing(doctor: Doctor) -> None:
    pasted = "开机提示\n1\n2\n水泵不转"
    talk = Talk(hearing(doctor, **{pasted: PUMP}), LID, pasted)
    assert talk.wizard.state.symptom == pasted
    assert talk.answers == []
    assert "水泵有声音吗？" in talk.last


def test_a_paste_that_fits_nothing_says_so_and_stays(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "股票\n1\n1")
    assert "这里没有对得上的办法" in talk.last
    assert talk.wizard.state.symptom == LID
    assert talk.answers == []


def test_a_paste_at_the_opening_is_one_sentence(doctor: Doctor) -> None:
    pasted = "屏幕上写着\n1\n水泵不转\n2"
    talk = Talk(hearing(doctor, **{pasted: PUMP}), pasted)
    assert "水泵有声音吗？" in talk.last
    assert talk.answers == []


def test_a_replay_code_at_the_opening_goes_on_where_it_leads(doctor: Doctor) -> None:
    there = doctor.diagnose(LID, [Answer("lid", "colour", "red")])
    code = there.command[-1]
    for typed in (code, code.lower().replace("-", " "), f" {code} "):
        talk = Talk(doctor, typed)
        assert there.question and there.question.ask in talk.last
        assert talk.answers == [str(answer) for answer in doctor.opener.unfold(code).answers]


def test_a_mistyped_replay_code_is_told_and_asked_for_again(doctor: Doctor) -> None:
    code = doctor.diagnose(LID).command[-1]
    wrong = code[:-1] + ("3" if code[-1] != "3" else "4")
    talk = Talk(doctor, wrong)
    assert "续查码不对" in talk.text
    assert talk.script.prompts[-1] == talk.script.prompts[0]


@pytest.mark.parametrize("pasted", ["y\n1", "1\n1"])
def test_a_paste_at_a_gate_agrees_to_nothing(doctor: Doctor, pasted: str) -> None:
    talk = Talk(doctor, *OPENED, pasted)
    assert "2. 剪断封条。" not in talk.text
    assert "打 y 看" in talk.last


# Back and change lose nothing.


def test_back_twice_and_the_same_answer_keeps_the_later_one(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "1", "b", "b", "1")
    assert "水还热吗？" in talk.last
    assert set(talk.answers) == {"lid/colour=red", "lid/tight=very"}


def test_back_and_another_answer_keeps_what_lies_on_the_new_path(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "1", "b", "b", "3", "2")
    assert "水还热吗？" in talk.last, "the answer to 紧不紧 was given before"


def test_back_undoes_what_the_sentence_answered_down_to_the_opening(doctor: Doctor) -> None:
    talk = Talk(doctor, "壶盖打不开，朱红的", "b", "b", "b", "水泵不转")
    asked = [line for line in talk.text.split("\n") if line.endswith("？") and not line.startswith("水壶")]
    assert asked[:4] == ["壶盖紧不紧？", "壶盖是什么颜色？", "哪里坏了？", "水泵有声音吗？"]
    assert "换一句话说，回车不改，打 / 看清单：" in talk.text


def test_an_answer_after_back_counts_against_the_sentence(doctor: Doctor) -> None:
    talk = Talk(doctor, "壶盖打不开，朱红的", "b", "2")
    assert "壶盖紧不紧？" in talk.last
    assert "lid/colour=blue" in talk.answers


def test_another_tree_after_back_into_the_start(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "b", "2")
    assert "水泵有声音吗？" in talk.last


def test_enter_after_back_changes_nothing(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "1", "b", "b", "")
    assert "水还热吗？" in talk.last
    assert "刚才的回答：红色的" in talk.text


def test_enter_at_the_opening_keeps_the_sentence_and_all_answers(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "1", "b", "b", "b", "b", "")
    assert "水还热吗？" in talk.last
    assert talk.wizard.state.symptom == LID


def test_back_from_an_outcome_and_on_from_not_solved(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "1", "1", "2", "b")
    assert talk.text.count("【可以自己办】等它放凉") == 2
    assert "要看这一步" in talk.script.prompts[-2]
    assert "等它放凉" in talk.last


def test_back_leads_through_a_resumed_walk_and_loses_nothing(doctor: Doctor) -> None:
    given = (Answer("lid", "colour", "red"), Answer("lid", "tight", "very"))
    talk = Talk(doctor, "b", "b", "", begin=(LID, given))
    assert "水还热吗？" in talk.last


def test_the_list_of_answers_numbers_the_whole_path_and_keeps_the_later_ones(doctor: Doctor) -> None:
    talk = Talk(doctor, "壶盖打不开，朱红的", "1", "l", "2", "2")
    assert [
        line.partition("（")[0] for line in talk.text.split("\n") if line[:2] in ("1.", "2.", "3.") and "？ " in line
    ] == ["1. 哪里坏了？ 壶盖", "2. 壶盖是什么颜色？ 红色的", "3. 壶盖紧不紧？ 紧得很"]
    assert "水还热吗？" in talk.last
    assert set(talk.answers) >= {"lid/colour=blue", "lid/tight=very"}


def test_nobody_is_told_of_answers_that_lie_beside_the_path(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "3", "1", "b", "b", "1")
    assert "没有用到" not in talk.text


def test_a_question_of_the_start_that_a_sentence_led_to_is_not_left_behind(doctor: Doctor) -> None:
    asking = hearing(doctor, 坏=Reading("ask", node="start/where"))
    found = asking.diagnose("坏", (Answer("start", "where", "lid"),))
    assert found.question and found.question.id == "colour"


# What a person says.


@pytest.mark.parametrize(
    "words",
    ["不知道", "我不知道", "不清楚啊", "我看不懂", "看不懂。", "说不清", "真的不知道选哪个", "我什么都不懂", "I don't know", "I don’t know!",
     "not sure", "No idea"],
)  # fmt: skip
def test_who_cannot_tell_chooses_unsure_where_there_is_one(doctor: Doctor, words: str) -> None:
    assert is_unsure(words)
    assert Talk(doctor, LID, words).answers == ["lid/colour=unsure"]


@pytest.mark.parametrize("words", ["不知道密码", "知道", "红色的", "清楚", "不是", "I know"])
def test_not_every_word_says_that_one_cannot_tell(words: str) -> None:
    assert not is_unsure(words)


def test_who_cannot_tell_is_told_how_to_find_out_where_there_is_no_unsure(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "不知道")
    assert "怎么看：用手转一下。" in talk.last
    assert talk.answers == ["lid/colour=red"]


@pytest.mark.parametrize("words", ["红色的", "红色", "朱红", "是朱红的"])
def test_free_words_choose_an_option_by_its_label_or_what_it_hears(doctor: Doctor, words: str) -> None:
    assert Talk(doctor, LID, words).answers == ["lid/colour=red"]


def test_what_was_heard_is_said(doctor: Doctor) -> None:
    assert "按“红色的”算。不对就打 b。" in Talk(doctor, LID, "朱红").text


def test_other_free_words_are_searched_and_back_returns(doctor: Doctor) -> None:
    there = Talk(doctor, LID, "1", "其实是水泵不转")
    assert "水泵有声音吗？" in there.last
    back = Talk(doctor, LID, "1", "其实是水泵不转", "b", "b")
    assert "壶盖紧不紧？" in back.last
    assert back.answers == ["lid/colour=red"]


@pytest.mark.parametrize("words", ["股票", "啊", "哈哈哈哈哈哈哈哈", "是的", LID])
def test_words_that_say_nothing_here_move_nothing(doctor: Doctor, words: str) -> None:
    talk = Talk(doctor, LID, words)
    assert talk.wizard.state.symptom == LID
    assert talk.answers == []
    assert "请打编号 1-4" in talk.last


def test_after_two_replies_that_were_not_understood_keys_and_question_stand_there_again(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "啊", "99")
    assert "b   返回上一步" in talk.last
    assert "壶盖是什么颜色？" in talk.last


# What stands on the screen.


def test_a_sentence_is_told_what_it_was_taken_for_and_how_to_mend_that(doctor: Doctor) -> None:
    talk = Talk(hearing(doctor, **{BOTH: replace(PUMP, also=("lid",))}), BOTH)
    assert "当作：水泵不转。不对的话：o 看“或者是”，b 往回改，/ 换个说法。" in talk.text
    assert "o 或者是" in talk.script.prompts[-1]


def test_o_offers_the_other_tree_and_back_returns(doctor: Doctor) -> None:
    heard = hearing(doctor, **{BOTH: replace(PUMP, also=("lid",))})
    there = Talk(heard, BOTH, "o", "1")
    assert "1. 壶盖打不开" in there.text
    assert "壶盖是什么颜色？" in there.last
    back = Talk(heard, BOTH, "o", "1", "b")
    assert "水泵有声音吗？" in back.last


def test_the_prompt_names_the_keys_of_the_place(doctor: Doctor) -> None:
    talk = Talk(doctor, "", "1", "b", "1", "1", "2", "", "")
    assert talk.script.prompts[1] == "请选 1-3（? 帮助，b 回开头，q 离开）："
    assert talk.script.prompts[2] == "请选 1-4（? 帮助，b 上一题，q 离开）："
    assert talk.script.prompts[3] == "请选 1-3（回车不改，? 帮助，b 回开头，q 离开）："
    assert talk.script.prompts[-1] == "请选 1-3（m 全部内容，g 没看的步骤，p 便条，? 帮助，b 上一题，q 离开）："


def test_help_says_the_keys_and_nothing_that_stands_there_already(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "?")
    assert "在亮处看" not in talk.last
    for key in "bwlcsq":
        assert f"\n{key}   " in talk.last
    assert "\nm   " not in talk.last, "only what works here"


def test_the_questions_that_can_follow_are_counted(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "1")
    numbers = [line for line in talk.text.split("\n") if line.startswith("第")]
    assert numbers == ["第 1 题，最多还有 3 题", "第 2 题，最多还有 1 题", "第 3 题，最后一题"]


def test_the_longest_way_is_the_longest(doctor: Doctor) -> None:
    trees = doctor.library.trees
    assert longest(trees, Target("lid", "warm")) == 1
    assert longest(trees, Target("lid", "tight")) == 2
    assert longest(trees, Target("lid")) == 4
    assert longest(trees, Target("start")) == 5
    assert longest(trees, Target("lid", "open")) == 0


def test_a_question_has_one_number_on_whatever_way_it_was_reached(doctor: Doctor) -> None:
    ways = (
        Talk(doctor, LID),
        Talk(doctor, LID, "1", "b"),
        Talk(doctor, "水泵不转", f"/{LID}"),
        Talk(doctor, LID, "1", "l", "2"),
    )
    assert [["第 1 题，最多还有 3 题" in way.last] for way in ways] == [[True]] * 4


# Outcomes.


def test_the_outcome_is_brief_and_m_shows_all_of_it(doctor: Doctor) -> None:
    brief = Talk(doctor, *OPENED, "", "")
    assert "不要用锤子" not in brief.text
    whole = Talk(doctor, *OPENED, "", "", "m")
    assert "不要用锤子" in whole.last
    assert "2. （这一步先不看）" in whole.last, "what was skipped is not shown by the way"
    assert "CUT-77" not in whole.text
    assert "解决了吗？" in whole.last


def test_full_shows_all_of_it_at_once(doctor: Doctor) -> None:
    talk = Talk(doctor, *OPENED, "", "", full=True)
    assert "不要用锤子" in talk.text
    assert "m 全部内容" not in talk.script.prompts[-1]


@pytest.mark.parametrize(("rows", "times"), [(10, 2), (1000, 1)])
def test_on_a_short_screen_conclusion_and_first_stop_stand_above_the_last_question(
    doctor: Doctor, rows: int, times: int
) -> None:
    talk = Talk(doctor, *OPENED, "", "", rows=rows)
    assert talk.text.count("拧开壶盖") == times
    if times == 2:
        end = talk.text[talk.text.rindex("【可以自己办】") :].split("\n")
        assert end[:2] == ["【可以自己办】拧开壶盖", "【先停手】先拔插头"]
        assert "解决了吗？" in end[2:5]


def test_a_gate_hides_its_own_step_with_code_and_note_and_no_other(doctor: Doctor) -> None:
    talk = Talk(doctor, *OPENED, "", "")
    assert steps(talk.text) == [STEPS[0], "2. （这一步先不看）", *STEPS[4:6], "4. （这一步先不看）", STEPS[7]]


def test_a_yes_shows_the_step(doctor: Doctor) -> None:
    talk = Talk(doctor, *OPENED, "y", "好")
    assert steps(talk.text) == list(STEPS)
    assert "还没看" not in talk.text


@pytest.mark.parametrize("typed", ["1", "x", "？", "?", "w", "yy", "s"])
def test_a_gate_asks_again_on_what_it_does_not_know(doctor: Doctor, typed: str) -> None:
    talk = Talk(doctor, *OPENED, typed, "y", "y")
    assert steps(talk.text) == list(STEPS)


def test_back_and_leaving_work_at_a_gate(doctor: Doctor) -> None:
    assert "壶盖紧不紧？" in Talk(doctor, *OPENED, "b").last
    left = Talk(doctor, *OPENED, "q", "y")
    assert left.kept is True


def test_g_shows_what_was_skipped(doctor: Doctor) -> None:
    talk = Talk(doctor, *OPENED, "", "y", "g")
    assert "有 1 步还没看：打 g 看。" in talk.text
    assert steps(talk.last) == list(STEPS[1:4])
    assert "不能撤回" in talk.last


def test_a_note_is_written_under_a_free_name(doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Talk(doctor, *OPENED, "", "", "p", "", "p", "")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["fapiao-doctor-2026-11-24-2.txt", "fapiao-doctor-2026-11-24.txt"]
    text = (tmp_path / names[1]).read_text(encoding="utf-8")
    for said in ("拧开壶盖", "一块布", "3. 逆时针拧。", LID, "壶盖紧不紧？ 有点紧", "第 2 步做了就不能撤回"):
        assert said in text


def test_a_note_overwrites_nothing_unasked(doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    Talk(doctor, *OPENED, "", "", "p", "mine.txt", "", "", "p", "mine.txt", "n", "other.md")
    assert mine.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "other.md").read_text(encoding="utf-8").startswith("#")
    Talk(doctor, *OPENED, "", "", "p", "mine.txt", "y")
    assert "拧开壶盖" in mine.read_text(encoding="utf-8")


def test_a_note_can_be_shown_and_left_and_cannot_break_the_walk(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    talk = Talk(doctor, *OPENED, "", "", "p", "-", "p", "q", "p", "none/there.txt", "a\nb", "")
    assert "说过的、答过的" in talk.text
    assert "写不了" in talk.text
    assert "请选 1-3" in talk.script.prompts[-1]
    assert list(tmp_path.iterdir()) == []


# Secrets.


@pytest.mark.parametrize("typed", ["Abc12345", "24681357", "135790", "p@ssword", "Hx2024kp"])
@pytest.mark.parametrize("where", ["opening", "question", "outcome"])
def test_a_secret_pasted_alone_is_warned_of_and_not_kept(doctor: Doctor, typed: str, where: str) -> None:
    before = {"opening": (), "question": (LID,), "outcome": ("", "3")}[where]
    talk = Talk(doctor, *before, typed)
    assert "这像是密码" in talk.last
    assert "还留在上面的屏幕上：打 c 清屏" in talk.last
    assert typed not in talk.text
    assert typed not in str(talk.memory.held)


def test_c_clears_the_screen_and_shows_the_question_again(doctor: Doctor) -> None:
    assert "壶盖是什么颜色？" in Talk(doctor, LID, "Abc12345", "c").last
    assert "这个终端清不了屏" in Talk(doctor, LID, "c", clears=False).last


def test_a_secret_in_a_sentence_is_said_to_stand_on_the_screen(doctor: Doctor) -> None:
    talk = Talk(doctor, "水泵不转，密码是Zx81Kanari")
    assert "已隐藏" in talk.text
    assert "还留在上面的屏幕上" in talk.text
    assert "Zx81Kanari" not in talk.text


def test_a_code_that_the_pack_knows_is_no_secret(bundled: Doctor) -> None:
    talk = Talk(bundled, "", "0963c1")
    assert "这像是密码" not in talk.text
    assert talk.wizard.state.symptom == "0963c1"


@pytest.fixture(scope="module")
def bundled(doctor: Doctor) -> Doctor:

    return doctor_of(bundled_pack())


# Saved walks.


def test_q_keeps_a_walk_that_was_saved_before(doctor: Doctor) -> None:
    talk = Talk(doctor, "q", memory=Memory(saved=True), begin=(LID, (Answer("lid", "colour", "red"),)))
    assert talk.kept is True
    assert not talk.memory.forgotten


@pytest.mark.parametrize(("typed", "kept"), [("y", True), ("", False), ("n", False), ("q", False)])
def test_q_asks_before_it_loses_answers(doctor: Doctor, typed: str, kept: bool) -> None:
    talk = Talk(doctor, LID, "1", "q", "x", typed)
    assert talk.kept is kept
    assert talk.memory.forgotten is not kept


def test_q_leaves_at_once_where_nothing_was_answered(doctor: Doctor) -> None:
    for replies in (["q"], [LID, "q"], ["", "q"]):
        talk = Talk(doctor, *replies)
        assert talk.kept is False
        assert "存着吗" not in talk.text


def test_saving_is_tried_again_after_a_failure_which_is_said_once(doctor: Doctor) -> None:
    memory = Memory(failing=(1, 2))
    talk = Talk(doctor, LID, "1", "1", memory=memory)
    assert memory.tries == 3
    assert memory.held[1] == (Answer("lid", "colour", "red"), Answer("lid", "tight", "very"))
    assert talk.text.count("进度没有存上") == 1


def test_a_walk_that_was_saved_and_solved_is_deleted_with_a_word(doctor: Doctor) -> None:
    given = (Answer("lid", "colour", "red"), Answer("lid", "tight", "very"), Answer("lid", "warm", "hot"))
    talk = Talk(doctor, "1", memory=Memory(saved=True), begin=(LID, given))
    assert talk.memory.forgotten
    assert "存着的这份进度删掉了" in talk.text


def test_a_walk_that_is_asked_again_is_saved_whole(doctor: Doctor) -> None:
    talk = Talk(doctor, LID, "1", "1", "b", "b")
    assert set(talk.memory.held[1]) == {Answer("lid", "colour", "red"), Answer("lid", "tight", "very")}


def test_a_sentence_that_fits_nothing_is_kept_with_the_walk_and_can_be_changed(doctor: Doctor) -> None:
    talk = Talk(doctor, "股票行情", "1")
    assert "这里没有对得上的办法" in talk.text
    assert "壶盖是什么颜色？" in talk.last
    assert talk.memory.held == ("股票行情", (Answer("start", "where", "lid"),))
    back = Talk(doctor, "股票行情", "b", "")
    assert "换一句话说" in back.text
    assert "哪里坏了？" in back.last
    assert back.script.prompts[1] == "请选 1-3（? 帮助，b 改那句话，q 离开）："
    resumed = Talk(doctor, "1", begin=("股票行情", ()))
    assert "壶盖是什么颜色？" in resumed.last
