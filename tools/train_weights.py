"""Make src/fapiao_doctor/symptoms/weights.json from the labelled questions in tests/symptoms and the trees' phrases.

Run after a change of the questions, of the word classes or of the traits, with scikit-learn installed:
    pip install -e ".[dev,evaluation]"
    PYTHONPATH=tests python tools/train_weights.py
The same questions, words and scikit-learn give the same table.
"""

import json

from evaluation.__main__ import lexicon, phrases, sets
from evaluation.training import Trainer
from fapiao_doctor.symptoms.weights import FILE, Weights


def main() -> None:
    """Train on everything and write the table, a trait a line."""
    labelled = [(one.text, one.label) for some in sets().values() for one in some]
    labelled += [(text, (tree,)) for text, tree in phrases()]
    weights = Trainer(lexicon()).train(labelled)
    FILE.write_text(_written(weights), encoding="utf-8")
    print(f"{len(labelled)} texts, {len(weights.by_trait)} traits, {FILE.stat().st_size} bytes")


def _written(weights: Weights) -> str:
    rows = (f"{_json(name)}:{_json(row)}" for name, row in sorted(weights.by_trait.items()))
    table = ",\n".join(rows)
    return f'{{"labels":{_json(weights.labels)},\n"bias":{_json(weights.bias)},\n"weights":{{\n{table}\n}}}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
