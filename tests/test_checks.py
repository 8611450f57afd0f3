"""One broken file, or one broken pack, per mistake; each is refused with its place and words that name the mistake."""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from test_cli import run

from fapiao_doctor.authoring.checks import AFTERWARDS, CHECKS, check
from fapiao_doctor.authoring.checks.draft import check_drafts
from fapiao_doctor.authoring.checks.numbers import CODES
from fapiao_doctor.authoring.checks.problem import Problem
from fapiao_doctor.authoring.checks.shapes import SHAPES
from fapiao_doctor.cli.complaint import complaint
from fapiao_doctor.content.library import Pack, read_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.errors import ContentError, Listed, Phrase

BROKEN = Path(__file__).parent / "broken"
BROKEN_PACKS = Path(__file__).parent / "broken-packs"
SOUND = "sound"
WORDS_IN_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]")
WORDS = {
    "alias": "锚点和引用",
    "anchor": "锚点和引用",
    "asks-for-secret": "要秘密",
    "bad-date": "不是日期",
    "bad-id": "小写字母",
    "bad-instead": "instead“Lamp”只能用小写字母",
    "bad-level": "只能是 self-service",
    "bad-target": "小写字母",
    "brace-not-quoted": "YAML 写法有误",
    "broken-yaml": "YAML 写法有误",
    "code-as-list": "code应该是一条文字",
    "control-character": "控制字符",
    "cycle": "绕圈",
    "duplicate-key": "重复，第一次在第 3 行",
    "empty": "空的",
    "empty-text": "是空的",
    "few-symptoms": "symptoms 有",
    "first-of-three-lines": "first 最多 2 行",
    "flag-not-yes": '只能写 "yes"',
    "folklore": "传言",
    "half-width": "全角",
    "hears-as-text": "hears应该是一个列表",
    "hears-of-lists": "hears应该是一条文字",
    "keys-out-of-order": "“ask”应该写在“why”前面",
    "item-unknown-key": "没有“onyl”这个键，是不是想写“only”？",
    "jump-unknown-key": "没有“next”这个键",
    "jumps-none": "除最后一条外都要有 only",
    "jumps-plain-in-the-middle": "除最后一条外都要有 only",
    "jumps-without-plain-last": "除最后一条外都要有 only",
    "literal-address": "网址",
    "literal-law": "法条编号",
    "literal-menu": "菜单路径",
    "literal-number": "数字",
    "long-step": "请拆开",
    "low-trust-unsaid": "只有低可信来源",
    "means-twice": "同时对应 2 个选项",
    "means-without-slot": "没有 slot",
    "merge-key": "合并键",
    "missing-otherwise": "缺少“otherwise”",
    "missing-title": "缺少“title”",
    "missing-why": "缺少“why”",
    "multi-line": "一行",
    "name-mismatch": "文件名却是",
    "no-question-mark": "？结尾",
    "no-source": "没有任何来源",
    "no-steps": "至少要有一步",
    "no-steps-left": "一步也不剩",
    "not-a-law": "不是法律条文",
    "not-a-list": "应该是一个列表",
    "not-a-mapping": "键: 值",
    "not-gbk": "在 gbk 窗口里显示不了",
    "not-utf8": "UTF-8",
    "one-option": "至少要有两个选项",
    "only-as-text": "only应该是“键: 值”的形式",
    "only-empty": "only是空的",
    "only-unknown-slot": "没有“lamp”这种 slot",
    "only-unknown-value": "slot device 没有“lamp”这个值",
    "only-value-as-text": "only应该是一个列表",
    "only-without-values": "至少要写一个值",
    "otherwise-twice": "二选一",
    "question-and-outcome": "既是问题又是结果",
    "review-before-reading": "again-by 要晚于 on",
    "shared-symptom": "已经有了",
    "tab-indent": "YAML 写法有误",
    "tag": "类型标签",
    "too-deep": "嵌套太深",
    "too-few-options": "剩下的选项不到两个",
    "try-after-not-solved": "会再用一次机会，却可能在 pin-state=locked",
    "try-not-announced": "spends-attempt",
    "try-when-locked": "会再用一次机会",
    "two-documents": "一份文档",
    "unknown-fact": "没有事实“power-cord”",
    "unknown-instead": "“unknown-instead/lamp”不存在",
    "unknown-key": "是不是想写“works-when”",
    "unknown-law": "不存在",
    "unknown-procedure": "没有共用流程“call-nobody”",
    "unknown-slot": "没有“lamp”这种 slot",
    "unknown-slot-value": "没有“lit”这个值",
    "unknown-source": "没有来源“my-neighbour”",
    "unknown-start": "start 指向“lamp”",
    "unknown-target": "“unknown-target/powr”不存在",
    "unknown-tree": "“printer/”不存在",
    "unreachable": "没有任何选项通向“lost”",
    "vendor-phone": "不能印“95113”",
}
PACK_WORDS = {
    "alias-in-use": "aliases 里的“light”还在用",
    "alias-leads-nowhere": "“lights/glow”的新名“light/glowing”不存在",
    "alias-of-two-kinds": "两边要写同一种",
    "bad-code-page": "不认识编码“gkb”",
    "bad-count": "most“3.5”不是数字",
    "bad-day": "不是日期",
    "bad-language": "language“中文”只能用小写字母",
    "bad-length": "step-length“many”不是数字",
    "bad-level-id": "levels的 id“Call”只能用小写字母",
    "bad-pack-id": "pack“Sound”只能用小写字母",
    "bad-pattern": "asks-for-secret不是正则表达式",
    "bad-pattern-in-a-list": "say不是正则表达式",
    "bad-start-id": "start“Start”只能用小写字母",
    "bad-translation": "translations应该是一个列表",
    "bad-version": "一个短词",
    "code-digit-without-x": "X 和 digit 要同时写",
    "code-leads-to-no-node": "light 里没有“plug”",
    "code-leads-to-no-tree": "指向的树“lights”不存在",
    "code-page-of-bytes": "不认识编码“base64”",
    "code-pattern-in-capitals": "只能有小写字母、数字",
    "code-pattern-twice": "“e01”在“lamp-red”里已经有了",
    "code-unknown-digit": "没有“lamb”这种 slot",
    "code-unknown-slot": "没有“lamb”这种 slot",
    "code-unknown-value": "slot lamp 没有“blue”这个值",
    "code-with-two-ways": "“paper”要写 leads-to 或 turn-to",
    "code-without-a-pattern": "既没有 match 也没有 words",
    "code-without-a-way": "“paper”要写 leads-to 或 turn-to",
    "condition-in-a-procedure": "slot lamp 没有“blue”这个值，可用：red、green",
    "copy-of-a-bad-id": "来源“paper”的 copy-of“Book”只能用小写字母",
    "copy-of-itself": "来源“paper”绕回来成了自己的转载",
    "copy-of-nothing": "没有来源“book”",
    "danger-not-yes": 'danger只能写 "yes"',
    "danger-without-order": "danger 和 order 要一起写",
    "dated-after-reading": "来源“paper”的 dated 晚于 seen-on",
    "dated-no-date": "来源“paper”的 dated“2026-13”不是日期",
    "fact-corroborated-by-a-copy": "“number-help”只有一处在说",
    "fact-corroborated-by-one-host": "“number-help”只有一处在说",
    "fact-corroborated-by-one-publisher": "“number-help”只有一处在说",
    "exception-of-no-use": "没有 FD163 要忽略",
    "fact-ends-before-it-begins": "首尾颠倒",
    "fact-not-corroborated": "不能算 corroborated",
    "fact-not-official": "不能算 official",
    "fact-official-by-rumour": "不能算 official",
    "fact-review-before-reading": "review-by 要晚于 verified-on",
    "fact-unknown-source": "没有来源“hand”",
    "fact-without-value": "没有 value",
    "full-width-not-yes": 'full-width只能写 "yes"',
    "hedge-in-a-note": "“没有证实”不写在步骤里",
    "hedge-in-a-step": "“没有证实”不写在步骤里",
    "hears-unknown-class": "词汇里没有",
    "kinds-as-text": "fact应该是一个列表",
    "kinds-official-as-text": "official应该是一个列表",
    "kinds-unknown-key": "kinds里没有“sources”这个键",
    "levels-as-list": "levels应该是“键: 值”的形式",
    "live-not-yes": '来源“paper”的 live只能写 "yes"',
    "long-pattern": "最多 400 个字符",
    "low-trust-unsaid": "只有低可信来源，要在 unconfirmed 里说明",
    "missing-title": "pack.yaml缺少“title”",
    "never-try-harmless-slot": "“cable”要是一个写了 danger 的 slot",
    "never-try-unknown-slot": "“lamb”要是一个写了 danger 的 slot",
    "never-try-unknown-value": "slot lamp 没有“blue”这个值",
    "order-missing-a-value": "每个值各写一次",
    "order-says-one-twice": "每个值各写一次",
    "order-without-danger": "danger 和 order 要一起写",
    "phones-without-allowed": "phones缺少“allowed”",
    "reader-bad-direction": "“on”不对，只能是 forward、backward",
    "reader-bad-mark": "“denied”不对，只能是 deny",
    "reader-bad-number": "“none”要写 0 到 1 的数，写的是“5”",
    "reader-table-broken": "读不懂训练出来的表",
    "reader-unknown-class": "词汇里没有“drak”这个词类",
    "reader-unknown-key": "没有“verdicts”这个键，是不是想写“verdict”？",
    "reader-unknown-part": "没有“troubles”这个键",
    "reserved-tree-id": "“trees”这个 id 程序自己要用",
    "rumour-without-name": "folklore缺少“name”",
    "slot-unknown-key": "slot“red-lamp”里没有“partof”这个键",
    "slot-without-values": "slot“cable”缺少“values”",
    "symptom-of-a-code": "“灯不亮”走不到这棵树，而是到“start”",
    "symptom-of-another-tree": "“打印机坏了”在 start 里已经有了",
    "translation-in-chinese": "大半是中文",
    "translation-left-over": "原文里已经没有“坏了”了",
    "translation-off-the-glossary": "“接好电源”的译法是“power up”",
    "translation-missing": "en/light.yaml 里没有“好了”的译文",
    "translation-not-a-table": "译文目录应该是“键: 值”的形式",
    "translation-not-a-text": "“红灯”的译文应该是一条文字",
    "translation-with-chinese-marks": "有中文标点",
    "translation-with-other-facts": "译文引用的事实不一样",
    "try-limit-as-value": "“三次”会被当成可以试几次",
    "try-limit-in-a-note": "“三次”会被当成可以试几次",
    "try-limit-in-a-translation": "“three times”会被当成可以试几次",
    "trying-without-say": "trying缺少“say”",
    "unknown-contact": "turn-to“hotline”不对，只能是 helpline",
    "unknown-fact-kind": "kind“colour”不对，只能是 number、rule",
    "unknown-key": "没有“levles”这个键，是不是想写“levels”？",
    "unknown-law": "laws里没有“try-limit”这个键",
    "unknown-level": "level“hall”不对，只能是 self-service、call",
    "unknown-part-of": "没有“lamb”这种 slot",
    "unknown-source-kind": "kind“pages”不对，只能是 page、rumour，是不是想写“page”？",
    "unknown-start": "start 写的“begin”不是这个包里的树",
    "unknown-style": "style里没有“fullwidth”这个键，是不是想写“full-width”？",
    "unreachable-tree": "从 start 走不到“paper”这棵树",
    "words-bad-id": "“Dark”只能用小写字母",
    "words-bad-sound": "sound“exactly”不对，只能是 no、exact",
    "words-bracket": "“红(的”的括号或竖线不成对",
    "words-elsewhere-without-turn-to": "缺少“turn-to”",
    "words-none": "词类“dark”没有词",
    "words-too-many": "超过 4096 个",
    "words-unknown-key": "词类“red”里没有“says”这个键，是不是想写“say”？",
    "words-unused": "没有哪一条规则用到词类“bulb”",
}

