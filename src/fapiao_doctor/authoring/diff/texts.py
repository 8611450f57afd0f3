"""Which texts and facts changed: field by field, what went and what came."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from fapiao_doctor.authoring.diff.names import Names
from fapiao_doctor.authoring.diff.values import Edit, Rests
from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.facts import fact_ids, facts_asked
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Item, Option, Outcome, Question, Step, Tree

Lines = dict[str, tuple[str, ...]]
"""Field -> its lines."""

ASIDE = {"place", "alias_places", "texts", "aliases", "version", "reviewed"}
"""Fields that no reader of the pack sees, or that say when and not what."""


def edits(names: Names) -> Iterator[Edit]:
    """Yield every field of trees, questions, outcomes, facts, sources, codes and manifest that says something else."""
    yield from _parted(names.old.id, _plain(names.old.manifest), _plain(names.new.manifest))
    for tree in names.old.trees.values():
        there = names.new.trees.get(names.now(tree.id))
        if there:
            yield from _parted(tree.id, _tree(tree), _tree(there))
    for at, old, new in names.pairs():
        if isinstance(old, Question) and isinstance(new, Question):
            yield from _parted(str(at), _question(names, str(at), old), _question(None, str(at), new))
        elif isinstance(old, Outcome) and isinstance(new, Outcome):
            yield from _parted(str(at), _outcome(old), _outcome(new))
    for kind in ("facts", "sources", "codes"):
        yield from _table(kind, getattr(names.old.knowledge, kind), getattr(names.new.knowledge, kind))


def facts(names: Names) -> Iterator[Rests]:
    """Yield every fact that changed, came or went, or is cited otherwise, with what rests on it in either pack."""
    old, new = names.old.knowledge.facts, names.new.knowledge.facts
    rests: dict[str, set[str]] = {}
    for pack, now in ((names.old, names.now), (names.new, str)):
        for name, ids in _rest(pack):
            for fact in ids:
                rests.setdefault(fact, set()).add(now(name))
    for fact in sorted({*old, *new}):
        if fact not in old or fact not in new or _plain(old[fact]) != _plain(new[fact]):
            yield Rests(fact, tuple(sorted(rests.get(fact, ()))))


def translations(names: Names) -> Iterator[Edit]:
    """Yield the lines of every translated file that went and came."""
    old, new = names.old.translations, names.new.translations
    for language in sorted({*old, *new}):
        before, after = old.get(language, {}), new.get(language, {})
        for file in sorted({*before, *after}):
            was, now = (dict(one[file].words) if file in one else {} for one in (before, after))
            yield from _parted(
                f"{language}/{file}",
                {text: (said,) for text, said in was.items()},
                {text: (said,) for text, said in now.items()},
            )


def _rest(pack: Pack) -> Iterator[tuple[str, Sequence[str]]]:
    for tree in pack.trees.values():
        for outcome in tree.outcomes.values():
            yield f"{tree.id}/{outcome.id}", fact_ids(outcome)
        for question in tree.questions.values():
            yield f"{tree.id}/{question.id}", [fact.id for fact in facts_asked(pack, question)]


def _parted(name: str, old: Lines, new: Lines) -> Iterator[Edit]:
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key, ()), new.get(key, ())
        if was != now:
            went = tuple(line for line in was if line not in now)
            came = tuple(line for line in now if line not in was)
            yield Edit(name, key, went, came) if went or came else Edit(name, key, was, now)


def _tree(tree: Tree) -> Lines:
    return {"title": (tree.title,), "about": (tree.about,), "symptoms": tree.symptoms, "first": tree.first}


def _question(names: Names | None, at: str, question: Question) -> Lines:
    def option(name: str) -> str:
        return names.now(f"{at}={name}").rpartition("=")[2] if names else name

    labels = {f"option {option(one.id)}": (one.label, *_heard(one)) for one in question.options}
    order = tuple(option(one.id) for one in question.options)
    asked = {"ask": (question.ask,), "why": (question.why,), "hint": (question.hint,), "options": order}
    return {**asked, **labels}


def _heard(option: Option) -> Iterator[str]:
    yield from (f"hears: {text}" for text in option.hears)


def _outcome(outcome: Outcome) -> Lines:
    parts = {key: tuple(map(_item, items)) for key, items in outcome.parts.items() if items}
    return {
        "level": (outcome.level,),
        **parts,
        "steps": tuple(map(_step, outcome.steps)),
        "last-resort": tuple(map(_item, outcome.last_resort)),
        "law": outcome.law,
        "sources": outcome.sources,
        "facts": fact_ids(outcome),
    }


def _item(item: Item) -> str:
    return item.text + _only(item.only)


def _step(step: Step) -> str:
    flags = (("irreversible", step.irreversible), ("spends-attempt", step.spends_attempt))
    said = [step.do, step.note, step.code, *(f"[{name}]" for name, holds in flags if holds)]
    return " ".join(text for text in said if text) + _only(step.only)


def _only(only: Only) -> str:
    return "".join(f" [only {slot}={', '.join(values)}]" for slot, values in only.needs)


def _table(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
    for name in [*old, *(one for one in new if one not in old)]:
        was, now = (_plain(one[name]) if name in one else {} for one in (old, new))
        yield from _parted(f"{kind}/{name}", was, now)


def _plain(value: Any) -> Lines:
    """Return the fields of a value as lines; a field that names no words is told by its text."""
    return {field.name: _lines(getattr(value, field.name)) for field in fields(value) if field.name not in ASIDE}


def _lines(value: Any) -> tuple[str, ...]:
    told: Callable[[Any], str] = str
    if isinstance(value, Mapping):
        return tuple(f"{key}: {told(_bare(one))}" for key, one in value.items())
    if isinstance(value, tuple):
        return tuple(told(_bare(one)) for one in value)
    return (told(_bare(value)),) if value not in (None, "") else ()


def _bare(value: Any) -> Any:
    """Return a value without the places that it stands at."""
    if hasattr(value, "__dataclass_fields__"):
        return {one.name: _bare(getattr(value, one.name)) for one in fields(value) if one.name not in ASIDE}
    if isinstance(value, tuple):
        return [_bare(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return getattr(value, "pattern", value)
