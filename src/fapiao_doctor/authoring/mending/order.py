"""Keys moved to their places, with all that stands below them and the comments above them."""

from collections.abc import Sequence

from fapiao_doctor.authoring.checks.order import ordered
from fapiao_doctor.content.load.strictyaml import Mapping, parse, plain


def in_order(text: str, file: str) -> str:
    """Return a tree's file with its keys in order; as it was where that would change what is read."""
    before = plain(parse(text.encode(), file))
    for number in range(len(list(ordered(parse(text.encode(), file))))):
        node, order = list(ordered(parse(text.encode(), file)))[number]
        moved = _moved(text, node, order)
        if plain(parse(moved.encode(), file)) == before:
            text = moved
    return text


def _moved(text: str, node: Mapping, order: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    keys = list(node.entries)
    begins = [_with_comments(lines, node.keys[key].line - 1) for key in keys]
    begins[0] = node.keys[keys[0]].line - 1
    ends = [*begins[1:], _end(lines, node, keys)]
    chunks = {key: lines[begin:end] for key, begin, end in zip(keys, begins, ends, strict=True)}
    known = iter(sorted((key for key in keys if key in order), key=order.index))
    now = [next(known) if key in order else key for key in keys]
    return "".join([*lines[: begins[0]], *(line for key in now for line in chunks[key]), *lines[ends[-1] :]])


def _with_comments(lines: Sequence[str], line: int) -> int:
    """Return where the comments and blank lines begin that stand above a line."""
    while line > 0 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line


def _end(lines: Sequence[str], node: Mapping, keys: Sequence[str]) -> int:
    """Return the line behind the last key and all below it."""
    indent, line = node.keys[keys[-1]].column - 1, node.keys[keys[-1]].line
    while line < len(lines) and (not lines[line].strip() or len(lines[line]) - len(lines[line].lstrip()) > indent):
        line += 1
    while not lines[line - 1].strip():
        line -= 1
    return line
