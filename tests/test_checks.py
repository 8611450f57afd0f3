"""One broken file per mistake; each is refused with its place and words that name the mistake."""

from pathlib import Path

import pytest

from fapiao_doctor.authoring.checks import CHECKS, check
from fapiao_doctor.authoring.checks.draft import check_drafts
from fapiao_doctor.content.library import Library, read_library
from fapiao_doctor.content.packs import bundled_pack

BROKEN = Path(__file__).parent / "broken"
WORDS = {
    "alias": "锚点和引用",
    "anchor": "锚点和引用",
    "asks-for-secret": "要秘密",
    "bad-date": "不是日期",
    "bad-id": "小写字母",
    "bad-level": "只能是 self-service",
    "bad-target": "小写字母",
    "brace-not-quoted": "YAML 写法有误",
    "broken-yaml": "YAML 写法有误",
    "control-character": "控制字符",
    "cycle": "绕圈",
    "duplicate-key": "重复，第一次在第 3 行",
    "empty": "空的",
    "empty-text": "是空的",
    "few-symptoms": "symptoms 有",
    "flag-not-yes": '只能写 "yes"',
    "folklore": "传言",
    "half-width": "全角",
    "literal-address": "网址",
    "literal-law": "法条编号",
    "literal-menu": "菜单路径",
    "literal-number": "数字",
    "long-step": "请拆开",
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
    "not-a-law": "不是法律条文",
    "not-a-list": "应该是一个列表",
    "not-a-mapping": "键: 值",
    "not-gbk": "GBK",
    "not-utf8": "UTF-8",
    "one-option": "至少要有两个选项",
    "otherwise-twice": "二选一",
    "question-and-outcome": "既是问题又是结果",
    "review-before-reading": "again-by 要晚于 on",
    "shared-symptom": "已经有了",
    "tab-indent": "YAML 写法有误",
    "tag": "类型标签",
    "too-deep": "嵌套太深",
    "try-not-announced": "spends-attempt",
    "try-when-locked": "会再用一次机会",
    "two-documents": "一份文档",
    "unknown-fact": "没有事实“power-cord”",
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


def findings(library: Library, file: Path) -> list[str]:
    errors, problems = check_drafts(library, [file])
    return [*map(str, errors), *map(str, problems)]


def test_every_broken_file_has_its_words() -> None:
    assert sorted(WORDS) == sorted(path.stem for path in BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("name", WORDS)
def test_a_broken_file_is_refused_with_words_that_name_the_mistake(library: Library, name: str) -> None:
    file = BROKEN / f"{name}.yaml"
    found = findings(library, file)
    assert any(WORDS[name] in line for line in found), found
    assert all(line.startswith(str(file)) for line in found)
    assert name == "empty" or f"{file}:" in found[0]


def test_the_file_that_the_broken_ones_differ_from_is_sound(library: Library) -> None:
    assert findings(library, BROKEN / "sound" / "sound.yaml") == []


def test_the_shipped_content_has_no_problems() -> None:
    library, errors = read_library(bundled_pack())
    assert [str(error) for error in errors] == []
    assert [str(problem) for problem in check(library)] == []


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_how_to_mend(name: str) -> None:
    assert "Mend it by" in (CHECKS[name].__doc__ or "") or "Mend it with" in (CHECKS[name].__doc__ or "")
