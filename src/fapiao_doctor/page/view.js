/* What is seen: one place of the walk at a time. All text goes in as text nodes; links only where the data says so. */
"use strict";

(() => {
  const book = JSON.parse(document.getElementById("data").textContent);
  const root = document.getElementById("app");
  const LINK = /\[([^[\]]{1,200})\]\((https:\/\/[^\s()]{1,500})\)/g;
  let lang = book.langs[0], answers = [], begin = null, open = new Set(), ticked = new Set(), seen = new Set();

  const data = () => book.data[lang];
  const ui = (name) => book.ui[lang][name];

  function el(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== false && value !== null) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== ""));
    return made;
  }

  /* a text with its links; everything else stays text */
  function rich(text) {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(LINK)) {
      parts.push(text.slice(end, found.index), el("a", {href: found[2], rel: "noopener noreferrer"}, found[1]));
      end = found.index + found[0].length;
    }
    return [...parts, text.slice(end)];
  }

  const fill = (text, values) => text.replace(/\{([a-z]+)\}/g, (_, name) => String(values[name]));

  function items(place, list) {
    return (list || []).map((one) => (typeof one === "string" ? [one, []] : one))
      .filter((one) => Walk.holds(one[1], place.known) !== false)
      .map((one) => Walk.heading(data(), place.tree, one[1], place.known, book.marks[lang]) + one[0]);
  }

  function place() {
    return begin ? Walk.walk(data(), begin, answers) : null;
  }

  function go(change) {
    change();
    history.pushState(null, "", address());
    draw(true);
  }

  /* ids alone: nothing that somebody typed can be in it */
  function address() {
    if (!begin) return "#";
    return "#" + [begin.join("/"), ...answers.map((one) => one[0] + "/" + one[1] + "=" + one[2])].map(encodeURI).join(",");
  }

  function read() {
    begin = null; answers = []; seen = new Set(); ticked = new Set();
    const parts = decoded(location.hash.slice(1)).split(",").filter(Boolean);
    const [tree, node] = (parts.shift() || "").split("/");
    if (!data().trees[tree]) {
      if (data().start) begin = [data().start, ""];
      return;
    }
    const known = data().trees[tree];
    begin = [tree, known.questions[node] || known.outcomes[node] ? node : ""];
    for (const part of parts) {
      const found = /^([^/=]+)\/([^/=]+)=([^/=]+)$/.exec(part);
      if (found && data().trees[found[1]]) answers.push(found.slice(1));
    }
  }

  function decoded(text) {
    try {
      return decodeURI(text);
    } catch (error) {
      return "";
    }
  }

  function answer(here, option) {
    answers = answers.filter((one) => one[0] !== here.tree || one[1] !== here.id);
    answers.push([here.tree, here.id, option]);
  }

  function draw(moved) {
    document.documentElement.lang = lang;
    const here = place();
    const body = here === null ? list() : here.outcome ? outcome(here) : question(here);
    root.replaceChildren(top(), el("main", {id: "main"}, body, here ? trail(here) : null), foot());
    document.title = root.querySelector("h1").textContent;
    if (moved) {
      root.querySelector("h1").focus();
      scrollTo(0, 0);
    }
  }

  function top() {
    const packs = data().packs;
    return el("header", {},
      el("p", {class: "name"}, packs.map((one) => one.title).join(" · ")),
      el("nav", {"aria-label": ui("nav")},
        data().start ? el("button", {type: "button", onclick: () => go(() => { begin = [data().start, ""]; answers = []; })}, ui("anew")) : null,
        el("button", {type: "button", onclick: () => go(() => { begin = null; answers = []; })}, ui("list")),
        book.langs.filter((one) => one !== lang).map((one) =>
          el("button", {type: "button", lang: one, onclick: () => { lang = one; draw(true); }}, book.names[one]))));
  }

  function foot() {
    return el("footer", {}, el("p", {}, ui("offline")),
      el("p", {}, data().packs.map((one) => one.id + " " + one.version).join(" · ") + " · " + data().day));
  }

  const stops = (lines) => lines.map((one) => el("p", {class: "stop"}, el("strong", {}, ui("stop")), rich(one)));

  function list() {
    return [el("h1", {tabindex: "-1"}, ui("all")),
      stops(data().packs.flatMap((one) => one.first)),
      el("ul", {class: "trees"}, data().chosen.map((id) => {
        const one = data().trees[id];
        return el("li", {},
          el("button", {type: "button", class: "option", onclick: () => go(() => { begin = [id, ""]; answers = []; })},
            el("span", {class: "label"}, one.title), el("span", {class: "about"}, one.about)));
      }))];
  }

  function question(here) {
    const one = here.question;
    return [notices(here), stops(data().trees[here.tree].first),
      el("h1", {tabindex: "-1"}, rich(one.ask)),
      el("p", {class: "why"}, ui("why"), rich(one.why)),
      one.hint ? el("p", {class: "hint"}, ui("hint"), rich(one.hint)) : null,
      el("ol", {class: "options"}, Walk.visible(one, here.known).map((option) =>
        el("li", {}, el("button", {type: "button", class: "option", onclick: () => go(() => answer(here, option.id))},
          el("span", {class: "label"}, option.label)))))];
  }

  function notices(here) {
    return [
      here.overruled.map((one) => fill(ui("overruled"), {
        words: one.because, slot: data().packs[0].names[one.slot] || one.slot,
        value: (data().packs[0].slots[one.slot] || {})[one.value] || one.value})),
      here.turned.map((one) => fill(ui("turned"), {words: one.because, title: one.title})),
    ].flat().map((text) => el("p", {class: "notice"}, text));
  }

  const listed = (lines) => el("ul", {}, lines.map((one) => el("li", {}, rich(one))));

  function section(name, lines, kind) {
    return lines.length ? el("section", {class: kind || null}, el("h2", {}, name), listed(lines)) : null;
  }

  function outcome(here) {
    const one = here.outcome;
    return [notices(here),
      one.label ? el("p", {class: "level level-" + one.level}, one.label) : null,
      el("h1", {tabindex: "-1"}, rich(one.title)),
      stops(items(here, one.stop)),
      bring(here),
      el("section", {}, el("h2", {}, ui("steps")), el("ol", {class: "steps"}, steps(here))),
      items(here, one.done).map((text) => el("p", {class: "works"}, el("strong", {}, ui("done")), rich(text))),
      section(ui("resort"), items(here, one.resort)),
      onward(here),
      more(here),
      el("p", {class: "tools"},
        el("button", {type: "button", onclick: () => print()}, ui("print")),
        el("button", {type: "button", onclick: (event) => copy(event.target, note(here))}, ui("note")),
        el("button", {type: "button", onclick: (event) => copy(event.target, location.href)}, ui("link")))];
  }

  function bring(here) {
    const lines = items(here, here.outcome.bring);
    return lines.length ? el("section", {class: "bring"}, el("h2", {}, ui("bring")), el("ul", {}, lines.map((text) => {
      const key = here.tree + "/" + here.id + ": " + text;
      const box = el("input", {type: "checkbox", onchange: (event) => ticked[event.target.checked ? "add" : "delete"](key)});
      box.checked = ticked.has(key);
      return el("li", {}, el("label", {}, box, el("span", {}, rich(text))));
    }))) : null;
  }

  function steps(here) {
    return Walk.steps(here.outcome, here.known).map((step, place) => {
      const key = here.tree + "/" + here.id + "#" + place, number = place + 1;
      const said = [step.undone && "undone", step.spends && "spends"].filter(Boolean)
        .map((kind) => el("p", {class: "gate"}, fill(ui(kind), {number})));
      if (said.length && !seen.has(key)) {
        return el("li", {}, said, el("button", {type: "button", onclick: () => { seen.add(key); draw(false); }}, ui("show")));
      }
      return el("li", {}, said,
        el("p", {class: "do"}, rich(Walk.heading(data(), here.tree, step.only, here.known, book.marks[lang]) + step.do)),
        step.code ? el("pre", {}, el("code", {}, step.code)) : null,
        step.note ? el("p", {class: "note"}, rich(step.note)) : null);
    });
  }

  function onward(here) {
    const to = here.outcome.otherwise;
    if (!to) return null;
    const there = Walk.node(data(), to[0], to[1]);
    const title = to[1] ? (there.question ? there.question.ask : there.outcome.title) : data().trees[to[0]].title;
    return el("section", {}, el("h2", {}, ui("solved")),
      el("button", {type: "button", class: "option", onclick: () => go(() => answer(here, Walk.NOT_SOLVED))},
        el("span", {class: "label"}, ui("not")), el("span", {class: "about"}, title)));
  }

  function more(here) {
    const one = here.outcome;
    const around = (one.around || []).flatMap(([name, list]) => items(here, list).map((text) => fill(ui("named"), {name}) + text));
    return el("details", {class: "more", open: open.has(here.tree + "/" + here.id), ontoggle: (event) =>
      open[event.target.open ? "add" : "delete"](here.tree + "/" + here.id)},
      el("summary", {}, ui("more")),
      around.length ? listed(around) : null,
      (one.more || []).map(([name, list]) => section(name, items(here, list))),
      section(ui("law"), one.law || []),
      section(ui("disputes"), (one.disputes || []).flatMap(([statement, says]) =>
        [statement, ...says.map(([said, who]) => fill(ui("says"), {who: who.join(book.marks[lang].and), said}))])),
      el("section", {}, el("h2", {}, ui("sources")), el("ul", {class: "sources"}, (one.sources || []).map((id) => data().sources[id]).map(
        ([publisher, title, link, day, dated]) => el("li", {},
          fill(ui("source"), {publisher, title, day}) + (dated ? fill(ui("dated"), {dated}) : ""), " ",
          /^https?:/.test(link) ? el("a", {href: link, rel: "noopener noreferrer"}, link) : link)))));
  }

  function trail(here) {
    if (!here.path.length) return null;
    return el("section", {class: "trail", "aria-label": ui("mine")},
      el("button", {type: "button", onclick: () => go(() => { drop(here.path[here.path.length - 1]); })}, ui("back")),
      el("details", {}, el("summary", {}, fill(ui("count"), {count: here.path.length})),
        el("ol", {}, here.path.map((one) => el("li", {}, one.title + " ",
          el("strong", {}, one.label === null ? ui("not") : one.label), " ",
          el("button", {type: "button", "aria-label": fill(ui("changing"), {title: one.title}),
            onclick: () => go(() => { drop(one); })}, ui("change")))))));
  }

  /* ask once more: the answers after it are kept, and count where the path meets them */
  function drop(one) {
    answers = answers.filter((other) => other[0] !== one.answer[0] || other[1] !== one.answer[1]);
  }

  function note(here) {
    const one = here.outcome, lines = [one.label ? fill(ui("badge"), {level: one.label}) + one.title : one.title];
    lines.push(...items(here, one.stop).map((text) => ui("stop") + text));
    const needed = items(here, one.bring);
    if (needed.length) lines.push("", ui("bring"), ...needed.map((text) => "- " + text));
    lines.push("", ui("steps"));
    Walk.steps(one, here.known).forEach((step, place) => {
      const hidden = (step.spends || step.undone) && !seen.has(here.tree + "/" + here.id + "#" + place);
      lines.push(place + 1 + ". " + (hidden ? ui("hidden")
        : Walk.heading(data(), here.tree, step.only, here.known, book.marks[lang]) + step.do));
      if (!hidden && step.note) lines.push("   " + step.note);
    });
    lines.push("", ...items(here, one.done).map((text) => ui("done") + text));
    return lines.join("\n") + "\n";
  }

  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      const area = el("textarea", {"aria-label": ui("note")}, text);
      button.after(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = ui("copied");
  }

  addEventListener("popstate", () => { read(); draw(true); });
  document.getElementById("plain").remove();
  read();
  draw(false);
})();
