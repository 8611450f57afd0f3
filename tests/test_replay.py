"""Replay codes: they lead where the walk was, refuse every slip, and outlive changes of the content."""

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from every_pack import FOLDERS, NAMES, doctor_of, packs

from fapiao_doctor.content.model import Outcome
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import way_to
from fapiao_doctor.engine.names import all_names, before, marked, present, renamed, tag
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, shown_steps
from fapiao_doctor.engine.spelling import ALPHABET, BASE, READ_AS, spell, unspell
from fapiao_doctor.errors import ContentError, UsageError

EVERY_PACK = pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
KEYBOARD = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WALKS = 250
OPTIONS_IN_PLAY = 3

doctor = cache(doctor_of)


def symptoms(one: Doctor) -> list[str]:
    """Return what people say of a pack: the symptoms of its trees, its codes, and dangers named outright."""
    pack = one.library.packs[0]
    found = [text for tree in pack.trees.values() for text in tree.symptoms]
    found += [
        match.replace("X", digit) for code in pack.knowledge.codes.values() for match in code.match for digit in "014"
    ]
    found += [f"{one} {other}" for one, other in pairwise(found[::5])]
    return [*found, ""]


def walked(one: Doctor, chance: random.Random, symptom: str) -> Iterator[tuple[Diagnosis, tuple[Answer, ...]]]:
    """Yield the results of one random walk with the answers given, some of them contradictory or off the path."""
    answers: list[Answer] = []
    everywhere = [
        Answer(tree.id, question.id, option.id)
        for tree in one.library.packs[0].trees.values()
        for question in tree.questions.values()
        for option in question.options
    ]
    for _ in range(30):
        result = one.diagnose(symptom, answers)
        yield result, tuple(answers)
        if result.question:
            answers.append(Answer(result.question.tree, result.question.id, chance.choice(result.question.options).id))
        elif result.outcome and result.outcome.onward and chance.random() < 0.5:
            answers.append(Answer(result.outcome.tree, result.outcome.id, NOT_SOLVED))
        elif result.offered and not result.tree:
            answers += chance.choice(result.offered).answers
        else:
            return
        if chance.random() < 0.2:
            answers.append(chance.choice(everywhere))
        if result.path and chance.random() < 0.2:
            changed = chance.choice(result.path).answer
            same = [other for other in everywhere if (other.tree, other.question) == (changed.tree, changed.question)]
            answers.append(chance.choice(same) if same else changed)


def page(result: Diagnosis) -> tuple[object, ...]:
    """Return all that a person has to act on."""
    return result.result, result.question, result.outcome


@EVERY_PACK
def test_a_code_leads_where_the_walk_was(folder: Path) -> None:
    """The same question with the same options, or the same outcome with the same steps, whatever was said before."""
    one, chance = doctor(folder), random.Random(20261124)
    said = symptoms(one)
    codes = compared = 0
    for number in range(WALKS):
        symptom = said[number % len(said)] if number < len(said) else chance.choice(said)
        try:
            for result, _ in walked(one, chance, symptom):
                if not result.tree:
                    continue
                assert result.replay, f"{symptom} {result.path}"
                again = one.diagnose(replay=result.replay)
                assert page(again) == page(result), f"{symptom}: {result.replay}"
                assert again.replay == result.replay
                compared += 1
                codes += len(result.replay)
        except UsageError:
            continue
    assert compared > WALKS
    print(f"{one.library.packs[0].id}: {compared} codes, {codes / compared:.1f} characters on average")


@EVERY_PACK
def test_going_on_from_a_code_never_reaches_what_was_forbidden(folder: Path) -> None:
    """Danger in a symptom that no answer holds stays in the code, for every answer after it."""
    one, chance = doctor(folder), random.Random(7)
    pack = one.library.packs[0]
    danger, tried = danger_of(pack.manifest), 0
    forbidding = [
        text for text in symptoms(one) if danger.forbidden_by({u.slot: u.value for u in one.diagnose(text).understood})
    ]
    assert forbidding
    for number in range(WALKS):
        result = one.diagnose(chance.choice(forbidding))
        offers = [offer.replay for offer in (*result.offered, *result.also) if offer.replay]
        code = chance.choice([*([result.replay] if result.replay else []), *offers])
        for _ in range(25):
            position = one.opener.open("", (), code).position
            assert position is not None
            if isinstance(position.node, Outcome):
                spent = [step for step in shown_steps(position.node, position.values) if step.spends_attempt]
                assert not spent, f"{number} {code} {position.path}"
                tried += 1
                if not position.node.otherwise:
                    break
                word = NOT_SOLVED
            else:
                word = str(chance.randint(1, len(position.node.options)))
            try:
                words = one.opener.unfold(code, [word]).words
            except UsageError:
                continue
            code = one.diagnose("", words, code).replay
    assert tried > 100


