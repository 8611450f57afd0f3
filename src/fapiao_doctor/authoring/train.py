"""Teaches the weights of a pack from its labelled examples; wants scikit-learn, the extra `author`."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from fapiao_doctor.authoring.copies import Copies, is_unknown
from fapiao_doctor.authoring.softmax import MOST_STEPS, softmax
from fapiao_doctor.content.library import Pack as Content
from fapiao_doctor.content.vocabulary import Matter, Rules
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.reader.features import read_words
from fapiao_doctor.reader.model import NOT_OURS, UNIT, VAGUE, Model, Table, pack_table, trees_of
from fapiao_doctor.reader.phrases import everyday
from fapiao_doctor.reader.shape import shown, signs_of
from fapiao_doctor.reader.table import Compiled, words_of

FEWEST = 3
"""Examples that must show a feature: with 2 the table grows by a third and nothing is gained."""

FEWEST_OF_TREE = 10
"""Examples that a tree must have for its symptoms to be among them: the reader knows other trees by their own lines,
see reader.young; five symptoms among thousands of examples are not heard."""

FEWEST_SETS = 3
"""Examples that a set of trees must have to be a label; those of a rarer set speak for each of its trees."""

LEAST, ROUGHNESS = 25, 5
"""Hundredths: weights below the first are dropped, others rounded to the second, so that diffs stay small."""

FIRST_STEPS = 50
"""Steps of the table that only chooses the copies."""

EVERYDAY, SAYING = 0.3, 7
"""How much a sentence of everyday life counts, and from how many characters one is no mere greeting."""

Labelled = Sequence[tuple[str, str]]
"""Texts with their labels."""


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

    def __init__(self, pack: Compiled, elsewhere: Mapping[str, Matter]) -> None:
        self._rules = pack["rules"]
        self._signs = signs_of(self._rules["parts"])
        self._words = words_of(pack)
        self._copies = Copies(self._words, self._rules, elsewhere)
        self._known: dict[str, list[str]] = {}

    def names(self, text: str) -> list[str]:
        """Return the features of a text."""
        if text not in self._known:
            read = read_words(text, self._words, self._rules["scopes"])
            self._known[text] = list(shown(read, self._signs))
        return self._known[text]

    def teach(self, labelled: Labelled) -> Table:
        """Return the weights for texts, and for copies of them that say less or are about somebody else's things.

        A copy that a table without copies still knows by its other words is left out.
        """
        rows = [(text, label, 1.0) for text, label in labelled]
        model = Model(pack_table(self.fit(rows, FIRST_STEPS)))
        poorer = [
            (copy.text, VAGUE, copy.weight)
            for copy in self._copies.poorer(labelled)
            if is_unknown(model.chances(self.names(copy.text)), copy.label)
        ]
        foreign = [(copy.text, NOT_OURS, copy.weight) for copy in self._copies.foreign(labelled)]
        daily = [(text, NOT_OURS, EVERYDAY) for some in everyday().values() for text in some if len(text) >= SAYING]
        return self.fit([*rows, *poorer, *foreign, *daily])

    def fit(self, rows: Sequence[tuple[str, str, float]], steps: int = MOST_STEPS) -> Table:
        """Return the weights for texts, their labels, and how much each counts."""
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.preprocessing import normalize

        rows = _without_rare_sets(rows)
        labels = sorted({label for _, label, _ in rows})
        counter = CountVectorizer(analyzer=self.names, binary=True, min_df=FEWEST)
        shows = normalize(counter.fit_transform([text for text, _, _ in rows]).astype("float32")).tocsr()
        number = {label: place for place, label in enumerate(labels)}
        right, counts = [number[label] for _, label, _ in rows], [one for _, _, one in rows]
        weights, bias = softmax(shows, right, counts, labels, steps)
        kept = {}
        for name, place in sorted(counter.vocabulary_.items()):
            row = [(label, _rounded(value)) for label, value in enumerate(weights[place])]
            line = " ".join(f"{label} {value}" for label, value in row if abs(value) >= LEAST)
            if line:
                kept[name] = line
        return Table(labels=labels, bias=[_rounded(one) for one in bias], weights=kept)


def _rounded(value: float) -> int:
    """Return a natural weight in hundredths, rounded to ROUGHNESS."""
    return round(value * UNIT / ROUGHNESS) * ROUGHNESS


def _without_rare_sets(rows: Sequence[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    often = Counter(label for _, label, _ in rows)
    found = []
    for text, label, weight in rows:
        trees = trees_of(label)
        if len(trees) > 1 and often[label] < FEWEST_SETS:
            found += [(text, tree, weight / len(trees)) for tree in trees]
        else:
            found.append((text, label, weight))
    return found


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


def build(folder: Path, pack: Compiled, content: Content) -> Path:
    """Teach the pack in `folder` from its examples and the trees' symptoms; return the table that was written."""
    trees, start = content.trees, content.start
    examples = load_examples(folder / "examples", pack["rules"])
    labelled = [(one.text, one.label) for one in examples]
    often = Counter(tree for _, label in labelled for tree in trees_of(label))
    for tree in trees.values():
        if tree.id == start or often[tree.id] >= FEWEST_OF_TREE:
            labelled += [(text, VAGUE if tree.id == start else tree.id) for text in tree.symptoms]
    path = folder / "reader.json"
    write_table(path, Trainer(pack, content.vocabulary.elsewhere).teach(labelled), digest(sources(folder)))
    return path
