"""How fast the exported page is in a real browser: to its first question, until it can search, and for one text.

    python benchmarks/page.py        # needs the extra `browser` and chromedriver; half a minute

Times are of the clock, since they are what a person waits: the median of several runs, and the longest.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PROGRAM = str(Path(sys.executable).with_name("fapiao-doctor"))
OPENINGS, TEXTS = 9, 1000
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu")

WATCH = """
  new MutationObserver((_, watch) => {
    if (!document.querySelector('#app h1')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.drawn = performance.now(); }, 0));
  }).observe(document, {childList: true, subtree: true});
"""
READY = """
  const done = arguments[arguments.length - 1];
  (async () => {
    const book = await Load.book(), before = performance.now();
    const reading = await Load.reading(), after = performance.now();
    const lang = book.langs[0], doctor = Diagnose.open(book.data[lang], book.ui[lang], reading);
    const times = JSON.parse(arguments[0]).map((text) => {
      const start = performance.now();
      doctor.diagnose({...State.at({}).here, symptom: reading.redact(text).text});
      return performance.now() - start;
    });
    return [window.drawn, after - before, times];
  })().then((found) => done(JSON.stringify(found)));
"""


def texts() -> list[str]:
    """Return labelled questions of the bundled pack, from all over."""
    rows = [
        line
        for path in sorted((ROOT / "trees" / "examples").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line
    ]
    return [json.loads(row)["text"] for row in rows[:: max(1, len(rows) // TEXTS)]]


def opened(driver: Any, page: Path) -> tuple[float, float, list[float]]:
    """Return milliseconds to the first question, until the reader is ready, and for each text."""
    driver.get("about:blank")
    driver.get(page.as_uri())
    drawn, ready, times = json.loads(driver.execute_async_script(READY, json.dumps(texts())))
    return drawn, ready, times


def row(name: str, times: Sequence[float]) -> str:
    """Return one line of the table."""
    return f"| {name} | {statistics.median(times):.1f} | {max(times):.1f} |"


def main() -> None:
    """Print the table."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        subprocess.run([PROGRAM, "export", "html", "-o", str(page)], check=True)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        try:
            runs = [opened(driver, page) for _ in range(OPENINGS)]
        finally:
            driver.quit()
        print(f"{page.stat().st_size:,} bytes, {len(texts())} texts, {OPENINGS} times\n")
    print("| | median, ms | longest, ms |\n| --- | ---: | ---: |")
    print(row("to the first question", [one[0] for one in runs]))
    print(row("the reader, after that", [one[1] for one in runs]))
    print(row("one text: redacted, read, walked, its replay code", [time for one in runs for time in one[2]]))


if __name__ == "__main__":
    main()
