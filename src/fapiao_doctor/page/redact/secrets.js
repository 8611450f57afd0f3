/* Passwords and PINs, known by the words around them (text/secrets.py). */
"use strict";

const Secrets = (() => {
  const digits = (token) => /^[0-9]+$/.test(token);
  const bySpan = (a, b) => a[0] - b[0] || a[1] - b[1];

  function find(text, r) {
    const secret = Rules.pattern(r.SECRET), saidWord = Rules.pattern(r.SAID);
    const spans = new Map(), looked = new Set();
    const keep = (start, end) => spans.set(start + "," + end, [start, end]);

    function closed(token) {
      let one = token;
      while (one && r.CLOSING.includes(one[one.length - 1]) && !(one.endsWith(")") && one.includes("("))) one = one.slice(0, -1);
      return one;
    }

    function clause(start, end) {
      const floor = Math.max(0, start - 60), marks = Rules.all(r.CLAUSE, text);
      const begin = Math.max(floor, ...marks.map((one) => one.indices[0]).filter(([a, b]) => a >= floor && b <= start).map((one) => one[1]));
      const until = marks.map((one) => one.indices[0][0]).find((place) => place >= end && place < end + 40);
      return text.slice(begin, until === undefined ? end + 40 : until);
    }

    function owned(start, end) {
      const parts = text.slice(Math.max(0, start - 12), start).split(new RegExp(r.SECRET, "i"));
      const before = parts[parts.length - 1].split(new RegExp(r.ELSEWHERE.source)).pop();
      return Rules.has(r.OWNED, before) && !Rules.at(r.ASKED, text, end) && !Rules.has(r.ABOUT_DEFAULT, clause(start, end));
    }

    function isWord(start, end) {
      const token = text.slice(start, end);
      if (token.length < 4 || !/[0-9A-Za-z]/.test(token)) return false;
      if (Rules.has(r.SAID_IN_CHINESE, text.slice(Math.max(0, start - 4), start))) return !Rules.at(r.GOES_ON, text, end);
      return !Rules.whole(r.STATE_WORD, token) && !Rules.at(r.GOES_ON, text, end);
    }

    function isSecret(start, end, said) {
      const token = text.slice(start, end), before = text.slice(Math.max(0, start - 12), start);
      if (token.length < 3 || r.PUBLIC.includes(token) || Rules.whole(r.KNOWN_WORD, token) || Rules.whole(r.CODE_LIKE, token)) return false;
      if (digits(token) && (token.length < 4 || Rules.at(r.UNIT, text, end))) return false;
      if (Rules.has(r.NO_SECRET_BEFORE, before) && !said && !Rules.has(r.BESIDE, before)) return false;
      if (digits(token) && token.length <= r.DEFAULT_DIGITS && Rules.has(r.QUOTED_DEFAULT, before)) return false;
      if (Rules.at(r.DATE, token, 0) && Rules.has(r.DATE_BEFORE, before)) return false;
      if (r.DEFAULTS.includes(token.toLowerCase())) return owned(start, end);
      return /[0-9]/.test(token) || (said && isWord(start, end));
    }

    /* the value, and those joined to it by "和", "or" and the like */
    function kept(first, said) {
      for (let found = first; found;) {
        const start = found.indices.groups.token[0], end = start + closed(found.groups.token).length;
        if (!isSecret(start, end, said)) return;
        keep(start, end);
        if (looked.has(end)) return;
        looked.add(end);
        found = Rules.at(r.ANOTHER, text, end);
      }
    }

    function inLetters() {
      for (const found of Rules.all(r.SEVERAL_WORDS, text)) {
        const words = found.groups.token.split(" "), written = words.join("");
        const known = words.filter((word) => Rules.whole(r.KNOWN_WORD, word) || Rules.whole(r.CODE_LIKE, word)).length;
        const mixed = !digits(written) && !/^[A-Za-z]+$/.test(written);
        if ((mixed || found.groups.said) && 2 * known < words.length) keep(...found.indices.groups.token);
      }
      for (const found of Rules.all(r.LETTERS, text)) {
        if (!Rules.whole(r.KNOWN_WORD, found.groups.token)) keep(...found.indices.groups.token);
      }
    }

    function named() {
      if (Rules.whole(r.ALONE, text)) {
        const alone = Rules.at(r.ALONE, text, 0);
        if (!Rules.whole(r.DATE, alone.groups.token)) kept(alone, false);
      }
      if (Rules.has(secret, text)) {
        for (const found of Rules.all(r.AFTER_SECRET, text)) kept(found, Rules.has(saidWord, found.groups.link));
        for (const found of Rules.all(r.BEFORE_SECRET, text)) kept(found, true);
        for (const found of Rules.all(r.LOOSE, text)) kept(found, false);
        inLetters();
      }
      for (const found of Rules.all(r.BARE, text)) if (!Rules.whole(r.DATE, found.groups.token)) kept(found, false);
      const loggingIn = Rules.has(r.LOGGING_IN, text);
      for (const shape of [r.AFTER_TYPED, r.AS_TYPED, r.REFUSED]) {
        for (const found of Rules.all(shape, text)) {
          if (Rules.whole(r.STRONG, found.groups.token) || (loggingIn && shape !== r.REFUSED)) kept(found, false);
        }
      }
    }

    /* what stands after a password and is made like it */
    function likeThose(found) {
      if (!found.length) return [];
      const like = [];
      let next = 1, [start, end] = found[0];
      for (const other of Rules.all(r.LIKE_FOUND, text, end)) {
        const place = other.index;
        while (next < found.length && found[next][0] < place) [start, end] = found[next++];
        let token = other.groups.token;
        while (token && r.CLOSING.includes(token[token.length - 1])) token = token.slice(0, -1);
        const first = text.slice(start, end);
        const alike = digits(token) ? token.length === first.length && first.length >= 6 : Rules.whole(r.STRONG, token) && !digits(first);
        if (place - end < r.FAR && alike && isSecret(place, place + token.length, false)) like.push([place, place + token.length]);
      }
      return like;
    }

    named();
    const found = [...spans.values()].sort(bySpan);
    return [...found, ...likeThose(found)].map(([start, end]) => [start, end, "password"]);
  }

  return {find};
})();
