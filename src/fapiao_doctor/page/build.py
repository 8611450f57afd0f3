"""The page: data, style and scripts in one file that loads nothing and runs nothing but its own scripts.

The policy in its head allows no request at all, and only the script and the one style whose hashes it names. Data
stand in blocks that are no scripts, deflated. Without scripts the reader sees all trees as text.
"""

import html
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Tree
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.messages import OWN_NAMES, Lang
from fapiao_doctor.page.data import closed, page_data
from fapiao_doctor.page.hiding import hiding_data
from fapiao_doctor.page.packed import block
from fapiao_doctor.page.plain import plain_trees
from fapiao_doctor.page.reading import reader_data
from fapiao_doctor.page.words import page_words

Scripts = Mapping[str, Sequence[str]]

READING: Scripts = {
    "reader": ("fold", "words", "features", "model", "slots", "verbatim", "read"),
    "redact": ("rules", "digits", "numbers", "secrets", "redact"),
}
"""Scripts of a page that is searched in, by folder, each after those that it needs."""

WALKING: Scripts = {
    "scripts": ("load", "walk", "replay", "diagnose", "state", "dom", "outcome", "note", "screens", "app")
}

BESIDE = ("trees", "sources")
"""What stands row by row in all languages: what they share is packed once."""


def html_page(doctors: Sequence[Doctor], ids: Sequence[str]) -> str:
    """Return the page in the languages of the doctors, which look at one library; `ids` are its trees.

    It can be searched in if all trees of the library are in it: a search must find what `diagnose` finds.
    """
    first = doctors[0]
    whole = set(_trees(first.library)) <= set(ids)
    trees = {one.lang: _wanted(one.library, ids, whole) for one in doctors}
    data = {one.lang: page_data(one, ids, trees[one.lang]) for one in doctors}
    book = {
        "langs": [one.lang for one in doctors],
        "names": OWN_NAMES,
        "ui": {one.lang: page_words(one) for one in doctors},
        "data": {lang: {name: one for name, one in some.items() if name not in BESIDE} for lang, some in data.items()},
        **{name: _side_by_side(name, data) for name in BESIDE},
    }
    blocks, scripts = [block("book", book)], [WALKING]
    if whole:
        tables = reader_data({pack.id: pack for pack in first.library.packs})
        blocks, scripts = [*blocks, block("reader", {**tables, "hiding": hiding_data()})], [READING, *scripts]
    style, script = (
        _short(_asset("scripts", "page.css")),
        _short("".join(text for one in scripts for text in _scripts(one))),
    )
    title = html.escape(data[first.lang]["packs"][0]["title"])
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{first.lang}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            '<div id="app" hidden></div>',
            f'<div id="plain">{plain_trees(first, trees[first.lang])}</div>',
            *blocks,
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _side_by_side(name: str, data: Mapping[Lang, Mapping[str, Any]]) -> dict[str, dict[Lang, Any]]:
    """Return by row and language what one table says in each language."""
    rows = dict.fromkeys(row for one in data.values() for row in one[name])
    return {row: {lang: one[name][row] for lang, one in data.items() if row in one[name]} for row in rows}


def _wanted(library: Library, ids: Sequence[str], whole: bool) -> list[Tree]:
    """Return the trees of a page: with those of a whole library its menus, else all that the chosen ones lead to."""
    return list(library.trees.values()) if whole else closed(library, [library.tree(name) for name in ids])


def _trees(library: Library) -> list[str]:
    return [tree for pack in library.packs for tree in pack.trees]


def _scripts(folders: Scripts) -> list[str]:
    return [_asset(folder, f"{name}.js") for folder, names in folders.items() for name in names]


def _asset(*path: str) -> str:
    return files("fapiao_doctor.page").joinpath(*path).read_text(encoding="utf-8")


def _short(text: str) -> str:
    """Return a style or script without the blanks that lines begin with; no text in them goes over a line."""
    return "\n".join(line.lstrip() for line in text.split("\n"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
