/* The page itself: what was said and answered, its address, and drawing it anew after every change. */
"use strict";

(async () => {
  const root = document.getElementById("app"), plain = document.getElementById("plain");
  const LOOK = /^(?=.*[A-Za-z])[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4})*-[0-9A-Za-z]{1,4}$/, SHORTEST = 8, LIST = "#/";
  if (!("DecompressionStream" in window)) {
    document.documentElement.classList.add("plain");
    return;
  }
  const book = await Load.book(), places = [], page = String(performance.timeOrigin);
  let reading = null, doctor = null, screen = "home";

  const app = {lang: book.langs[0], state: State.at({}), told: [], solved: false, searches: document.getElementById("reader") !== null,
    draw, go, answer, choose, said, list, reword};

  function speak(lang) {
    app.lang = lang;
    app.data = book.data[lang];
    app.ui = book.ui[lang];
    doctor = Diagnose.open(app.data, app.ui, reading);
  }

  const ready = new Promise((resolve) => {
    setTimeout(async () => {
      reading = await Load.reading();
      speak(app.lang);
      resolve();
    }, 50);
  });

  /* on to another place, which the browser's own buttons can come back to */
  function go(state, to) {
    app.state = state;
    app.told = [];
    app.solved = false;
    screen = to || "walk";
    const result = doctor.diagnose(app.state.here);
    places.push({state, screen});
    history.pushState({page, place: places.length - 1}, "", address(result));
    draw("h1", result);
    scrollTo(0, 0);
  }

  function answer(given) {
    go(State.answer(screen === "home" ? State.at({}) : app.state, given));
  }

  function list() {
    go(State.at({}), "list");
  }

  /* a tree from a list or a choice, with what the sentence said */
  function choose(tree) {
    const entry = app.data.start ? app.data.trees[tree].entry : [], {symptom, kinds} = app.state.here;
    const from = screen === "list" ? State.at({}) : app.state, said = screen === "list" ? {} : {symptom, kinds};
    go(State.go(from, entry.length ? {...said, answers: entry} : {...said, begin: [tree, ""]}));
  }

  /* the words that were typed: a replay code, or a sentence; a bare password is neither looked up nor kept */
  async function said(typed) {
    if (!typed.trim()) return;
    await ready;
    const words = typed.normalize("NFKC").trim(), ascii = words.length >= SHORTEST && /^[\x00-\x7f]*$/.test(words);
    const code = ascii ? doctor.read(words) : null;
    if (code) return go(replayed(code));
    if (ascii && LOOK.test(words)) return tell(app.ui["no-code"]);
    const clean = reading.redact(typed.replace(/^[/ ]+/, ""));
    if (reading.isBare(typed) && !doctor.diagnose({...State.at({}).here, symptom: clean.text}).codes.length) return tell(app.ui.secret);
    go({here: {...State.at({}).here, symptom: clean.text, kinds: clean.kinds}, before: screen === "walk" ? [...app.state.before, app.state.here] : []});
  }

  function tell(text) {
    app.told = [text];
    draw(".notice");
  }

  const replayed = (code) => State.at({answers: code.answers, replay: {...code, answers: []}});

  function reword() {
    go({...State.at({symptom: app.state.here.symptom}), before: [app.state.here]}, "home");
  }

  /* ids alone, and never a word that somebody typed: a replay code, or else the node */
  function address(result) {
    if (screen === "home") return "#";
    if (screen === "list") return LIST;
    return "#" + (result.code || (result.position ? encodeURI(result.position.tree + "/" + result.position.id) : ""));
  }

  function arrive() {
    const kept = history.state && history.state.page === page ? places[history.state.place] : null;
    app.told = [];
    app.solved = false;
    if (kept) {
      app.state = kept.state;
      screen = kept.screen;
    } else {
      [app.state, screen] = addressed(decoded(location.hash.slice(1)));
      places.push({state: app.state, screen});
      history.replaceState({page, place: places.length - 1}, "");
    }
  }

  function addressed(hash) {
    const [tree, node] = hash.split("/"), known = Object.hasOwn(app.data.trees, tree) ? app.data.trees[tree] : null, code = doctor.read(hash);
    if (code) return [replayed(code), "walk"];
    if (known) return [State.at({begin: [tree, node && (Object.hasOwn(known.questions, node) || Object.hasOwn(known.outcomes, node)) ? node : ""]}), "walk"];
    return [State.at({}), "#" + hash === LIST || !app.data.start ? "list" : "home"];
  }

  function decoded(text) {
    try {
      return decodeURI(text);
    } catch (error) {
      return "";
    }
  }

  /* draw what is there now; `to` is where the reader goes on */
  function draw(to, found) {
    const result = found || doctor.diagnose(app.state.here), {home, list: all, question, choice, nothing, outcome} = Screens;
    const shown = {question, outcome, choice, "no-match": nothing}[result.kind];
    const body = screen === "home" ? home(app, doctor.diagnose(State.at({}).here)) : screen === "list" ? all(app) : shown(app, result);
    document.documentElement.lang = app.lang;
    root.replaceChildren(top(), Dom.el("main", {id: "main", class: screen === "walk" ? result.kind : screen}, body, screen === "walk" ? Screens.trail(app, result) : null), foot());
    document.title = root.querySelector("h1").textContent;
    const there = to && root.querySelector(to);
    if (there) {
      if (!there.hasAttribute("tabindex")) there.setAttribute("tabindex", "-1");
      there.focus({preventScroll: to === "h1"});
    }
  }

  function top() {
    const {data, ui} = app, others = book.langs.filter((one) => one !== app.lang);
    return Dom.el("header", {}, Dom.el("p", {class: "name"}, data.packs.map((one) => one.title).join(" · ")),
      Dom.el("nav", {"aria-label": ui.nav},
        data.start ? Dom.button(ui.anew, () => go(State.at({}), "home")) : null,
        Dom.button(ui.list, list),
        others.map((one) => Dom.button(book.names[one], () => { speak(one); draw("h1"); }, {lang: one}))));
  }

  function foot() {
    const {data, ui} = app;
    return Dom.el("footer", {}, Dom.el("p", {}, ui.offline), Dom.el("p", {}, data.packs.map((one) => one.id + " " + one.version).join(" · ") + " · " + data.day));
  }

  addEventListener("popstate", () => { arrive(); draw("h1"); });
  const fold = (open) => () => document.querySelectorAll("details.more").forEach((one) => {
    if (open && !("was" in one.dataset)) one.dataset.was = one.open ? "open" : "";
    one.open = open || one.dataset.was === "open";
    if (!open) delete one.dataset.was;
  });
  addEventListener("beforeprint", fold(true));
  addEventListener("afterprint", fold(false));
  speak(app.lang);
  arrive();
  draw();
  plain.remove();
  root.hidden = false;
})();
