/* What nobody needs to know, hidden before it is shown, kept or read (text/redact.py); the rules are data. */
"use strict";

const Redact = (() => {
  let rules = null;

  const open = (data) => { rules = data; };
  const plainDigits = (text, origin) => Digits.plain(text, origin, rules.spoken, rules.dictated);

  /* the text with the program's own names blotted out */
  function withoutOwnNames(text) {
    const r = rules.own_names;
    let done = 0, made = "";
    for (const found of Rules.all(r.PIECE, text)) {
      const piece = found[0].replace(/\.+$/, ""), before = text.slice(Math.max(0, found.index - 12), found.index);
      let own = Rules.whole(r.PLACEHOLDER, piece);
      if (!own && piece.length <= r.LONGEST && !Rules.has(r.MANY_DIGITS, piece)) {
        own = Rules.whole(r.FILE, piece) || Rules.whole(r.ANSWER, piece)
          || ((Rules.whole(r.PATH, piece) || Rules.whole(r.LONG_ID, piece)) && !Rules.has(r.CALLED_A_SECRET, before));
      }
      made += text.slice(done, found.index) + (own ? "\0".repeat(found[0].length) : found[0]);
      done = found.index + found[0].length;
    }
    return made + text.slice(done);
  }

  function hiddenIn(plain) {
    const text = withoutOwnNames(plain);
    return [...Numbers.byShape(text, rules.numbers), ...Numbers.named(text, rules.named_numbers),
      ...Numbers.oneTime(text, rules.one_time_codes), ...Secrets.find(text, {...rules.secret_values, ...rules.secrets})];
  }

  /* {text, kinds} of a text as typed */
  function redact(typed) {
    const folded = Fold.shapes(typed), whole = Array.from(typed), {CLAUSE_MARKS, SIGNS, SHORTEST, PLACEHOLDER} = rules.redact;
    const marked = Array.from(folded.text, (one, place) => (CLAUSE_MARKS.includes(whole[folded.origin[place]]) ? whole[folded.origin[place]] : one));
    const {text: plain, origin} = plainDigits(marked.join(""), folded.origin);
    const found = (plain.replace(/[^\0-\x7f]/g, "").length >= SHORTEST ? hiddenIn(plain) : []).map(([first, last, kind]) => {
      let start = origin[first], end = origin[last - 1] + 1;
      while (kind === "password" && start && SIGNS.includes(whole[start - 1])) start -= 1;
      while (kind === "password" && end < whole.length && SIGNS.includes(whole[end])) end += 1;
      return [start, end, kind];
    }).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const kinds = new Set();
    let text = "", done = 0;
    for (const [start, end, kind] of found) {
      if (start >= done) text += whole.slice(done, start).join("") + PLACEHOLDER;
      if (start >= done || end > done) kinds.add(kind);
      done = Math.max(done, end);
    }
    return {text: text + whole.slice(done).join(""), kinds: [...kinds]};
  }

  /* whether a text is one word with the look of a password (text/bare_secret.py) */
  function isBare(typed) {
    const typedWord = Fold.shapes(typed).text.trim(), said = plainDigits(typedWord, [...typedWord].map((_one, place) => place)).text;
    const word = said.length === typedWord.length ? said : typedWord;
    return Object.values(rules.bare_secret).some((kind) => Rules.whole(kind, word));
  }

  return {open, redact, isBare};
})();
