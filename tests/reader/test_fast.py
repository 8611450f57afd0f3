"""What is fast says the same as what is plain: each stage beside its plainest restatement; and time that is linear."""

import math
import time
from collections.abc import Callable, Iterator

import pytest
from evaluation.crossed import library, questions

from fapiao_doctor.reader.features import features, read_words
from fapiao_doctor.reader.model import NOT_OURS, Model, pack_table
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled, words_of
from fapiao_doctor.reader.units import Units, units
from fapiao_doctor.reader.values import Token
from fapiao_doctor.reader.words import HEARD, SPELT
from fapiao_doctor.text.fold import _SAID, APOSTROPHES, fold_speech, hanzi

LONG = 20_000

ODD = [
    "don't 0963C1 ｋｏｕ ling",
    "kou ling 忘了 u盘",
    "zhengshukouling",
    "'",
    "",
    "🔑忘了",
    "税 控，盘",
    "㎏ ½ İ",
    "忘" * 30,
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [one.text for one in questions()][::25] + ODD


def unpacked(packed: dict[str, str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Give the words of a table as units to classes, read as its format is told in words.Packed."""
    found = {}
    for first, lines in packed.items():
        for line in lines.split("\n"):
            second, groups = line.split("\t")
            if not second:
                found[(first,)] = tuple(groups.split())
                continue
            for group in groups.split(";"):
                names, rests = group.split("=")
                for rest in rests.split(","):
                    found[(first, second, *rest.split())] = tuple(names.split())
    return found


def plain_cover(table: Compiled, plain: str) -> list[Token]:
    """Give the best cover by trying every stretch of units in every table."""
    spelling, rough, exact = units(plain)
    worth, chosen = [0.0] * (len(plain) + 1), [None] * len(plain)
    found: list[list[tuple[float, Token]]] = [[] for _ in plain]

    def add(units: Units, packed: dict[str, str], cost: float, fits: Callable[[list[tuple[int, int]]], bool]) -> None:
        words = known.setdefault(id(packed), unpacked(packed))
        for start in range(len(units.said)):
            for end in range(start + 1, len(units.said) + 1):
                classes = words.get(tuple(units.said[start:end]))
                if classes and fits(units.spans[start:end]):
                    token = Token(classes, units.spans[start][0], units.spans[end - 1][1])
                    found[token.start].append((end - start - cost, token))

    def typed(spans: list[tuple[int, int]]) -> bool:
        return all(end - start > 1 for start, end in spans)

    add(spelling, table["spelt"], SPELT, lambda spans: True)
    add(rough, table["heard"], HEARD, typed)
    add(rough, table["rough"], HEARD, lambda spans: not typed(spans))
    add(exact, table["alike"], HEARD, lambda spans: True)
    for start in range(len(plain) - 1, -1, -1):
        worth[start] = worth[start + 1]
        for value, token in found[start]:
            if value + worth[token.end] > worth[start]:
                worth[start], chosen[start] = value + worth[token.end], token
    return list(walked(chosen))


def walked(chosen: list[Token | None]) -> Iterator[Token]:
    start = 0
    while start < len(chosen):
        token = chosen[start]
        if token:
            yield token
        start = token.end if token else start + 1


known: dict[int, dict[tuple[str, ...], tuple[str, ...]]] = {}


def test_the_words_are_the_best_cover(table: Compiled, texts: list[str]) -> None:
    words = words_of(table)
    for text in texts:
        plain = fold_speech(text).text
        assert words.cover(*units(plain), len(plain)) == plain_cover(table, plain), text


def test_the_chances_are_those_of_the_weights(table: Compiled, texts: list[str]) -> None:
    weights, words, model = library().weights, words_of(table), Model(table["model"])
    assert weights
    for text in texts:
        found = features(read_words(text, words, table["rules"]["scopes"]))
        sums, shown = [0] * len(weights["labels"]), 0
        for name in found:
            row = [int(one) for one in weights["weights"].get(name, "").split()]
            shown += bool(row)
            for label, weight in zip(row[::2], row[1::2], strict=True):
                sums[label] += weight
        heights = [(bias + one / math.sqrt(shown or 1)) / 100 for bias, one in zip(weights["bias"], sums, strict=True)]
        parts = [math.exp(one - max(heights)) for one in heights]
        chances = model.chances(found)
        assert list(chances) == weights["labels"]
        assert list(chances.values()) == pytest.approx([one / sum(parts) for one in parts], rel=1e-12)


def test_negative_sums_stay_with_their_label() -> None:
    table = pack_table(
        {"labels": ["a", "b", NOT_OURS], "bias": [0, 0, 0], "weights": {"x": "0 -500 2 300", "y": "1 -1"}}
    )
    one = Model(table).chances(["x", "y", "z"])
    parts = [math.exp(sum / math.sqrt(2) / 100) for sum in (-500, -1, 300)]
    assert list(one.values()) == pytest.approx([part / sum(parts) for part in parts])


def test_folding_is_character_by_character(texts: list[str]) -> None:
    assert hanzi()
    for text in [*texts, "".join(ODD)]:
        folded = fold_speech(text)
        pieces = ["" if char in APOSTROPHES else _SAID[char] for char in text]
        assert folded.text == "".join(pieces)
        assert list(folded.origin) == [place for place, piece in enumerate(pieces) for _ in piece]


def test_a_long_text_keeps_its_ends_and_the_way_back() -> None:
    typed = "证" * 20_000 + "锁了"
    folded = fold_speech(typed)
    assert len(folded.text) == LONG + 1
    assert folded.words(LONG - 1, LONG + 1) == "锁了"


def seconds(reader: Reader, text: str) -> float:
    """Give the shortest of three runs."""
    runs = []
    for _ in range(3):
        begun = time.process_time()
        reader.read(text)
        runs.append(time.process_time() - begun)
    return min(runs)


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        *("锁,", "\n重置后", "忘了。", "锁了1.2.", ";收到重置后", "wangji1.", "不是", "和", "没锁", "kou ling "),
        *("金税盘,税控盘,", "金税盘和税控盘还是", "锁了怀疑锁了", "手机收不到短信,", "0963c1,", "password "),
        *("忘了。", "还剩", "a", "是不是", "0963c", "证书口令"),
    ],
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(reader: Reader, piece: str) -> None:
    short, long = ((piece * size)[:size] for size in (LONG // 4, LONG))
    assert seconds(reader, long) < 8 * seconds(reader, short) + 0.02
