"""The step protocol: a request, a reply, both objects of JSON; walks are kept between them.

Whoever speaks it asks one thing at a time and cannot skip: an answer is for the question that was just shown, and a
step that cannot be undone, or uses up a try, is shown after its own `confirm` and never before. See docs/protocol.md.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from fapiao_doctor.api.session import Session
from fapiao_doctor.diagnosis.doctor import LONGEST_SYMPTOM, Doctor
from fapiao_doctor.errors import AppError, Listed, Phrase, UsageError
from fapiao_doctor.frozen import plain_fields
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.as_json import as_json
from fapiao_doctor.text.redact import redact

SCHEMA = "fapiao-doctor/step/1"
MOST_SESSIONS = 10_000
"""Walks that are kept, of about 10 kB each; the one that was used the longest ago goes first."""

FORMS = ("text", "markdown")
"""Of a note."""

Json = dict[str, Any]
Open = Callable[[str], Doctor]
"""Return a doctor for a language as it was written in a request."""


class Protocol:
    """Answers requests; holds the walks of all who ask. `lang` is the language where a request names none."""

    def __init__(self, opened: Open, lang: Lang) -> None:
        self._opened = opened
        self._lang: Lang = lang
        self._doctors: dict[str, Doctor] = {}
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._made = 0
        self._does: Mapping[str, Callable[[Json], Json]] = {
            "open": self._open,
            "diagnose": self._diagnose,
            "answer": self._answer,
            "back": self._back,
            "confirm": self._confirm,
            "what-if": self._what_if,
            "note": self._note,
            "close": self._close,
        }

    def reply(self, request: object) -> Json:
        """Return the reply to a request; what is wrong with it becomes an `error`, and the walk stays where it was."""
        head: Json = {"schema": SCHEMA, "id": _id(request)}
        try:
            if not isinstance(request, dict):
                raise UsageError("请求不是 JSON 对象", "例如 {example}", example='{"do": "open"}')
            do = _text(request, "do")
            if do not in self._does:
                raise UsageError("没有“{do}”这种请求", "可选：{options}", do=do, options=Listed(self._does))
            return {**head, **self._does[do](request)}
        except AppError as error:
            return {**head, "error": told(error, self._lang_of(request))}

    def _lang_of(self, request: object) -> Lang:
        """Return the language of the walk that a request names, else that of the protocol."""
        name = request.get("session") if isinstance(request, dict) else None
        session = self._sessions.get(name) if isinstance(name, str) else None
        return session.doctor.lang if session else self._lang

    def _open(self, request: Json) -> Json:
        lang = _text(request, "lang", self._lang)
        if lang not in self._doctors:
            self._doctors[lang] = self._opened(lang)
        self._made += 1
        name = str(self._made)
        self._sessions[name] = Session(self._doctors[lang])
        while len(self._sessions) > MOST_SESSIONS:
            self._sessions.popitem(last=False)
        return self._place(name)

    def _diagnose(self, request: Json) -> Json:
        name, session = self._found(request)
        code = _text(request, "replay", "")
        if code and "text" in request:
            raise UsageError("“{key}”和“{other}”只写一个", "", key="text", other="replay")
        if code:
            session.replay(code)
            return self._place(name)
        text = _text(request, "text")
        if len(text) > LONGEST_SYMPTOM:
            message, hint = "症状太长：{length} 个字，最多 {most} 个字", "只留出错的那几行"
            raise UsageError(message, hint, length=len(text), most=LONGEST_SYMPTOM)
        session.say(text)
        return self._place(name)

    def _answer(self, request: Json) -> Json:
        name, session = self._found(request)
        asked = _text(request, "at", "")
        here = _here(session)
        if asked and asked != here:
            raise UsageError("现在问的不是“{asked}”", "现在在：{here}", asked=asked, here=here)
        option = request.get("option")
        session.answer(str(option) if type(option) is int else _text(request, "option"))
        return self._place(name)

    def _back(self, request: Json) -> Json:
        name, session = self._found(request)
        session.back()
        return self._place(name)

    def _confirm(self, request: Json) -> Json:
        name, session = self._found(request)
        step = request.get("step")
        if type(step) is not int:
            raise UsageError("“{key}”要写{kind}", "", key="step", kind=Phrase("数字"))
        session.confirm(step)
        return self._place(name)

    def _what_if(self, request: Json) -> Json:
        name, session = self._found(request)
        return {"session": name, "what_if": [plain_fields(one) for one in session.what_if()]}

    def _note(self, request: Json) -> Json:
        name, session = self._found(request)
        form = _text(request, "form", "text")
        if form not in FORMS:
            raise UsageError("没有“{form}”这种便条", "可选：{options}", form=form, options=Listed(FORMS))
        return {"session": name, "note": session.note(form == "markdown")}

    def _close(self, request: Json) -> Json:
        name, _session = self._found(request)
        del self._sessions[name]
        return {"session": name, "closed": True}

    def _found(self, request: Json) -> tuple[str, Session]:
        name = _text(request, "session")
        if name not in self._sessions:
            message, hint = "没有“{session}”这份进度", "先用 {command} 开一份"
            raise UsageError(message, hint, session=name, command='{"do": "open"}')
        self._sessions.move_to_end(name)
        return name, self._sessions[name]

    def _place(self, name: str) -> Json:
        session = self._sessions[name]
        gate = session.gate
        return {
            "session": name,
            "at": _here(session),
            "diagnosis": as_json(session.diagnosis),
            "gate": {"step": gate.step, "warnings": list(gate.warnings)} if gate else None,
        }


def told(error: AppError, lang: Lang) -> Json:
    """Return an error as a reply holds it, in the person's language."""
    values = {key: _redacted(value) for key, value in error.values.items()}
    hint = say(lang, error.hint, **values) if error.hint else ""
    return {"message": say(lang, error.template, **values), "hint": hint}


def _redacted(value: object) -> object:
    if isinstance(value, Listed):
        return Listed(redact(word).text for word in value.words)
    return redact(value).text if isinstance(value, str) else value


def _id(request: object) -> str | int | None:
    """Return what a request calls itself, which its reply repeats."""
    name = request.get("id") if isinstance(request, dict) else None
    return name if isinstance(name, str) or type(name) is int else None


def _here(session: Session) -> str:
    """Return the question or the outcome where a walk stands, as tree/id; empty at a choice and at no match."""
    result = session.diagnosis
    node = result.question or result.outcome
    return f"{node.tree}/{node.id}" if node else ""


def _text(request: Json, key: str, otherwise: str | None = None) -> str:
    value = request.get(key, otherwise)
    if not isinstance(value, str):
        raise UsageError("“{key}”要写{kind}", "", key=key, kind=Phrase("文字"))
    return value
