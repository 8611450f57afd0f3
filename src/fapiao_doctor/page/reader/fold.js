/* A text to its plain form with the way back (text/fold.py), to units (reader/units.py), by code points throughout. */
"use strict";

const Fold = (() => {
  const INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad", DASHES = "‐‑‒–—―－﹣−", APOSTROPHES = "'’‘´`";
  const SIGNS = {"🔒": "锁", "🔐": "锁", "🔑": "密码", "🗝": "密码", "➡": "到", "→": "到", "❌": "错", "×": "错"};
  const MOST_READ = 20000, KEPT_END = 5000, LONGEST_SYLLABLE = 6, LONGEST_PINYIN = 40;
  const BREAK = "|", BREAKS = new Set(",。!?;\n…~.|"), KEPT = new Set("、/&+");
  /* digits that are not decimal: first sign of a run, last sign, value of the first */
  const RINGED = [[0x2460, 0x2468, 1], [0x2474, 0x247c, 1], [0x2488, 0x2490, 1], [0x24ea, 0x24ea, 0], [0x24f5, 0x24fd, 1],
    [0x24ff, 0x24ff, 0], [0x2776, 0x277e, 1], [0x2780, 0x2788, 1], [0x278a, 0x2792, 1], [0x1369, 0x1371, 1],
    [0x19da, 0x19da, 1], [0x1f100, 0x1f100, 0], [0x1f101, 0x1f10a, 0]];
  const ALNUM = /^[\p{L}\p{N}\ue001]$/u, SPACE = /^[\s\x1c-\x1f\x85]$/, DECIMAL = /^\p{Nd}$/u;
  const alnum = (char) => ALNUM.test(char), space = (char) => SPACE.test(char);
  const SWAP = {b: "p", d: "t", g: "k", f: "h", n: "l", r: "l"};

  let spoken = new Map(), sounds = new Map(), spellings = new Set();
  const forms = new Map(), unitsOf = new Map();

  /* the tables of characters (text/hanzi.json) */
  function open(hanzi) {
    const pairs = (from, to) => { const into = Array.from(to); return Array.from(from).map((one, place) => [one, into[place]]); };
    spoken = new Map([...pairs(hanzi.traditional, hanzi.simplified), ...pairs(hanzi.cantonese, hanzi.mandarin), ...Object.entries(SIGNS)]);
    sounds = new Map();
    for (const [syllable, chars] of Object.entries(hanzi.sounds)) for (const char of chars) sounds.set(char, syllable);
    spellings = new Set([...Object.keys(hanzi.sounds), "lv", "nv", "lue", "nue"]);
    forms.clear();
    unitsOf.clear();
  }

  function digit(char) {
    const code = char.codePointAt(0), ringed = RINGED.find(([first, last]) => first <= code && code <= last);
    if (ringed) return String(code - ringed[0] + ringed[2]);
    if (!DECIMAL.test(char)) return "";
    let before = 0;
    while (DECIMAL.test(String.fromCodePoint(code - before - 1))) before += 1;
    return String(before % 10);
  }

  function plain(char) {
    if (char < "\x7f") return char;
    if (INVISIBLE.includes(char)) return "";
    if (DASHES.includes(char)) return "-";
    return digit(char) || (space(char) && char !== "\n" ? " " : char.normalize("NFKC"));
  }

  function said(char) {
    if (APOSTROPHES.includes(char)) return [];
    const found = [];
    for (const one of plain(char).toLowerCase()) found.push(...Array.from(spoken.has(one) ? spoken.get(one) : one));
    return found;
  }

  const form = (char) => forms.get(char) || forms.set(char, said(char)).get(char);

  /* chars and text say the same; text has one UTF-16 unit for each, so that places in it are places in chars */
  function speech(typed) {
    const whole = Array.from(typed), chars = [], origin = [];
    const cut = whole.length > MOST_READ ? MOST_READ - KEPT_END : whole.length;
    const add = (char, place) => {
      for (const one of form(char)) { chars.push(one); origin.push(place); }
    };
    for (let place = 0; place < cut; place += 1) add(whole[place], place);
    if (cut < whole.length) {
      add("\n", whole.length - KEPT_END);
      for (let place = whole.length - KEPT_END; place < whole.length; place += 1) add(whole[place], place);
    }
    const text = chars.map((one) => (one.length === 1 ? one : alnum(one) ? "\ue001" : "\ue000")).join("");
    const words = (start, end) => (start < end ? whole.slice(origin[start], origin[end - 1] + 1).join("") : "");
    return {typed, chars, text, words};
  }

  /* as typed, but for width, digits, dashes and blanks: every character stays one */
  function shapes(typed) {
    const text = [], origin = [];
    Array.from(typed).forEach((char, place) => {
      for (const one of plain(char)) {
        text.push(one.length === 1 ? one : alnum(one) ? "\ue001" : "\ue000");
        origin.push(place);
      }
    });
    return {text: text.join(""), origin};
  }

  const squeeze = (text) => Array.from(text).filter(alnum).join("");

  function alike(syllable) {
    let one = syllable;
    if (one[1] === "h" && "zcs".includes(one[0])) one = one[0] + one.slice(2);
    if (one.endsWith("ng") && one.length > 3) one = one.slice(0, -1);
    return (SWAP[one[0]] || one[0]) + one.slice(1);
  }

  function cut(word) {
    if (word.length < 2 || word.length > LONGEST_PINYIN) return [];
    const sizes = [...Array(word.length).fill(0), -1];
    for (let start = word.length - 1; start >= 0; start -= 1) {
      for (let size = Math.min(LONGEST_SYLLABLE, word.length - start); size; size -= 1) {
        if (sizes[start + size] && spellings.has(word.slice(start, start + size))) { sizes[start] = size; break; }
      }
    }
    const cuts = [];
    for (let start = 0; sizes[0] && start < word.length; start += sizes[start]) cuts.push([start, start + sizes[start]]);
    return cuts;
  }

  /* the unit that one character is, its rough and its exact sound; null for blanks and quotes */
  function unitOf(char) {
    if (!unitsOf.has(char)) {
      const unit = BREAKS.has(char) ? BREAK : char, sound = sounds.get(unit), said = !space(char) && (alnum(char) || KEPT.has(char) || BREAKS.has(char));
      unitsOf.set(char, said ? [unit, sound ? alike(sound) : unit, sound || unit] : null);
    }
    return unitsOf.get(char);
  }

  /* by spelling, by rough sound, by exact sound: {said, spans} each */
  function units(chars) {
    const spelling = {said: [], spans: []}, rough = {said: [], spans: []}, exact = {said: [], spans: []};
    const add = (to, unit, span) => { to.said.push(unit); to.spans.push(span); };
    const latin = (char) => char >= "a" && char <= "z" && char.length === 1;
    for (let start = 0, end; start < chars.length; start = end) {
      end = start + 1;
      while (latin(chars[start]) && end < chars.length && latin(chars[end])) end += 1;
      const span = [start, end], char = chars[start];
      if (end - start > 1) {
        const word = chars.slice(start, end).join(""), cuts = cut(word);
        add(spelling, word, span);
        add(exact, word, span);
        if (cuts.length) for (const [a, b] of cuts) add(rough, alike(word.slice(a, b)), [start + a, start + b]);
        else add(rough, word, span);
      } else if (unitOf(char)) {
        const [unit, sound, exactly] = unitOf(char);
        add(spelling, unit, span);
        add(rough, sound, span);
        add(exact, exactly, span);
      }
    }
    return [spelling, rough, exact];
  }

  /* the units of a word, by spelling and by both sounds, without their places */
  function ofWord(word) {
    const chars = [], found = [[], [], []];
    for (const char of word) for (const one of form(char)) chars.push(one);
    if (/[a-z]{2}/.test(chars.join(""))) return units(chars).map((one) => one.said);
    for (const char of chars) {
      const all = unitOf(char);
      if (all) for (let place = 0; place < 3; place += 1) found[place].push(all[place]);
    }
    return found;
  }

  return {open, speech, said: ofWord, shapes, squeeze, units, alnum, BREAK, BREAKS};
})();