def codes_of_all_nodes() -> Iterator[str]:
    """Yield the code of every node of every pack, by its shortest path."""
    for folder in FOLDERS:
        one = doctor(folder)
        for tree in one.library.packs[0].trees.values():
            for node in (*tree.questions, *tree.outcomes):
                answers = way_to(tree, node)
                if answers is not None:
                    code = one.diagnose_from(one.opener.open("", answers or ()).position.begin, answers).replay  # type: ignore[union-attr]
                    if code:
                        yield code


def refused(code: str) -> bool:
    try:
        unspell(code)
    except UsageError:
        return True
    return False


def test_every_single_slip_and_every_swap_is_refused() -> None:
    """Over the codes of all nodes: each other key of the keyboard at each place, each swap of neighbours."""
    slips = swaps = 0
    for code in set(codes_of_all_nodes()):
        signs = code.replace("-", "")
        for place, right in enumerate(signs):
            for wrong in KEYBOARD:
                if READ_AS.get(wrong, wrong) == right:
                    continue
                assert refused(signs[:place] + wrong + signs[place + 1 :]), f"{code} {place} {wrong}"
                slips += 1
        for place, (left, right) in enumerate(pairwise(signs)):
            if left != right:
                assert refused(signs[:place] + right + left + signs[place + 2 :]), f"{code} {place}"
                swaps += 1
    print(f"{slips} slips and {swaps} swaps refused")
    assert slips > 50_000
    assert swaps > 1_000


def test_no_code_of_any_length_lets_a_slip_pass() -> None:
    """The check sums are linear: what one slip or swap adds to them depends on place and difference alone."""
    zero = [0] * 90
    for place in range(len(zero)):
        for difference in range(1, BASE):
            slip = list(zero)
            slip[place] = difference
            assert _check_signs(slip) != _check_signs(zero)
            if place + 1 < len(zero):
                swap = list(slip)
                swap[place + 1] = -difference % BASE
                assert _check_signs(swap) != _check_signs(zero)


def _check_signs(signs: list[int]) -> str:
    return spell(signs).replace("-", "")[-2:]


def test_two_slips_a_lost_sign_and_one_too_many_are_refused() -> None:
    chance = random.Random(3)
    for _ in range(300):
        signs = [chance.randrange(BASE) for _ in range(chance.randint(6, 24))]
        code = spell(signs).replace("-", "")
        one, other = chance.sample(range(len(code)), 2)
        wrong = list(code)
        for place in (one, other):
            wrong[place] = chance.choice([sign for sign in ALPHABET if sign != code[place]])
        with pytest.raises(UsageError):
            unspell("".join(wrong))
    for length in range(1, 20):
        with pytest.raises(UsageError):
            unspell(spell([0] * length).replace("-", "")[1:])
        with pytest.raises(UsageError):
            unspell("0" + spell([0] * length))


def test_a_code_is_read_as_people_write_it() -> None:
    signs = (0, 1, 2, 5, 8, 24, 20)
    code = spell(signs)
    assert code.count("-") == 2
    assert not set(code) & set(READ_AS)
    lookalike = {right: wrong for wrong, right in READ_AS.items()}
    written = "".join(lookalike.get(sign, sign) for sign in code)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for form in (code.lower(), code.replace("-", " "), code.replace("-", "—"), written, wide, f" {code}\u200b"):
        assert unspell(form) == signs, form


@pytest.mark.parametrize("typed", ["-", "0", "00", "续查码", "4310?", "\ud800", "9" * 5000, "A" * 30])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        doctor(FOLDERS[0]).diagnose(replay=typed)


def test_any_signs_with_right_check_signs_never_break_the_reading() -> None:
    chance, one = random.Random(5), doctor(FOLDERS[0])
    begun = 0
    right = unspell(one.diagnose("证书口令忘了").replay)
    for number in range(2000):
        signs = [chance.randrange(BASE) for _ in range(chance.randint(1, 30))]
        if number % 2:
            signs = [*right[: chance.randint(3, len(right))], *signs]
        try:
            one.diagnose(replay=spell(signs))
            begun += 1
        except UsageError:
            pass
    assert begun > 0


