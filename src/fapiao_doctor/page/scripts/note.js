/* A note to take away, as text (render/note.py): what to bring and to do, what was said and answered, redacted. */
"use strict";

const Note = (() => {
  const {fill} = Diagnose;

  function note(app, result) {
    const {position: here, path} = result, ui = app.ui, said = app.state.here.symptom;
    const lines = here.outcome ? outcome(app, here)
      : [ui.unfinished + here.question.ask, ...result.first.map((text) => ui.stop + text)];
    const given = [...(said ? [said] : []), ...path.map((one) => one.title + " " + one.label)];
    if (given.length) lines.push("", ui.given, ...given.map((text) => "- " + text));
    const packs = app.data.packs.map((one) => one.id + " " + one.version).join(ui.and);
    lines.push("", ...(result.code ? [ui.code + ui.colon + result.code] : []), fill(ui.pack, {packs, day: app.data.day}));
    return lines.join("\n") + "\n";
  }

  function outcome(app, here) {
    const one = here.outcome, ui = app.ui, items = (list) => Outcome.items(app, here, list);
    const lines = [(one.label ? fill(ui.badge, {level: one.label}) : "") + one.title, ...items(one.stop).map((text) => ui.stop + text)];
    const needed = items(one.bring), last = items(one.resort);
    if (needed.length) lines.push("", ui.bring, ...needed.map((text) => "- " + text));
    lines.push("", ui.steps);
    Walk.steps(one, here.known).forEach((step, place) => {
      const shown = Outcome.confirmed(here, step, place);
      lines.push(place + 1 + ". " + (shown ? Outcome.does(app, here, step) : ui.hidden));
      if (shown && step.code) lines.push("   " + step.code);
      if (shown && step.note) lines.push("   " + step.note);
    });
    lines.push("", ...items(one.done).map((text) => ui.done + text));
    if (last.length) lines.push("", ui.resort, ...last.map((text) => "- " + text));
    return [...lines, one.trust];
  }

  return {note};
})();