Finding = ContentError | Problem
Draft = Callable[[str], list[Finding]]


@pytest.fixture(scope="module")
def in_draft(pack: Pack) -> Draft:
    """Give what is found in a broken file as the only tree of the shipped pack, each file checked once."""
    alone = replace(pack, trees={})

    @cache
    def found(name: str) -> list[Finding]:
        errors, problems = check_drafts(alone, [BROKEN / f"{name}.yaml"])
        return [*errors, *problems]

    return found


def in_pack(name: str, folder: Path) -> list[Finding]:
    """Put the files of a broken pack over those of the sound one, and check the whole."""
    for layer in (SOUND, name):
        shutil.copytree(BROKEN_PACKS / layer, folder, dirs_exist_ok=True)
    pack, errors = read_pack(folder)
    return [*errors] if errors or pack is None else [*check(pack)]


def own_english(finding: Finding, files: Iterable[Path]) -> str:
    """Give what the program says of a finding in English, without the words that stand in the files."""
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
    if isinstance(finding, Problem):
        message, values = finding.said("en"), dict[str, object](finding.values)
        message = message.removeprefix(f"{finding.file}:")
    else:
        message, hint, _command = complaint(finding, "en")
        message, values = f"{message.removeprefix(str(finding.place))} {hint}", finding.values
    for text in sorted(texts_of(values), key=len, reverse=True):
        if all(words in written for words in WORDS_IN_CHINESE.findall(text)):
            message = message.replace(text, "")
    return message


