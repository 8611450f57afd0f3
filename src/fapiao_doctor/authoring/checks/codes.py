"""Do the on-screen codes lead somewhere?"""

import re
from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Pack

PATTERN = re.compile(r"[0-9a-z._:-]*X?[0-9a-z._:-]*")


def codes_lead_on(pack: Pack) -> Iterator[Problem]:
    """Every code leads to a tree or a node that exists, or says whom to turn to.

    Mend it by correcting `leads-to`, or by writing `turn-to`.
    """
    for code in pack.knowledge.codes.values():
        if bool(code.leads_to) == bool(code.turn_to):
            yield problem(code.place, "codes-lead-on", "代码“{code}”要写 leads-to 或 turn-to，二选一", code=code.id)
        tree, _, node = code.leads_to.partition("/")
        known = pack.trees.get(tree)
        if code.leads_to and known is None:
            yield problem(code.place, "codes-lead-on", "代码“{code}”指向的树“{tree}”不存在", code=code.id, tree=tree)
        elif node and known and node not in known.questions and node not in known.outcomes:
            yield problem(code.place, "codes-lead-on", "{tree} 里没有“{node}”", tree=tree, node=node)


def codes_matchable(pack: Pack) -> Iterator[Problem]:
    """A code has a pattern or words to be found by; patterns are lower case, distinct, with one X at most.

    Mend it by correcting `match`, or by adding `words`.
    """
    owner: dict[str, str] = {}
    for code in pack.knowledge.codes.values():
        if not code.match and not code.words:
            yield problem(code.place, "codes-matchable", "代码“{code}”既没有 match 也没有 words", code=code.id)
        for match in code.match:
            if not PATTERN.fullmatch(match):
                template = "“{match}”只能有小写字母、数字和 . _ : -，最多一个 X"
                yield problem(code.place, "codes-matchable", template, match=match)
            if match in owner:
                yield problem(
                    code.place, "codes-matchable", "“{match}”在“{code}”里已经有了", match=match, code=owner[match]
                )
            owner[match] = code.id