def test_the_packs_are_told_apart_by_one_sign() -> None:
    assert len({tag(pack.id) for pack in packs()}) == len(FOLDERS)


def test_a_code_of_another_pack_says_so() -> None:
    code = doctor(FOLDERS[1]).diagnose().replay
    with pytest.raises(UsageError, match="不是内容包“fapiao”的"):
        doctor(FOLDERS[0]).diagnose(replay=code)


def test_side_by_side_each_pack_reads_its_own_codes() -> None:
    """A code that was made where the pack stood alone works where several stand, and the other way round."""
    several = doctor(*FOLDERS)
    for folder in FOLDERS:
        alone = doctor(folder)
        pack = alone.library.packs[0]
        for text in [tree.symptoms[0] for tree in pack.trees.values()]:
            result = alone.diagnose(text)
            if result.replay:
                again = several.diagnose(replay=result.replay)
                assert again.replay == result.replay
                assert (again.tree or "").removeprefix(f"{pack.id}:") == result.tree
    menu = several.diagnose()
    assert several.diagnose(replay=menu.replay).question == menu.question
    chosen = several.opener.unfold(menu.replay, ["2"]).words
    onward = several.diagnose("", chosen, menu.replay)
    assert several.diagnose(replay=onward.replay).question == onward.question
    assert onward.question
    assert onward.question.tree.startswith(several.library.packs[1].id)


# Content that changes: the same pack, with one thing renamed, moved, added or taken away.

SAMPLE = "reshuiqi"


