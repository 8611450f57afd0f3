"""knowledge/reader.yaml to the rules of a reader."""

from collections.abc import Iterator

from fapiao_doctor.content.load.fields import Fields, What, items, mapping, text
from fapiao_doctor.content.load.strictyaml import Document, Node, Sequence, parse
from fapiao_doctor.content.vocabulary import Alarm, KeepApart, Rules, Scope, ScreenWords, SlotRule, Vocabulary, no_rules
from fapiao_doctor.errors import ContentError, Phrase

PARTS = "thing common name secret trouble wish both frame stale stop"
"""What a word class can be to the reader, beside a modifier."""

MARKS = ("deny", "aside", "fine", "fear", "doubt", "asked", "past", "gone", "unsaid")
STATES = "yes no implied doubt over"
KEYS = "parts scopes states slots of-tree numbers keep-apart alarms screen topics verdict"

WORD_CLASS = Phrase("词类")


def load_reader(data: Document, file: str, vocabulary: Vocabulary) -> Rules:
    """Read the rules; raises ContentError at the first wrong shape or at a word class that there is not."""
    return _Rules(vocabulary).rules(Fields(parse(data, file), "reader.yaml", "", KEYS))


class _Rules:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.known = vocabulary.words.keys()

    def rules(self, fields: Fields) -> Rules:
        rules = no_rules()
        rules["parts"] = {key: self.classes(node) for key, node in self._named(fields, "parts", PARTS)}
        rules["scopes"] = [self.scope(node) for node in _list(fields, "scopes")]
        rules["states"] = {key: self.state(key, node) for key, node in _table(fields, "states")}
        rules["slots"] = [self.slot(node) for node in _list(fields, "slots")]
        rules["of_tree"] = {key: _lists(node, f"of-tree {key}") for key, node in _table(fields, "of-tree")}
        rules["numbers"] = {key: _texts(node, f"numbers {key}") for key, node in _table(fields, "numbers")}
        rules["keep_apart"] = [_keep_apart(node) for node in _list(fields, "keep-apart")]
        rules["alarms"] = [self.alarm(node) for node in _list(fields, "alarms")]
        if fields.has("screen"):
            screen = Fields(fields.node("screen"), "screen", "beside counted")
            rules["screen"] = ScreenWords(beside=list(screen.texts("beside")), counted=list(screen.texts("counted")))
        rules["topics"] = {key: text(node, f"topics {key}") for key, node in _table(fields, "topics")}
        if fields.has("verdict"):
            thresholds = Fields(fields.node("verdict"), "verdict", "", "none ask sure mass most")
            for name in ("none", "ask", "sure", "mass"):
                rules["verdict"][name] = _share(thresholds, name, rules["verdict"][name])
            rules["verdict"]["most"] = round(_share(thresholds, "most", rules["verdict"]["most"], 9))
        return rules

    def classes(self, node: Node) -> list[str]:
        """Return the word classes of a list, each one that there is."""
        for one in items(node, WORD_CLASS):
            name = text(one, WORD_CLASS)
            if name not in self.known:
                raise ContentError("词汇里没有“{name}”这个词类", one.place, name=name)
        return _texts(node, WORD_CLASS)

    def groups(self, node: Node) -> list[list[str]]:
        return [self.classes(one) for one in items(node, "all")]

    def scope(self, node: Node) -> Scope:
        fields = Fields(node, "scopes", "mark words direction", "reach until unless crosses first")
        return Scope(
            mark=fields.one_of("mark", MARKS),
            words=self.classes(fields.node("words")),
            direction=fields.one_of("direction", ("forward", "backward")),
            reach=round(_share(fields, "reach", 0, 100)),
            until=self.classes(fields.node("until")) if fields.has("until") else [],
            unless=self.classes(fields.node("unless")) if fields.has("unless") else [],
            crosses=fields.flag("crosses"),
            first=fields.flag("first"),
        )

    def state(self, key: str, node: Node) -> dict[str, list[str]]:
        fields = Fields(node, f"states {key}", "", STATES)
        return {value: self.classes(fields.node(value)) for value in STATES.split() if fields.has(value)}

    def slot(self, node: Node) -> SlotRule:
        fields = Fields(node, "slots", "slot value all", "within trees when despite weak")
        return SlotRule(
            slot=fields.text("slot"),
            value=fields.text("value"),
            all=self.groups(fields.node("all")),
            within=round(_share(fields, "within", 0, 100)),
            trees=list(fields.texts("trees")),
            when={key: text(value, "when") for key, value in _table(fields, "when")},
            despite=list(fields.texts("despite")),
            weak=fields.flag("weak"),
        )

    def alarm(self, node: Node) -> Alarm:
        fields = Fields(node, "alarms", "to all")
        return Alarm(to=fields.text("to"), all=self.groups(fields.node("all")))

    def _named(self, fields: Fields, key: str, names: str) -> Iterator[tuple[str, Node]]:
        inner = Fields(fields.node(key), key, "", names) if fields.has(key) else None
        return ((name, inner.node(name)) for name in names.split() if inner and inner.has(name))


def _keep_apart(node: Node) -> KeepApart:
    fields = Fields(node, "keep-apart", "state yes no", "counts")
    return KeepApart(
        state=fields.text("state"), yes=fields.text("yes"), no=fields.text("no"), counts=fields.text("counts")
    )


def _table(fields: Fields, key: str) -> Iterator[tuple[str, Node]]:
    return iter(mapping(fields.node(key), key).entries.items() if fields.has(key) else ())


def _list(fields: Fields, key: str) -> tuple[Node, ...]:
    return items(fields.node(key), key) if fields.has(key) else ()


def _lists(node: Node, what: What) -> dict[str, list[str]]:
    return {key: _texts(value, what) for key, value in mapping(node, what).entries.items()}


def _texts(node: Node, what: What) -> list[str]:
    return [text(one, what) for one in (items(node, what) if isinstance(node, Sequence) else (node,))]


def _share(fields: Fields, key: str, otherwise: float, most: float = 1) -> float:
    if not fields.has(key):
        return otherwise
    value = fields.text(key)
    try:
        number = float(value)
    except ValueError:
        number = -1
    if 0 <= number <= most:
        return number
    raise ContentError(
        "“{key}”要写 0 到 {most} 的数，写的是“{value}”", fields.node(key).place, key=key, most=most, value=value
    )