def texts_of(values: dict[str, object]) -> Iterator[str]:
    """Give the values that fill the braces of a message, those of its phrases too."""
    for value in values.values():
        if isinstance(value, Phrase):
            yield from texts_of(value.values)
        elif str(value):
            yield from value.words if isinstance(value, Listed) else (str(value),)


def test_every_broken_file_has_its_words() -> None:
    assert sorted(WORDS) == sorted(path.stem for path in BROKEN.glob("*.yaml"))
    assert sorted([SOUND, *PACK_WORDS]) == sorted(path.name for path in BROKEN_PACKS.iterdir())


@pytest.mark.parametrize("name", WORDS)
def test_a_broken_file_is_refused_with_words_that_name_the_mistake(in_draft: Draft, name: str) -> None:
    file = BROKEN / f"{name}.yaml"
    found = [str(one) for one in in_draft(name)]
    assert any(WORDS[name] in line for line in found), found
    assert all(line.startswith(str(file)) for line in found)
    assert name == "empty" or f"{file}:" in found[0]


@pytest.mark.parametrize("name", PACK_WORDS)
def test_a_broken_pack_is_refused_with_the_one_mistake_and_its_place(name: str, tmp_path: Path) -> None:
    found = [str(one) for one in in_pack(name, tmp_path)]
    assert len(found) == 1, found
    assert PACK_WORDS[name] in found[0]
    assert re.match(rf"{re.escape(str(tmp_path))}/([a-z/-]+\.yaml:\d+:\d+|reader\.json): ", found[0])


