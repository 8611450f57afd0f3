"""Teaches the weights of a pack from its labelled examples; wants scikit-learn, the extra `author`."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fapiao_doctor.content.model import Tree
from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.reader.features import features, read_words
from fapiao_doctor.reader.model import NOT_OURS, UNIT, VAGUE, Model, Table, pack_table
from fapiao_doctor.reader.table import Compiled, words_of

FEWEST = 3
"""Examples that must show a feature: with 2 the table grows by a third and nothing is gained."""

STRENGTH = 60.0
"""Inverse of the ridge: 10 and 30 predict worse crossed by author, 100 no better."""

LEAST, ROUGHNESS = 25, 5
"""Hundredths: weights below the first are dropped, others rounded to the second, so that diffs stay small."""


EVERY, SHORTEST, KNOWN = 2, 2, 0.3
"""Copies: of every second example, at least so many characters, and known to the first table by less than this."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text: `author` wrote it, `label` is as in reader.model."""

    id: str
    author: str
    kind: str
    text: str
    label: str
    slots: Mapping[str, str]


def load_examples(folder: Path, rules: Rules) -> list[Example]:
    """Read examples/*.jsonl; the author is the name of the file."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            label = rules["topics"].get(row["topic"], row["topic"])
            if row["candidates"]:
                label = "+".join(sorted(row["candidates"]))
            found.append(Example(row["id"], path.stem, row["kind"], row["text"], label, row["slots"]))
    return found


class Trainer:
    """Teaches tables for one compiled pack; the features of a text are found once."""

    def __init__(self, pack: Compiled) -> None:
        parts, of_tree = pack["rules"]["parts"], pack["rules"]["of_tree"]
        self._named = {*parts.get("thing", ()), *parts.get("name", ())}
        self._by_name = {tree for values in of_tree.values() for trees in values.values() for tree in trees}
        self._scopes = pack["rules"]["scopes"]
        self._words = words_of(pack)
        self._known: dict[str, list[str]] = {}

    def names(self, text: str) -> list[str]:
        """Return the features of a text."""
        if text not in self._known:
            self._known[text] = list(features(read_words(text, self._words, self._scopes)))
        return self._known[text]

    def teach(self, labelled: Sequence[tuple[str, str]]) -> Table:
        """Return the weights for texts and their labels, and for copies of them that name nothing any more.

        Of 197 vague questions of strangers, each read with nothing learnt from its author, the copies bring 177 to
        the right reaction instead of 147; a copy that a first table still knows by its other words is left out.
        """
        first = Model(pack_table(self.fit(labelled)))
        copies = []
        for number, (text, label) in enumerate(labelled):
            bare = self._bare(text) if label in self._by_name and number % EVERY == 0 else ""
            if len(bare) >= SHORTEST:
                chances = first.chances(self.names(bare))
                if chances.get(label, 0.0) < KNOWN and chances.get(NOT_OURS, 0.0) < 0.5:
                    copies.append((bare, VAGUE))
        return self.fit([*labelled, *copies])

    def _bare(self, text: str) -> str:
        """Return a text without the things that it names; "" where it names none."""
        read = read_words(text, self._words, self._scopes)
        rest = list(read.text.text)
        for token in read.tokens:
            if self._named & set(token.classes):
                rest[token.start : token.end] = [""] * (token.end - token.start)
        bare = "".join(rest)
        return bare if bare != read.text.text else ""

    def fit(self, labelled: Sequence[tuple[str, str]], strength: float = STRENGTH) -> Table:
        """Return the weights for texts and their labels."""
        import numpy as np
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.preprocessing import normalize

        counter = CountVectorizer(analyzer=self.names, binary=True, min_df=FEWEST)
        shown = normalize(counter.fit_transform([text for text, _ in labelled]).astype(float))
        model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
        model.fit(shown, [label for _, label in labelled])
        weights = model.coef_.T * UNIT
        weights -= np.median(weights, axis=1, keepdims=True)  # a constant a feature changes no chance
        weights = (weights / ROUGHNESS).round().astype(int) * ROUGHNESS
        rows = {}
        for name, place in sorted(counter.vocabulary_.items()):
            kept = [(label, value) for label, value in enumerate(weights[place]) if abs(value) >= LEAST]
            if kept:
                rows[name] = " ".join(f"{label} {value}" for label, value in kept)
        bias = [int(value * UNIT / ROUGHNESS) * ROUGHNESS for value in model.intercept_]
        return Table(labels=[str(one) for one in model.classes_], bias=bias, weights=rows)


def digest(paths: Iterable[Path]) -> str:
    """Return the sha256 of the files that a table is made from."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def write_table(path: Path, table: Table, made_from: str) -> None:
    """Write a table, one feature a line, so that a diff shows what changed."""
    head = {"made-from": made_from, "labels": table["labels"], "bias": table["bias"]}
    lines = [
        f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in head.items()
    ]
    rows = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in table["weights"].items()]
    text = "{\n" + ",\n".join([*lines, ' "weights": {\n' + ",\n".join(rows) + "\n }"]) + "\n}\n"
    path.write_text(text, encoding="utf-8")


def sources(folder: Path) -> list[Path]:
    """Return the files of a pack that its table is made from."""
    knowledge = [folder / "knowledge" / f"{name}.yaml" for name in ("vocabulary", "reader")]
    return [*sorted((folder / "examples").glob("*.jsonl")), *(path for path in knowledge if path.exists())]


def build(folder: Path, pack: Compiled, trees: Mapping[str, Tree], start: str) -> Path:
    """Teach the pack in `folder` from its examples and the trees' symptoms; return the table that was written."""
    examples = load_examples(folder / "examples", pack["rules"])
    labelled = [(one.text, one.label) for one in examples]
    labelled += [(text, VAGUE if tree.id == start else tree.id) for tree in trees.values() for text in tree.symptoms]
    path = folder / "reader.json"
    write_table(path, Trainer(pack).teach(labelled), digest(sources(folder)))
    return path
