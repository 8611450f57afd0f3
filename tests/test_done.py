"""How much of an interrupted output is whole."""

import io

import pytest

from fapiao_doctor.batch.done import Done, whole_rows

HEADER = "\ufeffa,b\r\n".encode()
FIRST = b'1,"x\n""y"""\r\n'
SECOND = "2,二\r\n".encode()


def test_every_byte_at_which_a_csv_can_be_cut() -> None:
    whole = HEADER + FIRST + SECOND
    ends = [len(HEADER), len(HEADER + FIRST), len(whole)]
    for cut in range(len(whole) + 1):
        done = whole_rows(io.BytesIO(whole[:cut]), quoted=True)
        assert done.end == max([0, *(end for end in ends if end <= cut)])
        assert done.rows == sum(end <= cut for end in ends)
    assert whole_rows(io.BytesIO(whole), quoted=True) == Done(3, len(whole), HEADER, SECOND)


@pytest.mark.parametrize("torn", [b"", b'{"line"', b'{"line": 3, "a": "\xe8'])
def test_a_torn_line_of_json_is_not_counted(torn: bytes) -> None:
    line = b'{"line": 2, "a": "\\""}\n'
    assert whole_rows(io.BytesIO(line * 2 + torn), quoted=False) == Done(2, 2 * len(line), line, line)
