"""A person who answers from a list, for the wizard without a terminal."""

from collections.abc import Sequence
from pathlib import Path

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import AppError, MachineError
from fapiao_doctor.render.document import Document
from fapiao_doctor.wizard.asker import Left
from fapiao_doctor.wizard.loop import Wizard


class Script:
    """Gives the replies one after the other, then EOFError; keeps all that is shown."""

    def __init__(self, replies: Sequence[str], rows: int = 1000, clears: bool = True) -> None:
        self.replies = list(replies)
        self.rows = rows
        self.clears = clears
        self.shown: list[str] = []
        self.prompts: list[str] = []
        self.asked_at: list[int] = []

    def ask(self, prompt: str) -> str:
        self.asked_at.append(len(self.shown))
        self.prompts.append(prompt)
        self.shown.append(prompt)
        if not self.replies:
            raise EOFError
        return self.replies.pop(0)

    def show(self, document: Document) -> None:
        self.shown += [line.mark + line.text for line in document]

    def show_page(self, document: Document, conclusion: Document) -> None:
        self.show(document)

    def fits(self, document: Document) -> bool:
        return len(document) < self.rows

    def clear(self) -> bool:
        return self.clears

    @property
    def text(self) -> str:
        return "\n".join(self.shown)

    @property
    def last(self) -> str:
        """All that was shown after the last reply, in lines that each begin with a line break."""
        before = self.asked_at[-2] + 1 if len(self.asked_at) > 1 else 0
        return "\n" + "\n".join(self.shown[before:])


class Memory:
    """A keeper without a disk; the saves whose numbers are in `failing` fail."""

    def __init__(self, saved: bool = False, failing: Sequence[int] = ()) -> None:
        self.saved = saved
        self.failing = failing
        self.failure: AppError | None = None
        self.tries = 0
        self.forgotten = False
        self.held: tuple[str, tuple[Answer, ...]] = ("", ())

    def keep(self, symptom: str, answers: Sequence[Answer], replay: str = "") -> None:
        self.tries += 1
        if self.tries in self.failing:
            self.failure = MachineError("写不了 {path}：{reason}", path=Path("x"), reason="满了")
            return
        self.failure = None
        self.held = (symptom, tuple(answers))

    def forget(self) -> None:
        self.forgotten = True


class Talk:
    """One run of the wizard over a list of replies; how it ended, and what stood on the screen."""

    def __init__(
        self, doctor: Doctor, *replies: str, memory: Memory | None = None, rows: int = 1000, full: bool = False,
        begin: tuple[str, tuple[Answer, ...]] | None = None, clears: bool = True,
    ) -> None:  # fmt: skip
        self.script = Script(replies, rows, clears)
        self.memory = memory or Memory()
        self.wizard = Wizard(doctor, self.script, self.memory, full)
        self.result: Diagnosis | None = None
        self.kept: bool | None = None
        try:
            if begin:
                self.wizard.begin(*begin, walked=True)
            else:
                self.wizard.open()
            self.result = self.wizard.walk()
        except Left as left:
            self.kept = left.kept
        except EOFError:
            pass

    @property
    def text(self) -> str:
        return self.script.text

    @property
    def last(self) -> str:
        return self.script.last

    @property
    def answers(self) -> list[str]:
        return [str(answer) for answer in self.wizard.state.answers]
