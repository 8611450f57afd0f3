"""Bytes to plain nodes: strings only, bounded, no anchors, tags or duplicate keys, each with its place."""

from collections.abc import Callable, Iterator

import yaml

from fapiao_doctor.errors import ContentError, Place
from fapiao_doctor.frozen import dataclass

MAX_BYTES = 2_000_000
MAX_EVENTS = 200_000
MAX_DEPTH = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys to nodes, in the order of the file."""

    entries: "dict[str, Node]"
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping
Document = bytes | Node
"""A file as it was read, or what it holds."""
Refuse = Callable[[ContentError], None]
"""Told of each mistake that does not keep the rest from being read."""

Plain = str | list["Plain"] | dict[str, "Plain"]


def parse(data: Document, file: str) -> Node:
    """Read one YAML document; what is read already is returned as it is.

    Raises ContentError, with file, line and column, for anything that is not a bounded document of
    mappings, lists and single-line texts.
    """
    return _composed(data, file, _raised) if isinstance(data, bytes) else data


def parse_all(data: bytes, file: str) -> tuple[Node | None, list[ContentError]]:
    """Return a document without what had to be refused, None where nothing can be read, and all that was refused."""
    refused: list[ContentError] = []
    try:
        return _composed(data, file, refused.append), refused
    except ContentError as error:
        return None, [*refused, error]


def _raised(error: ContentError) -> None:
    raise error


def _composed(data: bytes, file: str, refuse: Refuse) -> Node:
    events = _bounded(_events(_decoded(data, file), file), file, refuse)
    for _ in range(2):
        event = next(events)
    if isinstance(event, yaml.StreamEndEvent):
        raise ContentError("文件是空的", Place(file, 1, 1), "写上内容，或删掉这个文件")
    node = _node(next(events), events, file, refuse)
    next(events)
    following = next(events)
    if not isinstance(following, yaml.StreamEndEvent):
        raise ContentError("一个文件只能有一份文档，去掉多余的 ---", _place(following, file))
    return node


def plain(node: Node) -> Plain:
    """Give the node as nested dict, list and str, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def _decoded(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        raise ContentError("文件太大：{size} 字节，最多 {most} 字节", Place(file), size=len(data), most=MAX_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise ContentError("不是 UTF-8 文字，请另存为 UTF-8", Place(file, line, column)) from error


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise ContentError("YAML 写法有误：{reason}", place, reason=error.problem or error.context) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise ContentError("有不可见的控制字符，请删掉", place) from error


def _bounded(events: Iterator[yaml.Event], file: str, refuse: Refuse) -> Iterator[yaml.Event]:
    depth = 0
    for count, event in enumerate(events):
        if count > MAX_EVENTS:
            raise ContentError("内容太多，最多 {most} 项", _place(event, file), most=MAX_EVENTS)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise ContentError("嵌套太深，最多 {most} 层", _place(event, file), most=MAX_DEPTH)
        _refuse_features(event, file, refuse)
        yield event


def _refuse_features(event: yaml.Event, file: str, refuse: Refuse) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        refuse(ContentError("不能用锚点和引用（& 和 *）", _place(event, file), "把内容写全，或写成共用流程"))
    if tag := getattr(event, "tag", None):
        refuse(ContentError("不能用类型标签 {tag}", _place(event, file), "所有值都是文字，去掉标签", tag=tag))


def _node(event: yaml.Event, events: Iterator[yaml.Event], file: str, refuse: Refuse) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, file, refuse)
    if isinstance(event, yaml.AliasEvent):  # refused already
        return Scalar(event.anchor or "", _place(event, file))
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(event, events, file, refuse)
    return _mapping(event, events, file, refuse)


def _scalar(event: yaml.ScalarEvent, file: str, refuse: Refuse) -> Scalar:
    start, end = event.start_mark, event.end_mark
    if (start and end and start.line != end.line) or "\n" in event.value:
        refuse(ContentError("一条文字只能写在一行里", _place(event, file), "接成一行；长的拆成几步"))
    return Scalar(event.value, _place(event, file))


def _sequence(event: yaml.Event, events: Iterator[yaml.Event], file: str, refuse: Refuse) -> Sequence:
    items: list[Node] = []
    while not isinstance(item := next(events), yaml.SequenceEndEvent):
        items.append(_node(item, events, file, refuse))
    return Sequence(tuple(items), _place(event, file))


def _mapping(event: yaml.Event, events: Iterator[yaml.Event], file: str, refuse: Refuse) -> Mapping:
    entries: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    while not isinstance(item := next(events), yaml.MappingEndEvent):
        if not isinstance(item, yaml.ScalarEvent):
            raise ContentError("键必须是文字；以 {brace} 开头的文字要加引号", _place(item, file), brace="{")
        key = _scalar(item, file, refuse)
        value = _node(next(events), events, file, refuse)
        if key.text == "<<":
            refuse(ContentError("不能用合并键 <<", key.place, "把内容写全"))
        elif key.text in entries:
            first = keys[key.text].line
            refuse(ContentError("键“{key}”重复，第一次在第 {line} 行", key.place, key=key.text, line=first))
        else:
            keys[key.text], entries[key.text] = key.place, value
    return Mapping(entries, keys, _place(event, file))


def _place(event: yaml.Event, file: str) -> Place:
    mark = event.start_mark
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
