"""Is no number printed that people would count on while they guess?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Text


def no_try_limits(pack: Pack) -> Iterator[Problem]:
    """Law 5: no page, in any language, prints what `laws.try-limits` finds: how many tries there are.

    Sources disagree on all such figures, and people count on them. Mend it by taking the number out of the text; in
    a fact, let each source's figure stand under `conflicts` with `for-authors: "yes"`, which only audits show.
    """
    limits = pack.manifest.laws.try_limits
    for text in _printed(pack) if limits else ():
        found = next((match for limit in limits if (match := limit.search(text.text))), None)
        if found:
            yield problem(text.place, "no-try-limits", "“{found}”会被当成可以试几次，不能印出来", found=found[0])


def _printed(pack: Pack) -> Iterator[Text]:
    """Yield every text that some page shows, as it was written and in each translation."""
    hidden = _for_authors(pack)
    every = [*(tree.texts for tree in pack.trees.values()), *pack.knowledge.texts.values()]
    shown = [text for texts in every for text in texts if (text.node, text.text) not in hidden]
    yield from shown
    left = {said for _, said in hidden} - {text.text for text in shown}
    for catalogues in pack.translations.values():
        for found in catalogues.values():
            yield from (Text(words, found.places[key]) for key, words in found.words.items() if key not in left)


def _for_authors(pack: Pack) -> frozenset[tuple[str, str]]:
    """Return fact and words of the conflicts that no page shows."""
    facts = pack.knowledge.facts.values()
    return frozenset((fact.id, one.says) for fact in facts for one in fact.conflicts if one.for_authors)
