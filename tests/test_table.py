"""CSV and JSON Lines to rows: a mark that is missing spoils its own row and no other."""

import io

import pytest

from fapiao_doctor.batch.rows import DEEPEST, Row
from fapiao_doctor.batch.source import Source, source_of
from fapiao_doctor.batch.table import MOST_LINES
from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.lines import Head


def source(text: str | bytes, name: str = "x.csv", column: str = "symptom") -> Source:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return source_of(Head(io.BytesIO(data)), name, column)


def rows(text: str | bytes, name: str = "x.csv") -> list[Row]:
    return list(source(text, name).rows)


def told(row: Row) -> tuple[int, str, str]:
    return row.line, row.symptom, str(row.error)


def test_t42_an_unquoted_comma_is_an_error_of_its_row() -> None:
    found = rows("symptom\n税控盘坏了,证书口令锁了\n证书口令锁了\n")
    assert found[0].error
    assert "1" in str(found[0].error)
    assert told(found[1]) == (3, "证书口令锁了", "")


def test_empty_cells_at_the_end_are_what_spreadsheets_write() -> None:
    assert told(rows("id,symptom\n1,证书,,,\n")[0]) == (2, "证书", "")


def test_s15_an_unclosed_quote_is_an_error_at_its_line() -> None:
    found = rows('id,symptom\n1,"证书\n2,税控盘\n3,金税盘\n')
    assert [(row.line, row.id, bool(row.error)) for row in found] == [(2, "1", True), (3, "2", False), (4, "3", False)]


def test_s15_of_two_unclosed_quotes_each_spoils_its_own_row() -> None:
    found = rows('id,symptom\n1,"证书\n2,"税控盘\n3,金税盘\n')
    assert [(row.line, bool(row.error)) for row in found] == [(2, True), (3, True), (4, False)]


def test_a_row_in_quotes_may_have_lines_and_delimiters() -> None:
    assert [told(row) for row in rows('symptom\n"两,\n\n行"\n三"引"号\n')] == [
        (2, "两,\n\n行", ""),
        (5, '三"引"号', ""),
    ]


def test_thousands_of_unclosed_quotes_take_no_longer_than_they_must() -> None:
    text = "id,symptom\n" + '1,"\n,x\n' * 3_000 + "2,金税盘\n"
    found = rows(text)
    assert told(found[-1]) == (6_002, "金税盘", "")
    assert len(text.splitlines()) > MOST_LINES


def test_the_callers_columns_are_kept_each_under_a_name_of_its_own() -> None:
    found = source(" id ,who,,who,symptom\n1,甲,x,乙,证书\n2,丙\n")
    assert found.columns == ("id", "who", "column-3", "who-4", "symptom")
    first, second = found.rows
    assert first.given == {"id": "1", "who": "甲", "column-3": "x", "who-4": "乙", "symptom": "证书"}
    assert (second.given, bool(second.error)) == ({"id": "2", "who": "丙"}, True)


def test_s22_thousands_of_columns_make_no_message_of_thousands() -> None:
    header = ",".join(f"c{number}{'x' * 100}" for number in range(20_000))
    with pytest.raises(UsageError) as error:
        source(header + "\n")
    assert len(str(error.value.values)) < 1_500


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_has_not_spoils_its_row(number: str) -> None:
    found = rows(f'{{"symptom": "证书", "n": {number}}}\n{{"symptom": "证书"}}\n', "x.jsonl")
    assert [bool(row.error) for row in found] == [True, False]


@pytest.mark.parametrize("number", ["1e999", "-1e400", "9" * 5000])
def test_a_number_that_python_has_not_is_passed_on_as_it_is_written(number: str) -> None:
    (row,) = rows(f'{{"symptom": "证书", "n": {number}}}\n', "x.jsonl")
    assert (row.error, row.given["n"]) == ("", number)


@pytest.mark.parametrize("depth", [DEEPEST + 1, 400, 990, 100_000])
def test_what_is_nested_too_deeply_spoils_its_row(depth: int) -> None:
    nested = "[" * depth + "]" * depth
    found = rows(f'{{"symptom": "证书", "n": {nested}}}\n{{"symptom": "证书"}}\n', "x.jsonl")
    assert [bool(row.error) for row in found] == [True, False]


def test_ids_of_json_are_texts_and_null_is_none() -> None:
    text = '{"id": 7, "symptom": "x"}\n{"id": null, "symptom": "x"}\n{"id": [1], "symptom": "x"}\n{"id": true, "symptom": "x"}\n'
    assert [row.id for row in rows(text, "x.jsonl")] == ["7", "", "[1]", "true"]


def test_a_bad_line_of_any_form_is_told() -> None:
    bad = "证书口令\n".encode("gb18030")
    good = "证书口令锁了\n".encode()
    assert [bool(row.error) for row in rows(good + bad + good, "-")] == [False, True, False]
    csv = b"symptom\n" + good + bad + good
    assert [bool(row.error) for row in rows(csv)] == [False, True, False]
    line = b'{"symptom": "x", "y": "' + good.strip() + b'"}\n'
    assert [bool(row.error) for row in rows(line + bad + line, "x.jsonl")] == [False, True, False]


def test_a_first_line_without_names_is_told_as_that() -> None:
    with pytest.raises(UsageError) as told:
        source_of(Head(io.BytesIO(b",,\n1,2,3\n"), "x.csv"), "x.csv", "symptom")
    assert told.value.hint == "第一行要写各列的名字，这里是空的"
