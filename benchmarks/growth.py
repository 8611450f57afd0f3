"""How cost grows with the trees of a pack: generated packs, compiled, then asked.

    python benchmarks/growth.py                    # 10, 100 and 1,000 trees; some minutes
    python benchmarks/growth.py --trees 10,10000

Each tree speaks of one made-up device, with eight phrases, two questions and three outcomes; the start tree and trees
of choices lead to all of them, nine ways from each. Times are of the processor and of whole processes, except
"reading", which is inside one process. A first run reads the YAML and compiles it; "one edit" is the first run after
one file changed. Byte code is kept. POSIX only.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from commands import PROGRAM, cost

MANIFEST = """\
pack: grown
title: 试验
version: "1.0"
reviewed: 2026-11-24
language: zh
start: start
example: {example}
levels: {{self: 可以自己办}}
contacts: {{shop: 商店}}
kinds: {{fact: [number], source: [manual]}}
turn-to: [问商店。]
"""
SOURCES = """\
sources:
  m: {title: 说明书, url: "https://example.com/m", publisher: 厂, kind: manual, trust: high, seen-on: 2026-11-24}
"""
PROCEDURES = "procedures:\n  ask:\n    steps:\n      - do: 问商店。\n"
HEAD = """\
tree: {id}
title: {title}
about: {title}
start: {start}
reviewed: {{on: 2026-11-24, by: x, again-by: 2099-01-01}}
symptoms: [{symptoms}]
questions:
"""
LAMP = """\
  lamp:
    ask: {name}的灯亮吗？
    why: 分清两种情形。
    options:
      "yes": {{label: 亮, next: sound}}
      "no": {{label: 不亮, next: a}}
      unsure: {{label: 看不出, next: a}}
  sound:
    ask: {name}响吗？
    why: 分清两种情形。
    options:
      "yes": {{label: 响, next: b}}
      "no": {{label: 不响, next: c}}
      unsure: {{label: 听不出, next: c}}
"""
WHICH = "  which:\n    ask: 是哪一类？\n    why: 先分类。\n    options:\n"
END = "level: self, steps: [{do: 看说明书。}], works-when: 好了。, otherwise: {use: ask}, sources: [m]"
SAYINGS = (
    *("{0}锁了", "{0}密码忘了", "{0}不亮", "{0}打不开"),
    *("{0}没有反应", "换了{0}以后不能用", "{0}一直响", "{0}提示过期"),
)
CHARS = "山水木火金石田禾竹米虫鱼鸟马牛羊犬豆麦瓜花草云雨风雪星月江河"
WAYS = 9
COLUMNS = (
    *("trees", "first run, s", "peak, MiB", "one edit, s", "compiled, MiB"),
    *("diagnose, ms", "peak, MiB", "vague, ms", "warm, ms"),
)


def device(number: int) -> str:
    """Return the name of a device that no other number has."""
    size = len(CHARS)
    return CHARS[number // size**2 % size] + CHARS[number // size % size] + CHARS[number % size] + "机"


def leaf(number: int) -> str:
    """Return the tree of one device."""
    name = device(number)
    symptoms = ", ".join(one.format(name) for one in SAYINGS)
    head = HEAD.format(id=f"t{number}", title=f"{name}的问题", start="lamp", symptoms=symptoms)
    ends = "".join(f"  {one}: {{title: {name}这样处理{one}, {END}}}\n" for one in "abc")
    return f"{head}{LAMP.format(name=name)}outcomes:\n{ends}"


def menu(name: str, targets: list[str]) -> str:
    """Return a tree of one question that leads to other trees."""
    head = HEAD.format(id=name, title=f"分类{name}", start="which", symptoms=f"要分类{name}")
    options = "".join(f"      o{place}: {{label: 第{place}类, next: {to}/}}\n" for place, to in enumerate(targets))
    unsure = "      unsure: {label: 说不清, next: nobody}\n"
    return f"{head}{WHICH}{options}{unsure}outcomes:\n  nobody: {{title: 先问人, {END}}}\n"


def menus(trees: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the start tree and the trees of choices, as (id, text)."""
    level, made = trees, 0
    while len(level) > WAYS:
        groups = [level[place : place + WAYS] for place in range(0, len(level), WAYS)]
        names = [f"m{made + place}" for place in range(len(groups))]
        yield from ((name, menu(name, group)) for name, group in zip(names, groups, strict=True))
        level, made = names, made + len(groups)
    yield "start", menu("start", level)


def grow(folder: Path, size: int) -> None:
    """Write a pack with `size` trees of devices."""
    (folder / "knowledge").mkdir(parents=True)
    (folder / "pack.yaml").write_text(MANIFEST.format(example=f"{device(0)}锁了"), encoding="utf-8")
    (folder / "knowledge" / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "knowledge" / "procedures.yaml").write_text(PROCEDURES, encoding="utf-8")
    for number in range(size):
        (folder / f"t{number}.yaml").write_text(leaf(number), encoding="utf-8")
    for name, text in menus([f"t{number}" for number in range(size)]):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


READING = """
import json, statistics, sys, time
from datetime import date
from pathlib import Path
from fapiao_doctor.api.packs import open_pack
doctor = open_pack(Path(sys.argv[1]))
times = []
for text in json.loads(sys.argv[2]) * 2:
    begun = time.process_time()
    doctor.diagnose(text)
    times.append(time.process_time() - begun)
half = len(times) // 2
print(statistics.median(times[half:]) * 1000)
"""


def warm(folder: Path, size: int) -> float:
    """Return the median milliseconds of a diagnosis, each sentence for the second time but read anew."""
    texts = [SAYINGS[one % 8].format(device(one * 7 % size)) + "，怎么办" + str(one) for one in range(200)]
    command = [sys.executable, "-c", READING, str(folder), json.dumps(texts)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure(folder: Path, size: int, rounds: int) -> str:
    """Return one line of the table for a pack of `size` trees."""
    grow(folder, size)
    ask = [PROGRAM, "diagnose", "--json", "--trees", str(folder), f"{device(size // 2)}锁了"]
    asked = subprocess.run(ask, check=False, capture_output=True, text=True)
    if f'"tree": "t{size // 2}"' not in asked.stdout:
        raise SystemExit(f"{size} trees: not understood: {asked.stdout[:300]}{asked.stderr[-300:]}")
    for kept in Path(os.environ["XDG_CACHE_HOME"]).rglob("*.pack"):
        kept.unlink()
    build = cost(ask)
    cold = [cost(ask) for _ in range(rounds)]
    vague = [cost([*ask[:-1], "锁了"]) for _ in range(rounds)]
    path = folder / "t0.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("分清两种情形", "分清情形"), encoding="utf-8")
    edit = cost(ask)
    kept = max(path.stat().st_size for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*.pack"))
    return (
        f"| {size:,} | {build.processor:.2f} | {build.memory:.0f} | {edit.processor:.2f} | {kept / 2**20:.1f} "
        f"| {statistics.median(one.processor for one in cold) * 1000:.0f} | {max(one.memory for one in cold):.0f} "
        f"| {statistics.median(one.processor for one in vague) * 1000:.0f} | {warm(folder, size):.2f} |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trees", default="10,100,1000", metavar="N,N")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    wanted = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    print(f"| {' | '.join(COLUMNS)} |\n|{' ---: |' * len(COLUMNS)}", flush=True)
    for size in map(int, wanted.trees.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
            print(measure(Path(folder, "pack"), size, wanted.rounds), flush=True)


if __name__ == "__main__":
    main()
