"""Two packs, compared in every way."""

from fapiao_doctor.authoring.diff.ends import ends
from fapiao_doctor.authoring.diff.kept import broken
from fapiao_doctor.authoring.diff.names import Names, everything
from fapiao_doctor.authoring.diff.routes import routes
from fapiao_doctor.authoring.diff.sentences import moved, reads_alike, sentences
from fapiao_doctor.authoring.diff.texts import edits, facts, translations
from fapiao_doctor.authoring.diff.values import Diff
from fapiao_doctor.content.library import Pack


def compare(old: Pack, new: Pack, old_name: str = "", new_name: str = "") -> Diff:
    """Return all that differs; `old_name` and `new_name` say where the packs come from."""
    names = Names(old, new)
    before, after = everything(old), everything(new)
    called = {name: names.now(name) for name in before}
    found = tuple(routes(names))
    texts = {**sentences(old), **sentences(new)}
    alike = reads_alike(old, new)
    return Diff(
        old=old_name,
        new=new_name,
        appeared=tuple(sorted(after - set(called.values()))),
        vanished=tuple(sorted(name for name, now in called.items() if now not in after)),
        renamed=tuple(sorted((name, now) for name, now in called.items() if name != now and now in after)),
        routes=found,
        ends=tuple(ends(names, found)),
        edits=tuple(edits(names)),
        facts=tuple(facts(names)),
        translations=tuple(translations(names)),
        sentences=() if alike else tuple(moved(names, texts)),
        read=len(texts),
        broken=tuple(broken(names)),
    )
