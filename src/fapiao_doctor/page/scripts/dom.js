/* Elements of the page. All text goes in as text nodes; links only where the data says so. */
"use strict";

const Dom = (() => {
  const LINK = /\[([^[\]]{1,200})\]\((https:\/\/[^\s()]{1,500})\)/g;

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

  const button = (text, onclick, attributes) => el("button", {type: "button", onclick, ...attributes}, text);

  /* a large button with a title, and a line about it */
  const option = (title, about, onclick) => el("button", {type: "button", class: "option", onclick},
    el("span", {class: "label"}, title), about ? el("span", {class: "about"}, about) : null);

  const title = (text) => el("h1", {tabindex: "-1"}, rich(text));
  const listed = (lines) => el("ul", {}, lines.map((one) => el("li", {}, rich(one))));
  const section = (name, lines, kind) => (lines.length ? el("section", {class: kind || null}, el("h2", {}, name), listed(lines)) : null);
  const stops = (ui, lines) => (lines.length ? el("div", {class: "stops"}, lines.map((one) => el("p", {class: "stop"}, el("strong", {}, ui.stop), rich(one)))) : null);
  const notices = (ui, lines) => lines.map((one) => el("p", {class: "notice", role: "note"}, el("strong", {}, ui.notice), rich(one)));

  /* milliseconds for which a button says that it is done */
  const SHOWN = 2000;

  async function copy(pressed, text, done) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      const area = el("textarea", {"aria-label": done}, text);
      pressed.after(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const said = pressed.textContent;
    pressed.textContent = done;
    setTimeout(() => { pressed.textContent = said; }, SHOWN);
  }

  return {el, rich, button, option, title, listed, section, stops, notices, copy};
})();
