"""Files that were made to break a loader are refused with a place, at once, by our own error."""

import contextlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import MANIFEST, head

from fapiao_doctor.content.library import Pack, read_pack
from fapiao_doctor.content.load.catalogue import load_catalogue
from fapiao_doctor.content.load.knowledge import load_codes, load_facts, load_procedures, load_sources
from fapiao_doctor.content.load.manifest import load_manifest
from fapiao_doctor.content.load.reader import load_reader
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.load.vocabulary import load_vocabulary
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.content.vocabulary import Vocabulary
from fapiao_doctor.errors import ContentError, MachineError

SOUND = (Path(__file__).parent / "broken" / "sound" / "sound.yaml").read_text(encoding="utf-8")
WHOLE = (Path(__file__).parent / "broken-packs" / "sound" / "pack.yaml").read_text(encoding="utf-8")
HOSTILE: dict[str, bytes] = {
    "alias-bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "merge-bomb": b"a: &a {k: v}\nb: {<<: *a}\n",
    "self-reference": b"a: &x {b: *x}\n",
    "anchor": b"a: &x y\n",
    "deep-flow": b"[" * 100_000,
    "deep-closed": b"[" * 500 + b"]" * 500,
    "deep-map": b"{a: " * 300 + b"}" * 300,
    "deep-block": "\n".join("  " * place + "a:" for place in range(200)).encode(),
    "tag-python": b"a: !!python/object/apply:os.system [echo]\n",
    "tag-int": b"a: !!int 3\n",
    "tag-binary": b"a: !!binary aGk=\n",
    "tag-local": b"a: !own x\n",
    "tag-set": b"!!set {a, b}\n",
    "duplicate-key": b"a: 1\na: 2\n",
    "duplicate-deep": b"a: {b: 1, c: 2, b: 3}\n",
    "two-documents": b"a: b\n---\nc: d\n",
    "directive": b"%YAML 1.1\n%TAG ! tag:x,2000:\n---\na: !x y\n",
    "gbk": "标题: 证书口令\n".encode("gbk"),
    "utf16-no-bom": "a: 证书\n".encode("utf-16-le"),
    "latin": b"a: \xe9\n",
    "half-utf8": "a: 证".encode()[:-1],
    "nul": b"a: b\0c\n",
    "raw-escape": b"a: \x1b[31m\n",
    "escaped-escape": b'a: "\\e[31m"\n',
    "escaped-nul": b'a: "\\0"\n',
    "escaped-surrogate": b'a: "\\ud800"\n',
    "escaped-bidi": b'a: "\\u202e"\n',
    "escaped-c1": b'a: "\\x9b"\n',
    "raw-bidi": "a: \u202e\n".encode(),
    "multi-line": b"a: |\n  b\n  c\n",
    "folded": b"a: >\n  b\n  c\n",
    "plain-over-lines": b"a: b\n  c\n",
    "empty": b"",
    "blank": b"\n\n",
    "comment-only": b"# nothing\n",
    "null": b"~\n",
    "scalar": b"just text\n",
    "list": b"- a\n- b\n",
    "complex-key": b"? [a, b]\n: c\n",
    "map-key": b"? {a: b}\n: c\n",
    "empty-value": b"a:\n",
    "unclosed-quote": b'a: "b\n',
    "unclosed-flow": b"a: [b\n",
    "tab": b"a:\n\tb: c\n",
    "colon-in-text": b"a: b: c\n",
    "too-long": b"a: " + b"x" * 3_000_000,
    "too-many": b"- a\n" * 300_000,
    "random": random.Random(3).randbytes(2000),
    "timestamp-key": b"2001-01-01: a\n",
    "block-end": b"- a\nb: c\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_tree_is_refused_with_its_place(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_tree(HOSTILE[name], "hostile.yaml", "hostile", {}, MANIFEST)
    assert str(caught.value).startswith("hostile.yaml")
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_manifest_is_refused_with_its_place(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_manifest(HOSTILE[name], "hostile.yaml")
    assert str(caught.value).startswith("hostile.yaml")
    assert len(str(caught.value)) < 500


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX special files")
@pytest.mark.parametrize("name", ["start.yaml", "pack.yaml"])
def test_special_files_are_refused_and_never_waited_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "pack.yaml").write_text(head(), encoding="utf-8")
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).symlink_to("/dev/zero")
    with pytest.raises(MachineError):
        read_pack(tmp_path)
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    with pytest.raises(MachineError):
        read_pack(tmp_path)


def loaded(data: bytes) -> None:
    """Give the bytes to every reader there is; only our own error may come out."""
    for table in (load_facts, load_sources, load_procedures, load_codes):
        with contextlib.suppress(ContentError):
            table(data, "fuzz.yaml", MANIFEST)
    for load in (load_catalogue, load_manifest, load_vocabulary):
        with contextlib.suppress(ContentError):
            load(data, "fuzz.yaml")
    with contextlib.suppress(ContentError):
        load_tree(data, "fuzz.yaml", "sound", {}, MANIFEST)
    with contextlib.suppress(ContentError):
        load_reader(data, "fuzz.yaml", Vocabulary())


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_a_reader_fail_otherwise(data: bytes) -> None:
    loaded(data)


@given(
    st.integers(0, len(SOUND) - 1), st.text("{}[]:,-#&*!|>'\"%@`\n \t\x1b\u202e甲a0~?<", max_size=6), st.integers(0, 12)
)
@settings(max_examples=700, deadline=None)
def test_no_damage_to_a_sound_tree_makes_the_reader_fail_otherwise(place: int, put: str, cut: int) -> None:
    loaded((SOUND[:place] + put + SOUND[place + cut :]).encode("utf-8", "surrogatepass"))


@given(
    st.integers(0, len(WHOLE) - 1), st.text("{}[]:,-#&*!|>'\"%@`\n \t\x1b甲a0~?<(\\", max_size=6), st.integers(0, 12)
)
@settings(max_examples=500, deadline=None)
def test_no_damage_to_a_manifest_makes_the_reader_fail_otherwise(place: int, put: str, cut: int) -> None:
    with contextlib.suppress(ContentError):
        load_manifest((WHOLE[:place] + put + WHOLE[place + cut :]).encode("utf-8", "surrogatepass"), "pack.yaml")


@pytest.mark.long
@given(st.integers(0, len(SOUND) - 1), st.text(max_size=20), st.integers(0, 60))
@settings(max_examples=50_000, deadline=None)
def test_no_damage_at_length(place: int, put: str, cut: int) -> None:
    loaded((SOUND[:place] + put + SOUND[place + cut :]).encode("utf-8", "surrogatepass"))


def test_the_content_comes_whole_with_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    def rewritten(bom: bytes) -> Pack:
        for path in bundled_pack().rglob("*.yaml"):
            target = tmp_path / path.relative_to(bundled_pack())
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bom + path.read_bytes().replace(b"\n", b"\r\n"))
        pack, errors = read_pack(tmp_path)
        assert errors == []
        assert pack is not None
        return pack

    plain, marked = rewritten(b""), rewritten(b"\xef\xbb\xbf")
    assert plain.trees.keys() == marked.trees.keys()
    assert plain.manifest.texts == marked.manifest.texts
    for tree in plain.trees.values():
        assert [text.text for text in tree.texts] == [text.text for text in marked.trees[tree.id].texts]