@pytest.mark.parametrize("name", WORDS)
def test_a_broken_file_is_named_in_english_too(in_draft: Draft, name: str) -> None:
    files = [BROKEN / f"{name}.yaml", bundled_pack() / "pack.yaml"]
    for finding in in_draft(name):
        assert not CHINESE.search(own_english(finding, files)), finding


@pytest.mark.parametrize("name", PACK_WORDS)
def test_a_broken_pack_is_named_in_english_too(name: str, tmp_path: Path) -> None:
    for finding in in_pack(name, tmp_path):
        assert not CHINESE.search(own_english(finding, tmp_path.rglob("*.*"))), finding


@pytest.mark.parametrize("name", ["too-few-options", "no-steps-left", "try-when-locked", "try-after-not-solved"])
def test_a_mistake_that_many_paths_meet_is_told_once(in_draft: Draft, name: str) -> None:
    assert len(in_draft(name)) == 1


def test_every_check_has_a_broken_file_that_it_finds(in_draft: Draft, tmp_path: Path) -> None:
    found = [one for name in WORDS for one in in_draft(name)]
    found += [one for name in PACK_WORDS for one in in_pack(name, tmp_path / name)]
    assert sorted(CHECKS.keys() - {one.check for one in found if isinstance(one, Problem)}) == []


def test_the_files_that_the_broken_ones_differ_from_are_sound(in_draft: Draft, tmp_path: Path) -> None:
    assert in_draft("sound/sound") == []
    assert in_pack(SOUND, tmp_path) == []


