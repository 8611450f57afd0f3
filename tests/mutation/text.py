"""The text of one YAML file, with what stands where: cut, put and changed by line and column."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fapiao_doctor.content.load.strictyaml import Mapping, Node, Scalar, Sequence, parse
from fapiao_doctor.errors import Place


@dataclass(frozen=True)
class Mutant:
    """A pack with one file changed: what kind of mistake, in which lines, and where the thing begins that it is in."""

    kind: str
    file: str
    text: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.file}:{self.line} {self.what}"


class Source:
    """One file of a pack."""

    def __init__(self, folder: Path, file: str) -> None:
        self.folder = folder
        self.file = file
        self.text = (folder / file).read_text(encoding="utf-8")
        self.lines = self.text.splitlines(keepends=True)
        top = parse(self.text.encode(), file)
        assert isinstance(top, Mapping)
        self.top = top

    def mutant(self, kind: str, text: str, place: Place, what: str) -> Mutant:
        return Mutant(kind, self.file, text, place.line, what)

    def put(self, kind: str, scalar: Scalar, new: str, what: str = "") -> Mutant | None:
        """Return the file with a one-line scalar replaced, None where it cannot be found as written."""
        line = self.lines[scalar.place.line - 1]
        start = scalar.place.column - 1
        for written in (scalar.text, f'"{scalar.text}"', f"'{scalar.text}'"):
            if line.startswith(written, start):
                changed = line[:start] + new + line[start + len(written) :]
                return self.mutant(
                    kind, self.with_line(scalar.place.line, changed), scalar.place, what or f"{scalar.text} -> {new}"
                )
        return None

    def with_line(self, number: int, changed: str) -> str:
        return "".join([*self.lines[: number - 1], changed, *self.lines[number:]])

    def without(self, kind: str, key: Place, what: str) -> Mutant | None:
        """Return the file without the entry whose key stands at `key`; only where it has lines of its own."""
        end = self.end_of(key)
        if self.lines[key.line - 1][: key.column - 1].strip():
            return None
        return self.mutant(kind, "".join([*self.lines[: key.line - 1], *self.lines[end:]]), key, what)

    def twice(self, kind: str, key: Place, what: str, renamed: tuple[str, str] | None = None) -> Mutant | None:
        """Return the file with an entry a second time below itself, perhaps under another key."""
        if self.lines[key.line - 1][: key.column - 1].strip():
            return None
        end = self.end_of(key)
        block = "".join(self.lines[key.line - 1 : end])
        if renamed:
            block = block.replace(*renamed, 1)
        text = "".join([*self.lines[:end], block, *self.lines[end:]])
        return Mutant(kind, self.file, text, end + 1, what)

    def end_of(self, key: Place) -> int:
        """Return the last line of the entry whose key stands at `key`."""
        for number in range(key.line, len(self.lines)):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip()) < key.column:
                return number
        return len(self.lines)


def table(node: Node | None) -> dict[str, Node]:
    return node.entries if isinstance(node, Mapping) else {}


def keys(node: Node | None) -> dict[str, Place]:
    return node.keys if isinstance(node, Mapping) else {}


def listed(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def under(node: Node, name: str) -> Iterator[Node]:
    """Yield every value of a key, however deep."""
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            if key == name:
                yield value
            yield from under(value, name)
    for item in listed(node):
        yield from under(item, name)
