"""Which credential or thing a mention means: its own words decide, then those named around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fapiao_doctor.symptoms.groups import ELSEWHERE
from fapiao_doctor.symptoms.mention import Mention
from fapiao_doctor.symptoms.tokens import Token

REACH = 12
"""How many mentions away a password may find what it belongs to."""

TAXMAN, TAX_SITE = "taxman", "tax-site"
STRONG = {
    "cert": "certificate",
    "certword": "certificate",
    "deviceword": "device",
    "withholding": "withholding",
    "iitapp": "iit",
    "natural": "natural",
    "incometax": "incometax",
    "etax": "etax",
    "taxgen": TAX_SITE,
    "taxman": TAXMAN,
    "ukey": "ukey",
    "jinshuipan": "disk",
    "shuikongpan": "disk",
    "taxdisk": "disk",
    "disk": "disk",
    "software": "software",
    "invoicesystem": "software",
}
"""Word class to what it names; the last one before the word for a password decides."""

USERS = frozenset({"account", "admin", "operator"})
SIGN_IN = frozenset({"login", "account", "admin", "operator", "issuer"})
TAX_SITES = frozenset({"withholding", "iit", "natural", "incometax", "etax"})


@dataclass(frozen=True, slots=True)
class Target:
    """What a mention means; `kind` is "" where nothing says which password."""

    mention: Mention
    kind: str
    weak: frozenset[str]


def targets_of(mentions: Sequence[Mention]) -> list[Target]:
    """Give the target of each mention, in order."""
    return [_target(mentions, place) for place in range(len(mentions))]


def _target(mentions: Sequence[Mention], place: int) -> Target:
    mention = mentions[place]
    weak = frozenset(mention.classes)
    strong = _named(mention.tokens)
    if not mention.secret:
        return Target(mention, "login" if strong == "software" and weak & USERS else strong, weak)
    strong = (_added(mentions, place) or strong) if strong in TAX_SITES else strong
    if not strong:
        strong = _around(mentions, place)
    if "nologin" in mention.states and strong == "software":
        weak |= {"login"}
    return Target(mention, _credential(mention.secret, strong, weak), weak)


def _named(tokens: Sequence[Token]) -> str:
    named = [kind for token in reversed(tokens) for kind in _kinds(token)]
    found = _without_general(named)
    if not found:
        return ""
    first = found[0]
    outside = next((kind for kind in found if kind.startswith(ELSEWHERE)), "")
    if outside and (first in ("certificate", "device", "ukey") or named[0] == TAX_SITE):
        return outside
    sites = [kind for kind in found if kind in TAX_SITES]
    return sites[0] if sites and first == "software" else first


def _without_general(kinds: list[str]) -> list[str]:
    """Leave out the tax office beside anything else, and tax sites in general beside a certain one."""
    if any(kind != TAXMAN for kind in kinds):
        kinds = [kind for kind in kinds if kind != TAXMAN]
    if "iit" in kinds:
        kinds = [kind for kind in kinds if kind != "incometax"]
    if TAX_SITES.intersection(kinds):
        kinds = [kind for kind in kinds if kind != TAX_SITE]
    return ["etax" if kind == TAX_SITE else kind for kind in kinds]


def _kinds(token: Token) -> list[str]:
    elsewhere = [name for name in token.classes if name.startswith(ELSEWHERE)]
    return elsewhere + [STRONG[name] for name in token.classes if name in STRONG]


def _added(mentions: Sequence[Mention], place: int) -> str:
    """Read what is added behind, as in 个税APP申报密码(扣缴端)."""
    own, added = mentions[place], mentions[place + 1 : place + 2]
    near = [one for one in added if not one.secret and one.tokens[0].start - own.tokens[-1].end <= 1]
    kinds = [_named(one.tokens) for one in near]
    return kinds[0] if kinds and kinds[0] in TAX_SITES else ""


def _around(mentions: Sequence[Mention], place: int) -> str:
    """Look back, then ahead, for what a password without a name belongs to; 税务局 only if nothing else is."""
    own = mentions[place]
    if own.touching and own.secret == "secret" and _named(mentions[place - 1].tokens):
        return _named(mentions[place - 1].tokens)
    before = mentions[max(0, place - REACH) : place]
    after = mentions[place + 1 : place + 1 + REACH]
    back = [one for one in reversed(before) if _gives_context(one)]
    ahead = [one for one in after if not one.secret and not one.settled]
    nearest = sorted((*back, *ahead), key=lambda one: _named(one.tokens) == TAXMAN)
    for other in nearest:
        kind = _named(other.tokens)
        if kind:
            return "" if kind == "certificate" and other.secret not in ("", own.secret) else kind
    return ""


def _gives_context(mention: Mention) -> bool:
    known = mention.secret or mention.negated or _named(mention.tokens).startswith(ELSEWHERE)
    return not (mention.settled and known)


def _credential(secret: str, strong: str, weak: frozenset[str]) -> str:
    if strong in ("disk", "ukey"):
        return "login" if weak & SIGN_IN and "initial" not in weak else strong
    if strong == "software":
        return "certificate" if secret == "kouling" and not weak & SIGN_IN else "login"
    if strong:
        return "etax" if strong == TAXMAN else strong
    return _unnamed(secret, weak)


def _unnamed(secret: str, weak: frozenset[str]) -> str:
    if weak & {"admin", "operator", "issuer"}:
        return "login"
    if weak & {"taxer", "legalrep", "finance"}:
        return "etax"
    if secret == "kouling" and not weak & SIGN_IN:
        return "certificate"
    if "declare" in weak:
        return "declaration"
    if weak & {"invoicing", "invoice"}:
        return "login"
    return "sign-in" if "login" in weak else ""
