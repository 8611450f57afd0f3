"""Whatever stands in a file or is typed as a code: our own error, or a value; nothing else comes out.

Short in every run, by hypothesis; `-m long` gives each of the four readers 250,000 inputs, a million together.
"""

import contextlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from every_pack import FOLDERS
from hypothesis import given, settings
from hypothesis import strategies as st

from fapiao_doctor.content.library import load_library
from fapiao_doctor.content.load.manifest import load_manifest
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.load.vocabulary import load_vocabulary
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Target
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.engine.position import Position
from fapiao_doctor.engine.replay import Replayer
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.errors import AppError, ContentError

PACK = FOLDERS[1]
SIGNS = "{}[]:,-#&*!|>'\"%@`\n \t\x1b\u202e甲a0~?<(\\/=.\0"
SHORT = settings(max_examples=150, deadline=None)
MANY = 250_000
CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ-abcdefghjkmnpqrstuvwxyz ０－"


@cache
def manifest() -> Manifest:
    return load_manifest(HEAD.encode(), "pack.yaml")


@cache
def replayer() -> Replayer:
    return Replayer(with_menus(load_library((PACK,)), "zh"))


@cache
def codes() -> list[str]:
    """Return codes that can be read, to be damaged."""
    library = with_menus(load_library((PACK,)), "zh")
    positions: list[Position] = [walk(library.trees, Target(tree)) for tree in library.trees]
    return [code for one in positions if (code := replayer().code(one))]


def text_of(file: str) -> str:
    return (PACK / file).read_text(encoding="utf-8")


def damaged(text: str) -> st.SearchStrategy[bytes]:
    """Return texts with one to three places cut, put, doubled or moved, and now and then any bytes at all."""
    spot = st.tuples(
        st.integers(0, len(text)), st.integers(0, 40), st.text(SIGNS, max_size=8), st.integers(0, len(text))
    )
    return st.one_of(
        st.lists(spot, min_size=1, max_size=3).map(lambda spots: _put(text, spots)), st.binary(max_size=200)
    )


def _put(text: str, spots: list[tuple[int, int, str, int]]) -> bytes:
    for place, cut, put, other in spots:
        moved = text[other : other + cut] if put == "" else put
        text = text[:place] + moved + text[place + cut :]
    return text.encode("utf-8", "surrogatepass")


def only_ours(read: Callable[[], object]) -> None:
    """Run a reader: a value, or an error of ours that says something."""
    with contextlib.suppress(AppError):
        read()


def a_tree(data: bytes) -> None:
    only_ours(lambda: load_tree(data, "sound.yaml", "sound", {}, manifest()))


def a_manifest(data: bytes) -> None:
    only_ours(lambda: load_manifest(data, "pack.yaml"))


def a_vocabulary(data: bytes) -> None:
    only_ours(lambda: load_vocabulary(data, "vocabulary.yaml"))


def a_code(code: str) -> None:
    only_ours(lambda: replayer().read(code))


TREE = (Path(__file__).parent / "broken" / "sound" / "sound.yaml").read_text(encoding="utf-8")
HEAD = (Path(__file__).parent / "broken-packs" / "sound" / "pack.yaml").read_text(encoding="utf-8")
WORDS = text_of("knowledge/vocabulary.yaml")[:1500]
READERS: dict[str, tuple[Callable[[bytes], None], str]] = {
    "loader": (a_tree, TREE),
    "manifest": (a_manifest, HEAD),
    "vocabulary": (a_vocabulary, WORDS),
}
A_CODE = st.one_of(
    st.text(max_size=40),
    st.text(CODE_SIGNS, max_size=40),
    st.builds(
        lambda one, place, put, cut: one[:place] + put + one[place + cut :],
        st.deferred(lambda: st.sampled_from(codes())),
        st.integers(0, 30),
        st.text(CODE_SIGNS, max_size=4),
        st.integers(0, 6),
    ),
)


@given(damaged(TREE))
@SHORT
def test_the_loader_says_only_our_errors(data: bytes) -> None:
    a_tree(data)


@given(damaged(HEAD))
@SHORT
def test_the_manifest_says_only_our_errors(data: bytes) -> None:
    a_manifest(data)


@given(damaged(WORDS))
@SHORT
def test_the_vocabulary_says_only_our_errors(data: bytes) -> None:
    a_vocabulary(data)


@given(A_CODE)
@SHORT
def test_a_replay_code_says_only_our_errors(code: str) -> None:
    a_code(code)


def test_a_pattern_that_python_warns_of_is_refused() -> None:
    spot = HEAD.index("question-ends")
    text = f"{HEAD[:spot]}literals: [{{say: '[[a]', name: x}}]\n  {HEAD[spot:]}"
    with pytest.raises(ContentError):
        load_manifest(text.encode(), "pack.yaml")


def test_there_are_codes_to_damage() -> None:
    assert len(codes()) > 3
    for code in codes():
        assert replayer().read(code).lost == 0


@pytest.mark.long
@pytest.mark.parametrize("reader", ["loader", "manifest", "vocabulary", "code"])
def test_a_quarter_of_a_million_inputs_each(reader: str) -> None:
    """Plain chance in place of hypothesis, which takes ten times as long for as many."""
    random = Random(reader)
    for _ in range(MANY):
        if reader == "code":
            a_code(a_random_code(random))
        else:
            read, text = READERS[reader]
            read(a_random_damage(random, text))


def a_random_damage(random: Random, text: str) -> bytes:
    if random.random() < 0.02:
        return random.randbytes(random.randrange(200))
    start = random.randrange(len(text) // 2)
    text = text[start:] if random.random() < 0.05 else text
    spots = [
        (
            random.randrange(len(text)),
            random.choice((0, 1, 3, 12, 40)),
            "".join(random.choices(SIGNS, k=random.choice((0, 1, 1, 2, 6)))),
            random.randrange(len(text)),
        )
        for _ in range(random.choice((1, 1, 2, 3)))
    ]
    return _put(text, spots)


def a_random_code(random: Random) -> str:
    if random.random() < 0.1:
        return "".join(random.choices(SIGNS + CODE_SIGNS, k=random.randrange(40)))
    code = random.choice(codes())
    for _ in range(random.choice((1, 1, 2, 4))):
        place = random.randrange(len(code) + 1)
        code = code[:place] + random.choice(CODE_SIGNS) + code[place + random.randrange(3) :]
    return code
