"""The vocabulary as authors write it, checked: word classes, and the matters of others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from fapiao_doctor.content.load.strictyaml import Plain
from fapiao_doctor.errors import ContentError, Place
from fapiao_doctor.symptoms.expand import MOST_WORDS, is_pattern, size

FILE = Place("knowledge/vocabulary.yaml")
BETWEEN = "、"

Sound = Literal["yes", "no", "exact"]
SOUNDS: tuple[Sound, ...] = get_args(Sound)


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that mean the same to the rules; `names` are also known with one character wrong."""

    id: str
    say: tuple[str, ...]
    slot: str = ""
    value: str = ""
    sound: Sound = "yes"
    names: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A matter that is not ours; `alone` means that its words decide without a trouble beside them."""

    id: str
    say: tuple[str, ...]
    turn_to: str
    turn_to_en: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word classes and all matters of others, by id."""

    words: Mapping[str, WordClass]
    elsewhere: Mapping[str, Elsewhere]


def parse_vocabulary(data: Plain) -> Vocabulary:
    """Check plain data and give the vocabulary.

    Raises ContentError that names the wrong entry.
    """
    top = _fields(data, "词汇表", set(), {"words", "elsewhere"}) if data else {}
    words = _table(top.get("words", {}), "words")
    elsewhere = _table(top.get("elsewhere", {}), "elsewhere")
    return Vocabulary(
        {name: _word_class(name, entry) for name, entry in words.items()},
        {name: _elsewhere(name, entry) for name, entry in elsewhere.items()},
    )


def _word_class(name: str, entry: Plain) -> WordClass:
    what = f"词类“{name}”"
    fields = _fields(entry, what, {"say"}, {"means", "sound", "names"})
    slot, value = _means(fields.get("means"), what)
    return WordClass(name, _say(fields["say"], what), slot, value, _sound(fields, what), _flag(fields, "names", what))


def _elsewhere(name: str, entry: Plain) -> Elsewhere:
    what = f"别处的事“{name}”"
    fields = _fields(entry, what, {"say", "turn-to", "turn-to-en"}, {"alone"})
    turn_to, turn_to_en = (_text(fields[key], f"{what}的 {key} ") for key in ("turn-to", "turn-to-en"))
    return Elsewhere(name, _say(fields["say"], what), turn_to, turn_to_en, _flag(fields, "alone", what))


def _say(node: Plain, what: str) -> tuple[str, ...]:
    lines = [node] if isinstance(node, str) else node
    if not isinstance(lines, list) or not lines:
        raise ContentError(f"{what}的 say 要是一列词", FILE)
    text = BETWEEN.join(_text(one, f"{what}的词") for one in lines)
    patterns = tuple(_text(one, f"{what}的词").strip() for one in text.split(BETWEEN))
    for pattern in patterns:
        if not is_pattern(pattern):
            raise ContentError(f"{what}的词“{pattern}”写法不对：括号要成对、不套括号，| 只在括号里", FILE)
        if size(pattern) > MOST_WORDS:
            raise ContentError(f"{what}的词“{pattern}”展开后超过 {MOST_WORDS} 个，请拆开", FILE)
    return patterns


def _means(node: Plain | None, what: str) -> tuple[str, str]:
    if node is None:
        return "", ""
    if not isinstance(node, list) or len(node) != 2:
        raise ContentError(f"{what}的 means 要写成 [slot, 值]", FILE)
    slot, value = (_text(one, f"{what}的 means") for one in node)
    return slot, value


def _sound(fields: Mapping[str, Plain], what: str) -> Sound:
    said = fields.get("sound", "yes")
    for known in SOUNDS:
        if said == known:
            return known
    raise ContentError(f"{what}的 sound 要写 {'、'.join(SOUNDS)} 之一", FILE)


def _flag(fields: Mapping[str, Plain], key: str, what: str) -> bool:
    if key not in fields:
        return False
    if fields[key] not in ("yes", "no"):
        raise ContentError(f"{what}的 {key} 要写 yes 或 no", FILE)
    return fields[key] == "yes"


def _fields(node: Plain, what: str, required: set[str], optional: set[str]) -> dict[str, Plain]:
    table = _table(node, what)
    missing, unknown = required - table.keys(), table.keys() - required - optional
    if missing:
        raise ContentError(f"{what}缺 {'、'.join(sorted(missing))}", FILE)
    if unknown:
        raise ContentError(f"{what}里不认识 {'、'.join(sorted(unknown))}", FILE)
    return table


def _table(node: Plain, what: str) -> dict[str, Plain]:
    if not isinstance(node, dict):
        raise ContentError(f"{what}要写成“键: 值”", FILE)
    return node


def _text(node: Plain, what: str) -> str:
    if not isinstance(node, str) or not node.strip():
        raise ContentError(f"{what}要是文字，不能空", FILE)
    return node
