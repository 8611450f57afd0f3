"""`trees diff`: what it lists is what enumeration finds, and a change of words is none of route."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from every_pack import OTHERS
from mutation.behaviour import knowns, said_of, walks
from mutation.catching import Catcher
from mutation.making import some_mutants

from fapiao_doctor.authoring.diff.as_json import diff_json
from fapiao_doctor.authoring.diff.compare import compare
from fapiao_doctor.authoring.diff.ends import ends
from fapiao_doctor.authoring.diff.names import Names
from fapiao_doctor.authoring.diff.page import diff_markdown
from fapiao_doctor.authoring.diff.routes import routes
from fapiao_doctor.content.library import Pack, load_pack
from fapiao_doctor.content.model import Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.errors import ContentError

FEW, MANY = 12, 300
FOLDERS = [*OTHERS, bundled_pack()]


@cache
def loaded(folder: Path) -> Pack:
    return load_pack(folder)


def readable(folder: Path, count: int) -> Iterator[Pack]:
    """Yield mutants of a pack that load."""
    catcher = Catcher(folder)
    found = 0
    for mutant in some_mutants(folder, catcher.pack, 20 * count):
        try:
            yield catcher.changed(mutant)
        except ContentError:
            continue
        found += 1
        if found == count:
            return


def enumerated(old: Pack, new: Pack) -> Counter[tuple[str, str, str]]:
    """Count the walks of the old pack by tree, old end and new end, each walked through both packs."""
    found = Counter[tuple[str, str, str]]()
    for tree in old.trees:
        for answers, was in walks(old, tree, {}).items():
            now = end_of(new, tree, answers) if tree in new.trees else ""
            if was != now and tree in new.trees:
                found[tree, was, now] += 1
    return found


def end_of(pack: Pack, tree: str, answers: object) -> str:
    try:
        position = walk(pack.trees, Target(tree), answers, said_of(pack, {}))  # type: ignore[arg-type]
    except ContentError:
        return "…"
    return f"{position.tree}/{position.node.id}"


def told(old: Pack, new: Pack) -> Counter[tuple[str, str, str]]:
    names = Names(old, new)
    return Counter({(one.tree, one.was, one.now): one.count for one in ends(names, list(routes(names)))})


def differ(old: Pack, new: Pack) -> bool:
    """Return whether any walk, with nothing known or one thing, ends otherwise: the long way round."""
    return any(
        walks(old, tree, known) != walks(new, tree, known)
        for tree in old.trees
        if tree in new.trees
        for known in knowns(old, tree)
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_ends_are_those_that_enumeration_finds(folder: Path) -> None:
    for mutant in readable(folder, FEW):
        assert told(loaded(folder), mutant) == enumerated(loaded(folder), mutant)


@pytest.mark.long
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_ends_are_those_that_enumeration_finds_at_length(folder: Path) -> None:
    for mutant in readable(folder, MANY):
        assert told(loaded(folder), mutant) == enumerated(loaded(folder), mutant)


@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_no_walk_ends_otherwise_where_no_way_is_listed(folder: Path) -> None:
    old = loaded(folder)
    for mutant in readable(folder, FEW):
        if not list(routes(Names(old, mutant))):
            assert not differ(old, mutant)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_pack_does_not_differ_from_itself(folder: Path) -> None:
    assert compare(loaded(folder), load_pack(folder)).same


def edited(pack: Pack, tree: str, **changes: object) -> Pack:
    return replace(pack, trees={**pack.trees, tree: replace(pack.trees[tree], **changes)}, folder=None)


def test_a_change_of_words_is_no_change_of_route() -> None:
    old = loaded(OTHERS[0])
    tree = next(iter(old.trees.values()))
    asked = {name: replace(one, ask=f"{one.ask} (again)") for name, one in tree.questions.items()}
    found = compare(replace(old, folder=None), edited(old, tree.id, questions=asked))
    assert found.routes == found.ends == found.broken == found.vanished == ()
    assert {one.name for one in found.edits} == {f"{tree.id}/{name}" for name in asked}
    assert all(one.field == "ask" and one.came[0].endswith("(again)") for one in found.edits)


def test_a_renamed_option_with_an_alias_breaks_nothing() -> None:
    old = loaded(OTHERS[0])
    tree = old.trees["leak"]
    question = tree.questions["where"]
    options = tuple(replace(one, id="tank-side" if one.id == "tank" else one.id) for one in question.options)
    renamed = edited(old, "leak", questions={**tree.questions, "where": replace(question, options=options)})
    bare = compare(replace(old, folder=None), renamed)
    assert bare.vanished == ("leak/where=tank",)
    assert {one.kept for one in bare.broken} == {"walk", "code"}
    manifest = replace(renamed.manifest, aliases={"leak/where=tank": "leak/where=tank-side"})
    kept = compare(replace(old, folder=None), replace(renamed, manifest=manifest))
    assert kept.renamed == (("leak/where=tank", "leak/where=tank-side"),)
    assert kept.routes == kept.ends == kept.broken == kept.vanished == kept.appeared == ()


def test_a_fact_that_changed_names_the_outcomes_that_rest_on_it() -> None:
    old = loaded(OTHERS[0])
    name, outcome = next(
        (fact, f"{tree.id}/{one.id}")
        for tree in old.trees.values()
        for one in tree.outcomes.values()
        for step in one.steps
        for fact in step.facts
    )
    facts = {**old.knowledge.facts, name: replace(old.knowledge.facts[name], text="otherwise")}
    found = compare(old, replace(old, knowledge=replace(old.knowledge, facts=facts)))
    assert [one.fact for one in found.facts] == [name]
    assert outcome in found.facts[0].outcomes
    assert found.routes == ()


def test_the_page_to_sign_and_the_object_hold_every_way() -> None:
    old = loaded(OTHERS[0])
    for mutant in readable(OTHERS[0], 10):
        found = compare(replace(old, folder=None), mutant)
        page, told_to_programs = diff_markdown(found, "en"), diff_json(found)
        assert "- [ ] " in page
        assert len(told_to_programs["routes"]) == len(found.routes)
        for one in found.ends:
            assert one.now.partition("/")[2] in page.replace("\\", "")