class Edited:
    """A copy of a pack that a test edits, with a code made before."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = home / "pack"
        shutil.copytree(folder, self.folder)

    def edit(self, file: str, change: object) -> None:
        path = self.folder / file
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        change(data)  # type: ignore[operator]
        path.write_text(
            yaml.dump(data, allow_unicode=True, width=10_000, sort_keys=False, default_style='"'), encoding="utf-8"
        )

    def replace(self, old: str, new: str) -> None:
        """Rename in every tree."""
        for path in self.folder.glob("*.yaml"):
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    @property
    def doctor(self) -> Doctor:
        return doctor_of(self.folder)


@pytest.fixture
def made() -> Diagnosis:
    """Return a walk of three answers and more in the bundled pack."""
    one = doctor(FOLDERS[0])
    answers = [Answer("certificate-pin", "tries-left", "more"), Answer("certificate-pin", "matter", "forgot")]
    result = one.diagnose("金税盘证书口令忘了", answers)
    assert len(result.path) >= 3
    return result


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(FOLDERS[0], tmp_path)


def version(data: dict[str, object]) -> None:
    data["version"] = "2031.1"


def test_options_moved_and_added_change_no_code(edited: Edited, made: Diagnosis) -> None:
    def change(data: dict[str, dict[str, dict[str, dict[str, object]]]]) -> None:
        options = data["questions"]["matter"]["options"]
        extra = {f"extra-{number}": {**options["unsure"], "label": f"另外的{number}"} for number in range(6)}
        data["questions"]["matter"]["options"] = {**extra, **dict(reversed(options.items()))}  # type: ignore[assignment]

    edited.edit("certificate-pin.yaml", change)
    again = edited.doctor.diagnose(replay=made.replay)
    assert (again.result, again.tree, again.question) == (made.result, made.tree, made.question)
    assert again.notices == ()


def test_another_version_is_told_where_all_still_fits(edited: Edited, made: Diagnosis) -> None:
    edited.edit("pack.yaml", version)
    again = edited.doctor.diagnose(replay=made.replay)
    assert page(again) == page(made)
    assert again.replay != made.replay
    assert "2031.1" in "".join(again.notices)


def test_a_removed_answer_stops_there_and_says_so(edited: Edited, made: Diagnosis) -> None:
    def change(data: dict[str, dict[str, dict[str, dict[str, object]]]]) -> None:
        del data["questions"]["matter"]["options"]["forgot"]

    edited.edit("pack.yaml", version)
    edited.edit("certificate-pin.yaml", change)
    again = edited.doctor.diagnose(replay=made.replay)
    assert again.question
    assert again.question.id == "matter"
    assert "1 个回答用不上" in "".join(again.notices)
    assert edited.doctor.opener.unfold(made.replay, ["1"]).words == ()


@pytest.mark.parametrize(
    ("renames", "aliases"),
    [
        ([("forgot:", "lost-it:")], {"certificate-pin/matter=forgot": "certificate-pin/matter=lost-it"}),
        ([("matter", "the-matter")], {"certificate-pin/matter": "certificate-pin/the-matter"}),
        (
            [("matter", "the-matter"), ("forgot:", "lost-it:")],
            {
                "certificate-pin/matter": "certificate-pin/once-more",
                "certificate-pin/once-more": "certificate-pin/the-matter",
                "certificate-pin/the-matter=forgot": "certificate-pin/the-matter=lost-it",
            },
        ),
    ],
    ids=["option", "question", "both-by-two-steps"],
)
def test_renamed_ids_are_found_by_the_aliases(
    edited: Edited, made: Diagnosis, renames: list[tuple[str, str]], aliases: dict[str, str]
) -> None:
    for old, new in renames:
        path = edited.folder / "certificate-pin.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    without = edited.doctor.diagnose(replay=made.replay)
    assert "用不上" in "".join(without.notices)
    edited.edit("pack.yaml", lambda data: data.update(aliases=aliases))
    again = edited.doctor.diagnose(replay=made.replay)
    assert again.notices == ()
    assert (again.question and again.question.ask, again.outcome and again.outcome.title) == (
        made.question and made.question.ask,
        made.outcome and made.outcome.title,
    )


def test_a_renamed_tree_is_found_by_its_alias(edited: Edited, made: Diagnosis) -> None:
    (edited.folder / "certificate-pin.yaml").rename(edited.folder / "cert.yaml")
    for path in edited.folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("tree: certificate-pin\n", "tree: cert\n")
        path.write_text(text.replace("certificate-pin/", "cert/"), encoding="utf-8")
    shutil.rmtree(edited.folder / "knowledge")
    shutil.copytree(FOLDERS[0] / "knowledge", edited.folder / "knowledge")
    for path in (edited.folder / "knowledge").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("leads-to: certificate-pin\n", "leads-to: cert\n"), encoding="utf-8")
    with pytest.raises(UsageError, match="开头的地方"):
        edited.doctor.diagnose(replay=made.replay)
    edited.edit("pack.yaml", lambda data: data.update(aliases={"certificate-pin": "cert"}))
    again = edited.doctor.diagnose(replay=made.replay)
    assert again.tree == "cert"
    assert again.notices == ()
    assert len(again.path) >= 2


def test_a_danger_that_is_no_longer_known_is_never_dropped(edited: Edited) -> None:
    """Renamed, it is found by its alias; without one the code is refused rather than read without it."""
    code = doctor(FOLDERS[0]).diagnose("0963c1").replay

    def change(data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> None:
        values = data["slots"]["attempts-left"]["values"]
        values["one"] = values.pop("1")
        data["slots"]["attempts-left"]["order"] = ["0", "one", *map(str, range(2, 10))]  # type: ignore[assignment]
        data["laws"]["never-try"]["attempts-left"] = ["0", "one"]  # type: ignore[assignment]

    edited.edit("pack.yaml", change)
    with pytest.raises(UsageError, match="现在的内容里没有了"):
        edited.doctor.diagnose(replay=code)
    edited.edit("pack.yaml", lambda data: data.update(aliases={"attempts-left=1": "attempts-left=one"}))
    known = {one.slot: one.value for one in edited.doctor.diagnose(replay=code).understood}
    assert known["attempts-left"] == "one"


@pytest.mark.parametrize(
    ("old", "new"),
    [("a", "a/b"), ("a/b", "a/b=c"), ("a=1", "a/b"), ("A", "b"), ("a/", "b/"), ("a/b=c=d", "a/b=c"), ("a", "")],
)
def test_an_alias_names_one_kind_on_both_sides(edited: Edited, old: str, new: str) -> None:
    edited.edit("pack.yaml", lambda data: data.update(aliases={old: new}))
    with pytest.raises(ContentError):
        _ = edited.doctor


def test_names_of_old_and_of_today() -> None:
    aliases = {"a": "b", "b/q": "b/r", "b/r=x": "c/s=y", "slot=1": "slot=one"}
    assert present("a/q=x", aliases) == "c/s=y"
    assert set(all_names("c/s=y", before(aliases))) == {"c/s=y", "b/r=x", "b/q=x", "a/q=x", "a/r=x"}
    assert present("slot=1", aliases) == "slot=one"
    assert present("a-b/q=x", aliases) == "a-b/q=x"
    assert renamed(Answer("a", "q", "z"), aliases) == Answer("b", "r", "z")
    assert present("x", {"x": "y", "y": "x"}) in ("x", "y")


def test_ids_that_fall_together_keep_apart_and_stay() -> None:
    """What is added later can take a mark away, but gives it to nobody else."""
    stayed = lost = other = 0
    for question in range(300):
        names = [f"tree/question-{question}=option-{number}" for number in range(14)]
        few, many = marked({name: (name,) for name in names[:10]}, 2), marked({name: (name,) for name in names}, 2)
        assert len({many.signs(name) for name in names}) == len(names)
        for name in names[:10]:
            assert few.thing(few.signs(name)) == name
            found = many.thing(few.signs(name))
            stayed, lost, other = stayed + (found == name), lost + (not found), other + (found not in (name, ""))
    assert stayed + lost + other == 3000
    assert lost < 30
    assert other <= 1


def test_a_code_holds_nothing_of_the_symptom() -> None:
    """Two sentences that state the same give one code, however they were said."""
    one = doctor(FOLDERS[0])
    codes = {
        one.diagnose(text).replay
        for text in ("证书口令忘了", "我把证书口令忘记了，公司叫某某商贸", "证书口令忘了，电话13800138000")
    }
    assert len(codes) == 1


def test_json_and_result_carry_the_code() -> None:
    from fapiao_doctor.render.as_json import as_json

    one = doctor(FOLDERS[0])
    shown = as_json(one.diagnose("证书口令忘了"))
    assert one.diagnose(replay=shown["replay"]).question
    assert shown["command"] == ["fapiao-doctor", "diagnose", "--replay", shown["replay"]]
    choice = as_json(one.diagnose("金税盘密码忘了"))
    assert choice["result"] == "choice"
    assert choice["replay"] is None
    for offer in choice["choice"]:
        result = one.diagnose(replay=offer["replay"])
        with_answers = one.diagnose("金税盘密码忘了", [_answer(text) for text in offer["answers"]])
        assert page(result) == page(with_answers)
        assert offer["command"][-1] == offer["replay"]
    assert as_json(one.diagnose("今天天气怎么样"))["replay"] is None
    json.dumps(choice)


def _answer(text: str) -> Answer:
    tree, _, rest = text.partition("/")
    question, _, option = rest.partition("=")
    return Answer(tree, question, option)


def test_what_the_words_of_a_symptom_choose_is_learnt_like_an_answer() -> None:
    """An option that is heard says as much of a danger as one that is clicked."""
    from fapiao_doctor.content.model import Target
    from fapiao_doctor.engine.position import Known, Said
    from fapiao_doctor.engine.walk import walk

    one = doctor(FOLDERS[0])
    pack = one.library.packs[0]
    danger = danger_of(pack.manifest)
    asked = 0
    for tree in pack.trees.values():
        for question in tree.questions.values():
            for option in question.options:
                if not danger.forbids(question.slot, danger.worst(question.slot, option.means)):
                    continue
                heard = {(tree.id, question.id): Known(option.id, "…")}
                position = walk(one.library.trees, Target(tree.id, question.id), (), Said({}, heard, danger))
                assert danger.forbidden_by(position.values), f"{tree.id}/{question.id}={option.id}"
                asked += 1
    assert asked > 0


def test_an_answer_after_a_code_is_a_number_or_an_id_in_turn() -> None:
    one = doctor(FOLDERS[0])
    code = one.diagnose("证书口令忘了").replay
    by_number = one.opener.unfold(code, ["4", "1"])
    by_id = one.opener.unfold(code, [answer.option for answer in by_number.words])
    assert by_number == by_id
    assert len(by_number.words) == 2
    for wrong in ("0", "99", "nope", "-1", "１２３", ""):
        with pytest.raises(UsageError, match="不是这一题的回答"):
            one.opener.unfold(code, [wrong])


def test_replays_are_equal_in_every_language() -> None:
    code = doctor(FOLDERS[0]).diagnose("证书口令忘了").replay
    english = doctor(FOLDERS[0], lang="en").diagnose(replay=code)
    assert english.replay == code
    assert replace(english, understood=()).question
