/* The screens: the beginning, the list, a question, a choice, nothing found, an outcome; and what stands around them. */
"use strict";

const Screens = (() => {
  const {el, rich, button, option, title, stops, notices} = Dom;
  const {fill} = Diagnose;

  /* the box to say it in; what is typed leaves it redacted or not at all */
  function search(app) {
    if (!app.searches) return null;
    const {ui} = app, example = app.data.packs.map((one) => one.example).find(Boolean);
    const box = el("textarea", {id: "said", rows: "2", maxlength: "20000", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      placeholder: example ? fill(ui.example, {example}) : null,
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          send();
        }
      }});
    box.value = app.state.here.symptom;
    const send = () => {
      const typed = box.value;
      box.value = "";
      app.said(typed);
    };
    return el("form", {class: "search", role: "search", onsubmit: (event) => { event.preventDefault(); send(); }},
      el("label", {for: "said"}, ui.ask), el("div", {class: "box"}, box, el("button", {type: "submit", class: "main"}, ui.search)));
  }

  function home(app, result) {
    const {ui, data} = app, question = result.position && result.position.question;
    return [
      title(data.packs.map((one) => one.greeting || one.title).join(" ")),
      search(app),
      notices(ui, app.told),
      el("ul", {class: "first"}, data.packs.flatMap((one) => one.first).map((text) => el("li", {}, rich(text)))),
      question ? el("section", {"aria-labelledby": "first"}, el("h2", {id: "first"}, el("span", {class: "by"}, app.searches ? ui["by-steps"] : ""), rich(question.ask)),
        options(app, result.position)) : null,
    ];
  }

  function list(app) {
    return [title(app.ui.all), stops(app.ui, app.data.packs.flatMap((one) => one.first)), trees(app, app.data.chosen)];
  }

  const trees = (app, ids) => el("ul", {class: "options plain"}, ids.map((id) => {
    const one = app.data.trees[id];
    return el("li", {}, option(one.title, one.about, () => app.choose(id)));
  }));

  function options(app, here) {
    return el("ol", {class: "options"}, Walk.visible(here.question, here.known).map((one) =>
      el("li", {}, option(one.label, "", () => app.answer([here.tree, here.id, one.id])))));
  }

  function question(app, result) {
    const {ui, state} = app, here = result.position, one = here.question;
    const number = State.asked(state, result.path) + 1;
    return [
      understood(app, result), stops(ui, result.first),
      el("p", {class: "count"}, fill(one.left ? ui.number : ui.last, {number, remaining: one.left})),
      title(one.ask),
      State.mayKeep(state) ? el("p", {class: "before"}, ui.before + state.here.was, " ", button(ui.keep, () => app.go(State.keep(state)))) : null,
      options(app, here),
      el("div", {class: "aside"}, el("p", {class: "why"}, el("strong", {}, ui.why), rich(one.why)),
        one.hint ? el("p", {class: "hint"}, el("strong", {}, ui.hint), rich(one.hint)) : null),
      also(app, result), tools(app, result),
    ];
  }

  function choice(app, result) {
    const {ui} = app;
    return [understood(app, result), stops(ui, result.first), title(ui.choose), trees(app, result.offered),
      el("p", {}, button(ui["none-of-them"], () => app.list()))];
  }

  function nothing(app, result) {
    const {ui} = app, whom = result.turnTo;
    return [understood(app, result), stops(ui, result.first), title(ui["no-match"]),
      whom && !result.advice.some((text) => text.includes(whom)) ? el("p", {class: "turn"}, rich(fill(ui.whom, {whom: (app.lang === "zh" && whom.charCodeAt(0) < 128 ? " " : "") + whom}))) : null,
      result.advice.map((text) => el("p", {}, rich(text))), search(app),
      el("p", {}, button(ui.list, () => app.list()))];
  }

  function outcome(app, result) {
    const here = result.position, ui = app.ui;
    return [understood(app, result), Outcome.shown(app, here), solved(app, here), also(app, result), Outcome.rest(app, here), tools(app, result)];
  }

  function solved(app, here) {
    const {ui} = app, one = here.outcome, to = one.otherwise;
    if (app.solved) return el("section", {class: "solved", role: "status"}, el("h2", {tabindex: "-1"}, ui.good));
    const last = Outcome.items(app, here, one.resort);
    return el("section", {class: "solved"}, el("h2", {}, ui.solved), el("div", {class: "pair"},
      option(ui.yes, "", () => { app.solved = true; app.draw(".solved h2"); }),
      to ? option(ui.not, Walk.title(app.data, to), () => app.answer([here.tree, here.id, Walk.NOT_SOLVED])) : null),
      last.length ? [el("h3", {}, ui.resort), Dom.listed(last)] : null);
  }

  /* what was hidden, what was understood, what a code means, what has to be known */
  function understood(app, result) {
    const {ui} = app, kinds = app.state.here.kinds.map((kind) => ui["kind-" + kind]).join(ui.and), words = new Map();
    for (const {because, label} of result.understood) if (label) words.set(because, [...(words.get(because) || []), label]);
    const said = [...words].map(([because, labels]) => fill(ui.grouped, {label: labels.join(ui.and), because: because.split(/\s+/).filter(Boolean).join(" ")}));
    return [
      notices(ui, kinds ? [fill(ui["hidden-kinds"], {kinds})] : []),
      said.length ? el("p", {class: "understood"}, el("strong", {}, ui.understood), said.join(ui.semicolon)) : null,
      result.meaning.slice(0, 1).map((text) => el("p", {class: "understood"}, el("strong", {}, ui.meaning), rich(text))),
      notices(ui, [...app.told, ...result.notices]),
    ];
  }

  /* "或者是…": the trees that fit less well, where they lead elsewhere */
  function also(app, result) {
    const found = result.also.filter((tree) => tree !== result.position.tree);
    return found.length ? el("section", {class: "also"}, el("h2", {}, app.ui.also), el("ul", {class: "options plain"},
      found.map((tree) => el("li", {}, option(app.data.trees[tree].title, "", () => app.choose(tree)))))) : null;
  }

  function tools(app, result) {
    const {ui} = app, copies = (name, text) => button(ui[name], (event) => Dom.copy(event.target, text(), ui.copied));
    return [
      result.code ? el("p", {class: "code"}, el("strong", {}, ui.code), " ", el("code", {}, result.code), el("small", {}, ui["code-hint"])) : null,
      el("p", {class: "tools"}, result.position.outcome ? button(ui.print, () => print()) : null,
        copies("note", () => Note.note(app, result)), copies("link", () => location.href)),
    ];
  }

  function trail(app, result) {
    const {ui, state} = app, path = result.path;
    return el("section", {class: "trail", "aria-label": ui.mine},
      State.back(state, path) ? button(ui.back, () => app.go(State.back(state, path))) : null,
      app.searches && result.kind !== "no-match" ? button(ui["other-words"], () => app.reword()) : null,
      path.length ? el("details", {}, el("summary", {}, fill(ui.count, {count: path.length})),
        el("ol", {}, path.map((one, place) => el("li", {}, one.title + " ", el("strong", {}, one.label), one.because ? " (" + one.because + ")" : "", " ",
          button(ui.change, () => app.go(State.askAgain(state, path, place)), {"aria-label": fill(ui.changing, {title: one.title})}))))) : null);
  }

  return {home, list, question, choice, nothing, outcome, trail};
})();