def test_the_shipped_content_has_no_problems() -> None:
    pack, errors = read_pack(bundled_pack())
    assert [str(error) for error in errors] == []
    assert pack is not None
    assert [str(problem) for problem in check(pack)] == []


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_how_to_mend(name: str) -> None:
    assert "Mend it by" in (CHECKS[name].__doc__ or "") or "Mend it with" in (CHECKS[name].__doc__ or "")


def excepted(folder: Path, entry: str) -> dict[str, list[str]]:
    """Check a shipped draft of a pack with one mistake beside an exception; give the codes of both lists."""
    shutil.copytree(BROKEN_PACKS / SOUND, folder)
    for light in (folder / "light.yaml", folder / "en" / "light.yaml"):
        light.write_text(light.read_text(encoding="utf-8").replace("吗？", "吗", 1), encoding="utf-8")
    (folder / "knowledge" / "exceptions.yaml").write_text(f"exceptions:\n  - {entry}\n", encoding="utf-8")
    told = json.loads(run("trees", "check", "--trees", str(folder), "--format", "json").stdout)
    return {key: [one["code"] for one in told[key]] for key in ("problems", "aside")}


def test_an_exception_leaves_its_finding_aside_and_nothing_else(tmp_path: Path) -> None:
    whole = "{code: FD162, file: light.yaml, reason: the maker wrote it so}"
    assert excepted(tmp_path / "a", whole) == {"problems": [], "aside": ["FD162"]}
    about = whole.replace("reason", "about: light, reason")
    assert excepted(tmp_path / "b", about.replace("about: light", "about: nothing"))["problems"] == ["FD104", "FD162"]
    assert excepted(tmp_path / "c", whole.replace("light.yaml", "start.yaml"))["problems"] == ["FD104", "FD162"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{code: FD162, file: light.yaml}", "FD008"),
        ("{code: FD999, file: light.yaml, reason: x}", "FD012"),
        ("{code: FD201, file: light.yaml, reason: it is quite safe}", "FD012"),
    ],
    ids=["without a reason", "of no check", "of a law of safety"],
)
def test_an_exception_needs_a_reason_and_none_is_made_of_safety(tmp_path: Path, entry: str, code: str) -> None:
    assert excepted(tmp_path / "a", entry)["problems"] == [code]


def test_every_check_has_a_code_of_its_own() -> None:
    assert CODES.keys() == {*CHECKS, *AFTERWARDS}
    codes = [*CODES.values(), *(shape.code for shape in SHAPES.values())]
    assert len({*codes}) == len(codes)
    assert all(re.fullmatch(r"FD\d{3}", code) for code in codes)


def test_findings_are_told_to_people_to_programs_and_to_github(tmp_path: Path) -> None:
    draft = tmp_path / "half-width.yaml"
    draft.write_bytes((BROKEN / "half-width.yaml").read_bytes())
    forms = {form: run("trees", "check", str(draft), "--format", form) for form in ("text", "json", "github")}
    assert {done.returncode for done in forms.values()} == {1}
    told = json.loads(forms["json"].stdout)
    one = next(one for one in told["problems"] if one["check"] == "full-width-marks")
    assert one["code"] == CODES["full-width-marks"]
    assert one["severity"] == "warning"
    assert one["file"] == str(draft)
    assert one["line"] > 1
    line = f"{one['file']}:{one['line']}:{one['column']}: {one['message']} [{one['code']} {one['check']}]"
    assert line in forms["text"].stdout.decode().splitlines()
    assert f"::warning file={draft},line={one['line']}," in forms["github"].stdout.decode()
    assert len(forms["github"].stdout.decode().splitlines()) == len(told["problems"])


def test_a_file_that_cannot_be_read_is_told_in_each_form(tmp_path: Path) -> None:
    (tmp_path / "tab.yaml").write_bytes((BROKEN / "tab-indent.yaml").read_bytes())
    told = json.loads(run("trees", "check", str(tmp_path / "tab.yaml"), "--format", "json").stdout)["problems"]
    assert [one["code"] for one in told] == ["FD003"]
    assert told[0]["line"] > 0
