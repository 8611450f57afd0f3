"""The pages of docs/ say what the program does.

Made of code and content are docs/glossary.md and the table of docs/unverified*.md; to write them anew:
python tests/test_docs.py
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, doctor_of
from small import write

from fapiao_doctor.authoring.checks import check, exceptions
from fapiao_doctor.authoring.checks.draft import check_drafts
from fapiao_doctor.authoring.checks.told import as_line, findings
from fapiao_doctor.authoring.stories import covered, everything, failures, load_stories, tell
from fapiao_doctor.cli.diagnose import EXIT_CODES
from fapiao_doctor.cli.options import parse_answer
from fapiao_doctor.content.glossary import glossary
from fapiao_doctor.content.library import Library, Pack, load_library, load_pack
from fapiao_doctor.content.load import fields, knowledge, manifest, reader, steps, tree, vocabulary
from fapiao_doctor.content.load.strictyaml import MAX_BYTES, MAX_DEPTH, MAX_EVENTS
from fapiao_doctor.content.model import Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.values import Candidate, Evidence, Reading
from fapiao_doctor.render.as_csv import COLUMNS
from fapiao_doctor.render.as_json import as_json

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDES = ("author-guide.zh-CN.md", "author-guide.md")
UNVERIFIED = ("unverified.zh-CN.md", "unverified.md")
DRAFT = "trees/password-handover.yaml"
KEY = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
NODE = re.compile(r"`([a-z0-9-]+)/([a-z0-9-]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")

GLOSSARY_HEAD = """\
# Glossary 用词表

