"""Draw docs/images/*.svg: a diagnosis and a walk through the wizard, as a terminal shows them.

Run it after a change of content or wording: python tools/make_screenshots.py
"""

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from html import escape
from pathlib import Path

from fapiao_doctor.content.packs import Chosen, bundled_pack, head
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import open_doctor
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import AppError
from fapiao_doctor.messages import Lang
from fapiao_doctor.render.diagnosis import diagnosis_lines
from fapiao_doctor.render.document import Document
from fapiao_doctor.render.plain import laid_out
from fapiao_doctor.text.wrap import cell
from fapiao_doctor.wizard.asker import Left
from fapiao_doctor.wizard.loop import Wizard

FOLDER = Path(__file__).parents[1] / "docs" / "images"
WIDTH, CELL, LINE, MARGIN = 80, 8, 20, 14
COLOURS = {"title": "#ffffff", "stop": "#ff7b72", "warning": "#e3b341", "gate": "#e3b341", "heading": "#ffffff",
           "note": "#8b949e", "source": "#8b949e", "command": "#79c0ff", "typed": "#7ee787"}  # fmt: skip
TEXT, GROUND = "#d0d7de", "#161b22"
SYMPTOM, MOST = "0963c1", 46
OPENINGS: dict[Lang, list[str]] = {"zh": ["证书口令锁了"], "en": ["certificate PIN locked"]}

Painted = tuple[str, str]


class Nobody:
    """Keeps nothing."""

    saved = False
    failure: AppError | None = None

    def keep(self, symptom: str, answers: Sequence[Answer], replay: str) -> None: ...

    def forget(self) -> None: ...


class Scribe:
    """Answers from a list and writes down what a terminal would show."""

    def __init__(self, replies: Iterable[str]) -> None:
        self.replies = list(replies)
        self.lines: list[Painted] = []

    def ask(self, prompt: str) -> str:
        if not self.replies:
            self.lines.append((prompt, "typed"))
            raise Left(kept=True)
        self.lines.append((prompt + self.replies[0], "typed"))
        return self.replies.pop(0)

    def show(self, document: Document) -> None:
        self.lines += painted(document)

    def show_page(self, document: Document, conclusion: Document) -> None:
        self.show(document)

    def fits(self, document: Document) -> bool:
        return True

    def clear(self) -> bool:
        return False


def painted(document: Document) -> list[Painted]:
    """Give the lines of a document with the role that colours each."""
    return [(text, line.role) for line in document for text in laid_out(line, WIDTH)]


def svg(title: str, lines: Sequence[Painted]) -> str:
    """Draw lines as SVG: every character at its own cell, no font from outside."""
    height = 2 * MARGIN + LINE * len(lines)
    width = 2 * MARGIN + CELL * WIDTH
    drawn = "\n".join(_line(place, text, role) for place, (text, role) in enumerate(lines) if text.strip())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="100%" height="100%" rx="6" fill="{GROUND}"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">\n'
        f"{drawn}\n</g>\n</svg>\n"
    )


def _line(place: int, text: str, role: str) -> str:
    left, columns = MARGIN, []
    for char in text:
        columns.append(str(left))
        left += CELL * cell(char)
    weight = ' font-weight="bold"' if role in ("title", "stop", "heading") else ""
    at = f'x="{" ".join(columns)}" y="{MARGIN + LINE * place + 15}"'
    return f'<text {at} fill="{COLOURS.get(role, TEXT)}"{weight}>{escape(text)}</text>'


def diagnosis_of(doctor: Doctor, symptom: str) -> list[Painted]:
    """Give what a terminal shows for one symptom."""
    more = " --lang en" if doctor.lang == "en" else ""
    return [(f"$ fapiao-doctor diagnose {symptom}{more}", "typed"), *painted(diagnosis_lines(doctor.diagnose(symptom)))]


def walk_of(doctor: Doctor, replies: Iterable[str]) -> list[Painted]:
    """Give what a terminal shows of the wizard until the replies are used up."""
    scribe = Scribe(replies)
    wizard = Wizard(doctor, scribe, Nobody())
    with suppress(Left):
        wizard.open()
        wizard.walk()
    more = " --lang en" if doctor.lang == "en" else ""
    return [(f"$ fapiao-doctor{more}", "typed"), *scribe.lines]


def main() -> None:
    """Write both pictures in both languages; the Chinese ones have the plain names."""
    reviewed = date.fromisoformat(head(bundled_pack())["reviewed"])
    FOLDER.mkdir(parents=True, exist_ok=True)
    for lang, opening in OPENINGS.items():
        doctor = open_doctor(Chosen((bundled_pack(),)), lang, reviewed)
        ending = ".svg" if lang == "zh" else f".{lang}.svg"
        page, walk = diagnosis_of(doctor, SYMPTOM)[:MOST], walk_of(doctor, opening)[:MOST]
        (FOLDER / f"diagnose{ending}").write_text(svg("fapiao-doctor diagnose", page), encoding="utf-8")
        (FOLDER / f"wizard{ending}").write_text(svg("fapiao-doctor", walk), encoding="utf-8")
    sys.stdout.write(f"{FOLDER}\n")


if __name__ == "__main__":
    main()
