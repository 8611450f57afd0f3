"""Parts on an engine: what a worker writes is what `batch` writes."""

import json
from datetime import date
from pathlib import Path

import pytest
from program import run

from fapiao_doctor.errors import UsageError

pytest.importorskip("dask", reason="Dask is not installed: pip install -e '.[dev,dask]'")
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install -e '.[dev,dask]'")

import pyarrow  # noqa: E402  # after the skip

from fapiao_doctor.api.on_dask import answer_files  # noqa: E402
from fapiao_doctor.api.parts import Job  # noqa: E402

DAY = date(2026, 11, 24)
SAID = ["证书口令锁了", "0963c1", "银行U盾密码忘了", "我的手机是13800138000，密码忘了", "", "=1+1"]


def sources(folder: Path, ending: str) -> list[Path]:
    paths = [folder / f"{name}{ending}" for name in ("one", "two", "three")]
    for place, path in enumerate(paths):
        rows = [{"id": str(number), "symptom": said} for number, said in enumerate(SAID[place:])]
        if ending == ".parquet":
            more = [{**row, "day": DAY, "price": float("nan")} for row in rows] + [{"symptom": None}]
            parquet.write_table(pyarrow.Table.from_pylist(more), path)
        elif ending == ".csv":
            path.write_text("id,symptom\n" + "".join(f"{row['id']},{row['symptom']}\n" for row in rows), "utf-8")
        else:
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return paths


@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_each_part_is_what_batch_writes(tmp_path: Path, ending: str) -> None:
    given = sources(tmp_path, ending)
    counts = answer_files(given, tmp_path / "out", ending)
    assert counts.total() == sum(len(SAID) - place for place in range(3))
    for source in given:
        whole = tmp_path / f"batch-{source.name}"
        run("batch", str(source), "-o", str(whole))
        assert (tmp_path / "out" / source.name).read_bytes() == whole.read_bytes()


def test_parquet_holds_the_same_results_as_json_lines(tmp_path: Path) -> None:
    answer_files(sources(tmp_path, ".jsonl"), tmp_path / "lines", ".jsonl", Job(as_of=DAY))
    answer_files(sources(tmp_path, ".jsonl"), tmp_path / "tables", ".parquet", Job(as_of=DAY))
    for path in (tmp_path / "lines").iterdir():
        results = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        rows = parquet.read_table(tmp_path / "tables" / f"{path.stem}.parquet").to_pylist()
        assert [json.loads(row["diagnosis"]) for row in rows] == results
        assert [(row["line"], row["result"], row["tree"]) for row in rows] == [
            (one["line"], one["result"], one.get("tree") or "") for one in results
        ]


def test_parquet_is_read_with_what_json_has_no_word_for(tmp_path: Path) -> None:
    answer_files(sources(tmp_path, ".parquet"), tmp_path / "out", ".jsonl", Job(as_of=DAY))
    found = [json.loads(line) for line in (tmp_path / "out" / "one.jsonl").read_text("utf-8").splitlines()]
    assert [one["line"] for one in found] == list(range(1, len(SAID) + 2))
    assert found[1]["tree"] == "certificate-pin"
    assert (found[1]["row"]["day"], found[1]["row"]["price"]) == (str(DAY), None)
    assert found[-1]["result"] == "error"


def test_a_part_that_is_whole_is_not_made_again(tmp_path: Path) -> None:
    given = sources(tmp_path, ".csv")
    answer_files(given[:1], tmp_path / "out", ".csv", Job(as_of=DAY))
    assert answer_files(given, tmp_path / "out", ".csv", Job(as_of=DAY)).total() == len(SAID) * 2 - 3


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        answer_files([tmp_path / "a.csv", tmp_path / "a.jsonl"], tmp_path / "out", ".csv")