One word for one thing, in both languages. The table is `trees/en/glossary.yaml`; the check \
[glossary-kept](checks.md#glossary-kept) refuses an English text that lacks the word. The Chinese word itself is right \
as well where it is the name on a screen.

一个东西一个叫法，中英文都照这张表。表在 `trees/en/glossary.yaml` 里，检查 `glossary-kept` 会查译文用没用。屏幕上的中文名称可以照留。

| 中文 | English | also right |
| --- | --- | --- |
"""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(name: str, kind: str) -> dict[str, str]:
    """Give the fenced blocks of one kind, by what stands behind the kind."""
    found = re.findall(rf"^```{kind}(?: (.*))?\n((?:.*\n)*?)```$", page(name), re.MULTILINE)
    return dict(found)


def section(text: str, heading: str) -> str:
    """Give the text between a heading and the next one of its level or above."""
    level = heading.partition(" ")[0]
    rest = text.partition(f"\n{heading}\n")[2]
    assert rest, f"no heading {heading}"
    return re.split(rf"\n#{{1,{len(level)}}} ", rest)[0]


def glossary_page() -> str:
    catalogues = load_pack(bundled_pack()).translations["en"]
    rows = [f"| {word} | {forms[0]} | {'; '.join(forms[1:])} |\n" for word, forms in glossary(catalogues).items()]
    return GLOSSARY_HEAD + "".join(rows)


def test_the_page_of_the_glossary_is_in_step() -> None:
    assert page("glossary.md") == glossary_page(), "run: python tests/test_docs.py"


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_every_link_leads_to_a_file(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (DOCS / link).exists()] == []


# ---- the author guide ----


def test_both_guides_have_the_same_examples() -> None:
    chinese, english = (blocks(name, "yaml") for name in GUIDES)
    assert chinese == english


def test_the_example_has_no_problems(pack: Pack, tmp_path: Path) -> None:
    file = tmp_path / Path(DRAFT).name
    file.write_text(blocks(GUIDES[0], "yaml")[DRAFT], encoding="utf-8")
    assert check_drafts(pack, [file]) == ([], [])


@pytest.mark.parametrize(("name", "lang"), list(zip(GUIDES, ("zh", "en"), strict=True)))
def test_the_messages_of_the_guide_are_those_of_its_mistakes(pack: Pack, tmp_path: Path, name: str, lang: Lang) -> None:
    good = blocks(GUIDES[0], "yaml")[DRAFT]
    three = good.replace("next: missing", "next: mising", 1).replace("缺的是哪一个？", "缺的是哪一个", 1)
    unread = "".join(line for line in good.splitlines(keepends=True) if "why: 每" not in line)
    lines = messages(pack, tmp_path, three.replace("iruanshi-10831", "iruanshi"), lang)
    lines += messages(pack, tmp_path, unread, lang)
    assert len(lines) == 4
    assert [line for line in lines if line not in page(name).splitlines()] == []


def messages(pack: Pack, folder: Path, text: str, lang: Lang) -> list[str]:
    file = folder / Path(DRAFT).name
    file.write_text(text, encoding="utf-8")
    errors, problems = check_drafts(pack, [file])
    told = map(as_line, findings(errors, problems, lang))
    return [line.replace(str(file), DRAFT) for line in told]


@pytest.fixture
def enlarged(tmp_path: Path) -> Path:
    """The content and the stories with all examples of the guide put in place."""
    shutil.copytree(bundled_pack(), tmp_path / "trees")
    for name, text in blocks(GUIDES[0], "yaml").items():
        file = tmp_path / name
        if name == "trees/start.yaml":
            head, below, rest = file.read_text(encoding="utf-8").partition("\n  issuing:\n")
            before, options, after = rest.partition("    options:\n")
            text = f"{head}{below}{before}{options}{text}{after}"
        elif file.exists():
            text = file.read_text(encoding="utf-8") + text
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_examples_in_their_places_have_no_problems(enlarged: Path, pack: Pack) -> None:
    known = {(one.check, one.template, one.values) for one in check(pack)}
    found = check(load_pack(enlarged / "trees"))
    assert [str(one) for one in found if (one.check, one.template, one.values) not in known] == []


def test_the_stories_of_the_guide_are_true_and_complete(enlarged: Path) -> None:
    library = load_library((enlarged / "trees",))
    doctor = doctor_of(library, "zh")
    seen: set[str] = set()
    for story in load_stories(enlarged / "trees"):
        result = tell(doctor, story)
        seen |= covered(result)
        if "handover" in f"{story.tree}{story.ends}":
            assert failures(result, story) == []
    assert {one for one in everything(library) if "handover" in one} <= seen


# ---- the format ----


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("### The head", f"{manifest.REQUIRED} {manifest.OPTIONAL}"),
        ("### Slots", "label values danger order part-of"),
        ("### Laws", manifest.LAWS),
        ("### Style", manifest.STYLE),
        ("### The tree", f"{tree.TREE_KEYS} questions first"),
        ("### A question", "ask why hint slot options"),
        ("### An option", "label next means only hears"),
        ("### A jump", "to only"),
        ("### An outcome", f"level {tree.OUTCOME_KEYS} {tree.OUTCOME_OPTIONAL}"),
        ("### A step", "do note code only irreversible spends-attempt facts"),
        ("## Facts", f"kind text sources trust verified-on review-by {knowledge.FACT_OPTIONAL}"),
        ("## Sources", f"{knowledge.SOURCE_REQUIRED} {knowledge.SOURCE_OPTIONAL}"),
        ("## Procedures", "items steps"),
        ("## Codes", "match digit family needs-context words text meaning slots leads-to turn-to sources"),
        ("## Vocabulary", "say sound names turn-to"),
        ("## Reader", reader.KEYS),
        ("## Exceptions", exceptions.KEYS),
        ("## Stories", "name says known answers ends shows never-shows told"),
    ],
)
def test_the_format_names_every_key(heading: str, keys: str) -> None:
    assert sorted(KEY.findall(section(page("format.md"), heading))) == sorted(keys.split())


def test_the_loader_knows_no_key_that_the_format_does_not_name(monkeypatch: pytest.MonkeyPatch) -> None:
    named = set(KEY.findall(page("format.md"))) | {"use", "next", "on", "by", "again-by", "from", "until", "says"}
    named |= {"facts", "sources", "procedures", "codes", "words", "elsewhere", "fact", "source", "least", "most"}
    quoted = re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```$", "", page("format.md"), flags=re.DOTALL | re.MULTILINE))
    named |= {word for text in quoted for word in re.findall(r"[a-z-]+", text)}
    known: set[str] = set()

    class Noted(fields.Fields):
        def __init__(self, node: Any, what: fields.What, required: str, optional: str = "") -> None:
            known.update(f"{required} {optional}".split())
            super().__init__(node, what, required, optional)

    for module in (tree, steps, knowledge, manifest, vocabulary, reader):
        monkeypatch.setattr(module, "Fields", Noted)
    load_pack(bundled_pack())
    assert known - named == set()


def test_both_languages_of_the_format_name_the_same_keys_and_the_same_examples() -> None:
    assert KEY.findall(page("format.zh-CN.md")) == KEY.findall(page("format.md"))
    assert list(blocks("format.zh-CN.md", "yaml")) == list(blocks("format.md", "yaml"))


@pytest.mark.parametrize("name", ["format.md", "format.zh-CN.md"])
def test_the_small_pack_of_the_format_has_no_problems_and_is_walked(name: str, tmp_path: Path) -> None:
    files = {file: text for file, text in blocks(name, "yaml").items() if file.startswith("router/")}
    folder = write(tmp_path, files) / "router"
    pack = load_pack(folder)
    assert [str(one) for one in check(pack)] == []
    doctor = doctor_of(with_menus(load_library((folder,)), "en"), "en")
    for one in pack.trees.values():
        assert [doctor.diagnose(phrase).tree for phrase in one.symptoms] == [one.id] * len(one.symptoms)
    begun = doctor.diagnose()
    assert begun.question is not None
    assert [one.id for one in begun.question.options] == list(pack.trees)


def test_the_format_names_the_bounds_and_the_words() -> None:
    text = page("format.md")
    for number in (MAX_BYTES, MAX_EVENTS, MAX_DEPTH):
        assert f"{number:,}" in text
    words = (*knowledge.TRUSTS, *knowledge.SOURCE_TRUSTS)
    assert [word for word in words if f"`{word}`" not in text] == []


# ---- what could not be verified ----


def unverified_page(name: str, lang: Lang) -> str:
    """Give the page with its table made anew: what is told as not confirmed, and in which outcomes and codes."""
    pack = load_pack(bundled_pack())
    speaker, doubt = Speaker(pack, lang), pack.manifest.laws.unconfirmed
    assert doubt is not None
    where: dict[str, list[str]] = {}
    for one in pack.trees.values():
        for text in one.texts:
            if doubt.search(text.text):
                where.setdefault(speaker.say(text.text, one.name), []).append(f"`{one.id}/{text.node}`")
    for code in pack.knowledge.codes.values():
        for said in (code.text, code.meaning):
            if doubt.search(said):
                where.setdefault(speaker.say(said, "codes"), []).append(f"`code {code.id}`")
    head = {"zh": "| 没有查实的 | 在哪里 |", "en": "| not confirmed | where |"}[lang]
    rows = [f"| {said} | {'<br>'.join(dict.fromkeys(places))} |\n" for said, places in where.items()]
    before, begin, rest = page(name).partition("<!-- made of the content -->\n")
    _, end, after = rest.partition("<!-- end -->")
    assert begin and end
    return "".join((before, begin, "\n", head, "\n| --- | --- |\n", *rows, "\n", end, after))


@pytest.mark.parametrize(("name", "lang"), list(zip(UNVERIFIED, ("zh", "en"), strict=True)))
def test_the_page_of_the_unverified_is_in_step(name: str, lang: Lang) -> None:
    assert page(name) == unverified_page(name, lang), "run: python tests/test_docs.py"


@pytest.mark.parametrize("name", UNVERIFIED)
def test_every_outcome_named_as_unverified_exists(library: Library, name: str) -> None:
    there = {(one.id, node) for one in library.trees.values() for node in (*one.questions, *one.outcomes)}
    assert sorted(set(NODE.findall(page(name))) - there) == []


@pytest.mark.parametrize("name", UNVERIFIED)
def test_every_outcome_that_says_so_is_named_as_unverified(pack: Pack, name: str) -> None:
    named = set(NODE.findall(page(name)))
    doubt = pack.manifest.laws.unconfirmed
    assert doubt is not None
    texts = [(one.id, text) for one in pack.trees.values() for text in one.texts]
    says = {(owner, text.node) for owner, text in texts if doubt.search(text.text)}
    assert sorted(says - named) == []


def test_both_pages_on_the_unverified_name_the_same() -> None:
    chinese, english = (sorted(NODE.findall(page(name))) for name in UNVERIFIED)
    assert chinese == english


# ---- the JSON ----


def paths(value: Any, at: str = "") -> Iterator[str]:
    """Name every key in nested data: a, a.b, a[].b."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield f"{at}.{key}" if at else key
            yield from paths(below, f"{at}.{key}" if at else key)
    elif isinstance(value, list):
        for one in value:
            yield from paths(one, f"{at}[]")


def diagnoses(library: Library) -> Iterator[dict[str, Any]]:
    """Give one of every kind of result: all outcomes, all questions, a choice with a code."""
    offered = tuple(library.trees)[1:3]
    pack = library.packs[0]
    read = Reading(
        "choice",
        offered,
        candidates=tuple(Candidate(one, 0.6) for one in offered),
        evidence=(Evidence("device", "税控盘", "黑盘"),),
        codes=tuple(pack.knowledge.codes)[:1],
    )
    doctor = Doctor(library, {pack.id: lambda text: read}, "zh", TODAY)
    yield as_json(doctor.diagnose("…"))
    beside = Reading("tree", offered[:1], also=offered[1:], candidates=read.candidates)
    yield as_json(Doctor(library, {pack.id: lambda text: beside}, "zh", TODAY).diagnose("…"))
    for one in library.trees.values():
        for node in (*one.questions, *one.outcomes):
            yield as_json(doctor.diagnose_from(Target(one.id, node)))
    yield as_json(doctor.diagnose_from(Target("start"), [parse_answer("start/where=unsure")]))


def printed(*arguments: str, stdin: str = "") -> str:
    environment = {**os.environ, "FAPIAO_DOCTOR_LANG": "zh", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "fapiao_doctor", *arguments]
    done = subprocess.run(
        command, input=stdin, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    return done.stdout


def test_the_keys_of_a_diagnosis_are_those_listed(library: Library) -> None:
    found = {key for one in diagnoses(library) for key in paths(json.loads(json.dumps(one)))}
    assert set(KEY.findall(section(page("json.md"), "## `diagnose --json`"))) == found


def test_the_keys_of_a_code_are_those_listed() -> None:
    found = json.loads(printed("code", "0963c3", "--json"))
    found["codes"] = {"CODE": found["codes"]["0963c3"]}
    assert set(KEY.findall(section(page("json.md"), "## `code --json`"))) == set(paths(found))


def test_the_keys_of_batch_lines_are_those_listed() -> None:
    good, bad = printed("batch", "-", stdin='{"id": "A1", "symptom": "0963c3"}\n{"id": "A2"}\n').splitlines()
    own = set(json.loads(good)) - set(json.loads(printed("diagnose", "--symptom", "0963c3", "--json")))
    listed = set(KEY.findall(section(page("json.md"), "### JSON Lines")))
    assert listed == own | set(json.loads(bad))


def test_the_columns_of_csv_are_those_listed() -> None:
    assert KEY.findall(section(page("json.md"), "### CSV")) == list(COLUMNS)


def test_the_examples_of_json_have_the_keys_that_are_printed() -> None:
    examples = {name: json.loads(text) for name, text in blocks("json.md", "json").items()}
    assert len(examples) == 5
    for command, example in examples.items():
        words = re.findall(r'"([^"]*)"|(\S+)', command)
        now = json.loads(printed(*(quoted or plain for quoted, plain in words)))
        assert list(example) == list(now), command
        assert example.get("result") == now.get("result"), command
        assert set(paths(example)) <= set(paths(now)), command


def test_the_exit_codes_are_those_listed() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| ([^|]+) \|", section(page("json.md"), "## Exit codes"), re.MULTILINE))
    assert list(rows) == ["0", "1", "2", "3", "4", "5", "129", "130", "141", "143"]
    for result, code in EXIT_CODES.items():
        assert f"`{result}`" in rows[str(code)]


if __name__ == "__main__":
    (DOCS / "glossary.md").write_text(glossary_page(), encoding="utf-8")
    for made, spoken in zip(UNVERIFIED, ("zh", "en"), strict=True):
        (DOCS / made).write_text(unverified_page(made, spoken), encoding="utf-8")  # type: ignore[arg-type]
