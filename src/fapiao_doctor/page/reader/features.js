/* A text to named features with their places (reader/features.py), and those of its shape (reader/shape.py). */
"use strict";

const Features = (() => {
  const MOST = 1000, LONGEST_GRAM = 3, BEFORE = 4, SHAPE = "#", PIECE = "~";
  const SIGN = [["deny", "N"], ["aside", "N"], ["fine", "K"]];
  const ELSEWHERE = "else:", FOREIGN = "e", SIZES = [2, 4, 6, 9, 14, 24, 49], SHORT = 6, LONG = 14;
  const PARTS = [["thing", "t"], ["secret", "s"], ["trouble", "x"], ["wish", "w"]];

  const keep = (found, name, span) => { if (!found.has(name)) found.set(name, span); };

  /* everything that later stages look at: text, tokens, marks, chars (scope by character), units, clauses */
  function read(typed, cover, scopes) {
    const text = Fold.speech(typed), units = Fold.units(text.chars);
    const tokens = cover(units, text.chars.length), clauses = Words.clauses(tokens, text.text);
    const [marks, chars] = Words.marks(tokens, text.chars.length, clauses, scopes);
    return {text, tokens, marks, chars, units: units[0], clauses};
  }

  function features(one) {
    let found = new Map();
    for (const add of [classes, grams, letters]) if (found.size < MOST) add(found, one);
    if (found.size > MOST) found = new Map([...found].slice(0, MOST));
    return found;
  }

  function classes(found, {tokens, marks, clauses}) {
    const signs = marks.map((said) => (SIGN.find(([name]) => said.has(name)) || ["", ""])[1]);
    tokens.forEach((token, place) => token.classes.forEach((name) =>
      keep(found, signs[place] + "=" + name, [token.start, token.end])));
    for (const [, , first, last] of clauses) {
      for (let later = first + 1; later < last; later += 1) {
        if (found.size >= MOST) return;
        for (let earlier = Math.max(first, later - BEFORE); earlier < later; earlier += 1) {
          for (const name of tokens[earlier].classes) {
            for (const other of tokens[later].classes) {
              keep(found, signs[earlier] + signs[later] + "=" + name + "+" + other, [tokens[earlier].start, tokens[later].end]);
            }
          }
        }
      }
    }
  }

  function grams(found, {units: {said, spans}, chars}) {
    for (let start = 0; start < said.length; start += 1) {
      const place = spans[start][0];
      let name = said[start];
      if (name === Fold.BREAK || chars[place] === "deny" || chars[place] === "aside") continue;
      if (found.size >= MOST) return;
      keep(found, name, spans[start]);
      for (let next = start + 1; next < Math.min(start + LONGEST_GRAM, said.length) && said[next] !== Fold.BREAK; next += 1) {
        name += " " + said[next];
        keep(found, name, [place, spans[next][1]]);
      }
    }
  }

  function letters(found, {units: {said, spans}}) {
    said.forEach((one, number) => {
      if (one.length <= LONGEST_GRAM || !/^[\x00-\x7f]+$/.test(one)) return;
      const word = "<" + one + ">";
      for (let start = 0; start <= word.length - LONGEST_GRAM; start += 1) {
        keep(found, PIECE + word.slice(start, start + LONGEST_GRAM), spans[number]);
      }
    });
  }

  function signsOf(parts) {
    const found = new Map();
    for (const [part, sign] of PARTS) for (const name of parts[part] || []) found.set(name, (found.get(name) || "") + sign);
    return found;
  }

  /* the features with those of the shape, which stand nowhere */
  function shown(one, signs) {
    const found = features(one);
    for (const name of shape(one, signs)) found.set(name, [0, 0]);
    return found;
  }

  function shape({units, tokens, marks, clauses}, signs) {
    const size = units.said.filter((one) => one !== Fold.BREAK).length;
    const about = size <= SHORT ? "short" : size >= LONG ? "long" : "mid";
    const said = tokens.map((token, place) => {
      const all = token.classes.map((name) => (name.startsWith(ELSEWHERE) ? FOREIGN : signs.get(name) || "")).join("");
      return ["deny", "aside", "fine"].some((name) => marks[place].has(name)) ? all.toUpperCase() : all;
    });
    const all = [...new Set(said.join(""))].sort().join("");
    const found = ["size " + SIZES.filter((one) => one < size).length, "parts " + all, "parts " + all + " " + about];
    for (const one of all) found.push("part " + one);
    const first = said.find((sign) => sign.includes("t") || sign.includes(FOREIGN));
    if (first) found.push("first " + (first.includes(FOREIGN) ? FOREIGN : "t"));
    for (const [, , begin, end] of clauses) found.push(...owners(said.slice(begin, end)));
    return found.map((name) => SHAPE + name);
  }

  function owners(said) {
    const found = [];
    let owner = "", before = "";
    for (const sign of said) {
      if (before.includes(FOREIGN) && /[ts]/.test(sign)) found.push("owned");
      if (sign.includes("s")) found.push("owner " + owner);
      else if (/[et]/.test(sign)) owner = sign.includes(FOREIGN) ? FOREIGN : "t";
      before = sign;
    }
    return found;
  }

  const isWord = (name) => Array.from(name).length > 1 && name[0] !== SHAPE && name[0] !== PIECE;

  function quote(one, places) {
    const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return [...new Set(sorted.map(([start, end]) => one.text.words(start, end)))].join("、");
  }

  return {read, shown, signsOf, isWord, quote};
})();
