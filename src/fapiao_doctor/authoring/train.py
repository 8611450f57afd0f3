"""Teaches the weights of a pack from its labelled examples; wants scikit-learn, the extra `author`."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.reader.features import features, read_words
from fapiao_doctor.reader.model import UNIT, Table
from fapiao_doctor.reader.table import Pack
from fapiao_doctor.reader.words import Words

FEWEST = 3
"""Examples that must show a feature: with 2 the table grows by a third and nothing is gained."""

STRENGTH = 60.0
"""Inverse of the ridge: 10 and 30 predict worse crossed by author, 100 no better."""

LEAST, ROUGHNESS = 25, 5
"""Hundredths: weights below the first are dropped, others rounded to the second, so that diffs stay small."""


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

    def __init__(self, pack: Pack) -> None:
        self._scopes = pack["rules"]["scopes"]
        self._words = Words(pack["spelt"], pack["heard"], frozenset(pack["loose"]))
        self._known: dict[str, list[str]] = {}

    def names(self, text: str) -> list[str]:
        """Return the features of a text."""
        if text not in self._known:
            self._known[text] = list(features(read_words(text, self._words, self._scopes)))
        return self._known[text]

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
    lines = [f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    rows = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in table["weights"].items()]
    text = "{\n" + ",\n".join([*lines, ' "weights": {\n' + ",\n".join(rows) + "\n }"]) + "\n}\n"
    path.write_text(text, encoding="utf-8")
