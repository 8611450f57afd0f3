/* An outcome in its fixed order: what is needed to act, and folded away what it rests on. */
"use strict";

const Outcome = (() => {
  const {el, rich, button, listed, section} = Dom;

  /* what the person has ticked, confirmed and unfolded, by place; never the words of anybody */
  const ticked = new Set(), seen = new Set(), unfolded = new Set();

  /* the lines of a part that hold, each headed by what is not known */
  function items(app, here, list) {
    return (list || []).map((one) => (typeof one === "string" ? [one, []] : one))
      .filter((one) => Walk.holds(one[1], here.known) !== false)
      .map((one) => Walk.heading(app.data, here.tree, one[1], here.known, app.ui) + one[0]);
  }

  const key = (here, more) => here.tree + "/" + here.id + "#" + more;

  function shown(app, here) {
    const one = here.outcome, ui = app.ui;
    return [
      one.label ? el("p", {class: "level"}, one.label) : null,
      Dom.title(one.title),
      Dom.stops(ui, items(app, here, one.stop)),
      Dom.notices(ui, (one.overdue || []).map((text) => Diagnose.fill(ui.review, {text}))),
      bring(app, here),
      el("section", {}, el("h2", {}, ui.steps), el("ol", {class: "steps"}, steps(app, here))),
      items(app, here, one.done).map((text) => el("p", {class: "works"}, el("strong", {}, ui.done), rich(text))),
    ];
  }

  function bring(app, here) {
    const lines = items(app, here, here.outcome.bring);
    return lines.length ? el("section", {class: "bring"}, el("h2", {}, app.ui.bring), el("ul", {}, lines.map((text, place) => {
      const box = el("input", {type: "checkbox", onchange: () => ticked[box.checked ? "add" : "delete"](key(here, "bring" + place))});
      box.checked = ticked.has(key(here, "bring" + place));
      return el("li", {}, el("label", {}, box, el("span", {}, rich(text))));
    }))) : null;
  }

  const gated = (step) => [step.undone && "undone", step.spends && "spends"].filter(Boolean);
  const confirmed = (here, step, place) => !gated(step).length || seen.has(key(here, "step" + place));

  function steps(app, here) {
    return Walk.steps(here.outcome, here.known).map((step, place) => {
      const gates = gated(step).map((kind) => el("p", {class: "gate"}, Diagnose.fill(app.ui[kind], {number: place + 1})));
      if (!confirmed(here, step, place)) {
        const show = button(app.ui.show, () => { seen.add(key(here, "step" + place)); app.draw(".steps > li:nth-child(" + (place + 1) + ")"); });
        return el("li", {tabindex: "-1"}, gates, el("p", {class: "waiting"}, app.ui.hidden), show);
      }
      return el("li", {tabindex: "-1"}, gates, el("p", {class: "do"}, rich(does(app, here, step))),
        step.code ? el("pre", {tabindex: "0"}, el("code", {}, step.code)) : null,
        step.note ? el("p", {class: "note"}, rich(step.note)) : null);
    });
  }

  const does = (app, here, step) => Walk.heading(app.data, here.tree, step.only, here.known, app.ui) + step.do;

  function rest(app, here) {
    const one = here.outcome, ui = app.ui, place = key(here, "more");
    const around = (one.around || []).flatMap(([name, list]) => items(app, here, list).map((text) => Diagnose.fill(ui.named, {name}) + text));
    return [el("p", {class: "trust"}, one.trust), el("details", {class: "more", open: unfolded.has(place), ontoggle: (event) => unfolded[event.target.open ? "add" : "delete"](place)},
      el("summary", {}, ui.more),
      around.length ? listed(around) : null,
      (one.more || []).map(([name, list]) => section(name, items(app, here, list))),
      section(ui.law, one.law || []),
      section(ui.disputes, (one.disputes || []).flatMap(([statement, says]) =>
        [statement, ...says.map(([said, who]) => Diagnose.fill(ui.says, {who: who.join(ui.and), said}))])),
      sources(app, one))];
  }

  function sources(app, one) {
    const rows = (one.sources || []).map((id) => app.data.sources[id]).map(([publisher, title, link, day, dated]) =>
      el("li", {}, Diagnose.fill(app.ui.source, {publisher, title, day}) + (dated ? Diagnose.fill(app.ui.dated, {dated}) : ""), " ",
        /^https?:/.test(link) ? el("a", {href: link, rel: "noopener noreferrer"}, link) : link));
    return rows.length ? el("section", {class: "sources"}, el("h2", {}, app.ui.sources), el("ul", {}, rows)) : null;
  }

  return {shown, rest, items, does, confirmed};
})();
