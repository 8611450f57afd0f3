"""The reader of the page, in a real browser: the same reading as the program's own, in every field, on every text."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES
from pages import browser
from reader.test_young import PARAPHRASES, grow

from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.open import table_of
from fapiao_doctor.page.build import READING
from fapiao_doctor.page.reading import reader_table
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.text.fold import MOST_READ, hanzi

STRANGE = [
    "",
    " ",
    "\n",
    "🔒了",
    "𠮷野家",
    "ＵＫｅｙ　①②❶⑴",
    "٣次",
    "don’t work",
    "口令" * MOST_READ,
    "İ",
    "ﬁle",
    "a\x85b\x1cc",
    "Σς",
]
FIELDS = ("verdict", "offered", "also", "evidence", "codes", "node", "heard", "elsewhere")
SCORE_ROUNDED = 0.000501
"""The program rounds scores to three places; the page keeps them."""


def texts() -> list[str]:
    """Return every text of the examples, some of them with characters that were lost, doubled or put in, and strange ones."""
    found = [
        json.loads(line)["text"]
        for path in sorted((bundled_pack() / "examples").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    chance = random.Random(7)
    return [*found, *(_garbled(text, chance) for text in chance.sample(found, 1000)), *STRANGE]


def _garbled(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(["", " ", "，", "不", "0", "🔑", "㈠", "l", text[place:]]) + text[place + 1 :]


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    driver = browser()
    driver.get("about:blank")
    yield driver
    driver.quit()


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_it_reads_every_text_as_the_program_does(chrome: Any, folder: Path) -> None:
    same_readings(chrome, folder, texts())


def test_it_reads_a_tree_that_no_example_teaches_as_the_program_does(chrome: Any, tmp_path: Path) -> None:
    same_readings(chrome, grow(tmp_path / "trees"), [*PARAPHRASES, *texts()[::9]])


def same_readings(chrome: Any, folder: Path, said: list[str]) -> None:
    """Read texts by the page and by the program, and compare."""
    pack = load_pack(folder)
    table = json.loads(json.dumps(table_of(pack), default=_plain))
    script = "".join(
        files("fapiao_doctor.page").joinpath("reader", f"{name}.js").read_text("utf-8") for name in READING["reader"]
    )
    found = chrome.execute_script(
        f"{script}\nFold.open(JSON.parse(arguments[1])); const reader = Reader.open(JSON.parse(arguments[0]));"
        "return JSON.stringify(JSON.parse(arguments[2]).map((text) => reader.read(text)));",
        json.dumps(reader_table(pack), default=_plain),
        json.dumps(hanzi()),
        json.dumps(said),
    )
    reader = Reader(table)
    for text, one in zip(said, json.loads(found), strict=True):
        wanted = json.loads(json.dumps(asdict(reader.read(text))))
        assert {key: one[key] for key in FIELDS} == {key: wanted[key] for key in FIELDS}, text[:100]
        assert [(c["tree"], c["because"]) for c in one["candidates"]] == [
            (c["tree"], c["because"]) for c in wanted["candidates"]
        ], text[:100]
        for mine, theirs in zip(one["candidates"], wanted["candidates"], strict=True):
            assert mine["score"] == pytest.approx(theirs["score"], abs=SCORE_ROUNDED), text[:100]


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else list(value)
