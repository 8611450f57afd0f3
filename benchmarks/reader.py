"""How fast the reader of the bundled pack is: to load, to read a text, and with the length of a text.

    python benchmarks/reader.py              # figures; about half a minute
    python benchmarks/reader.py --search 300 # besides, 300 random repeated fragments: which take the longest

Times are of the processor (time.process_time), the best of several runs, so that other work on the machine disturbs
them little. The program must be installed, or src/ be in PYTHONPATH.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

TREES = Path(__file__).parents[1] / "trees"
LONG = 20_000
ROUNDS = 7

FRAGMENTS = [
    *("锁,", "\n重置后", "忘了。", "锁了1.2.", ";收到重置后", "wangji1.", "不是", "还剩", "a", "和", "是不是", "没锁"),
    *("金税盘,税控盘,", "金税盘和税控盘还是", "锁了怀疑锁了", "手机收不到短信,", "证书口令", "kou ling "),
    *("0963c", "0963c1,", "错误代码0963c1 ", "the pin is locked "),
]
"""Each took seconds in some reader of ours, or holds what a stage looks for."""


def table_text() -> str:
    """Return the compiled table of the bundled pack as it is kept."""
    from fapiao_doctor.content.library import load_pack
    from fapiao_doctor.reader.build import compile_library

    return json.dumps(compile_library(load_pack(TREES, ())), ensure_ascii=False, separators=(",", ":"))


def texts() -> list[str]:
    """Return the labelled questions of the pack."""
    paths = sorted((TREES / "examples").glob("*.jsonl"))
    return [json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def milliseconds(call: Callable[[], object]) -> float:
    """Return the milliseconds of the processor that one call takes."""
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000


def loading(kept: bytes, text: str) -> float:
    """Return the milliseconds from a kept table to the reading of a first text."""
    from fapiao_doctor.reader.read import Reader

    return milliseconds(lambda: Reader(json.loads(kept)).read(text))


def reading(read: Callable[[str], object], some: Sequence[str]) -> list[float]:
    """Return for each text the milliseconds of its best reading, all others read between two of its own."""
    runs = [[milliseconds(lambda text=text: read(text)) for text in some] for _ in range(ROUNDS + 1)]
    return [min(times) for times in zip(*runs[1:], strict=True)]


def fragments(seed: int, how_many: int) -> list[str]:
    """Return random fragments: pieces of questions, ends of clauses, numbers, codes and letters side by side."""
    chance = random.Random(seed)
    asked = texts()
    odd = [
        *FRAGMENTS,
        *"，。！；\n、/|1x和 ",
        "0963c1",
        "1.2",
        "还是",
        "没",
        "怕",
        "好像",
        "昨天",
        "mima ",
        "password ",
    ]
    found = []
    for _ in range(how_many):
        pieces = []
        for _ in range(chance.randint(1, 3)):
            text = chance.choice(asked)
            start = chance.randrange(len(text))
            pieces += [text[start : start + chance.randint(1, 9)], chance.choice(odd)]
        found.append("".join(pieces))
    return found


def growth(read: Callable[[str], object], piece: str) -> tuple[float, float]:
    """Return the milliseconds for a quarter and for the whole of LONG characters of a repeated fragment."""
    whole = (piece * (LONG // len(piece) + 1))[:LONG]
    quarter, full = (
        [milliseconds(lambda text=text: read(text)) for _ in range(2)] for text in (whole[: LONG // 4], whole)
    )
    return min(quarter), min(full)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    some = texts()
    kept = table_text().encode()
    first = loading(kept, some[0])
    again = min(loading(kept, some[0]) for _ in range(ROUNDS))
    print(f"table {len(kept):,} bytes; to load it and read a first text {first:.1f} ms, at best {again:.1f} ms")

    from fapiao_doctor.reader.read import Reader

    read = Reader(json.loads(kept)).read
    times = sorted(reading(read, some))
    length = statistics.median(map(len, some))
    print(
        f"{len(some):,} texts, median {length:.0f} characters: median {statistics.median(times):.2f} ms, "
        f"mean {statistics.mean(times):.2f} ms, 95 of 100 within {times[int(len(times) * 0.95)]:.2f} ms"
    )
    print(f"\n{'fragment, repeated':<44} {LONG // 4:>8,} {LONG:>8,} characters")
    rows = [(growth(read, piece), piece) for piece in FRAGMENTS]
    rows += sorted(
        ((growth(read, piece), piece) for piece in fragments(wanted.seed, wanted.search)), key=lambda row: -row[0][1]
    )[:20]
    for (quarter, full), piece in rows:
        print(f"{piece!r:<44} {quarter:>5.0f} ms {full:>5.0f} ms")


if __name__ == "__main__":
    main()
