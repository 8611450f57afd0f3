/* Numbers as people say and space them, written as digits (text/spoken.py, text/dictated.py). */
"use strict";

const Digits = (() => {
  const isChinese = (char) => char >= "\u4e00" && char <= "\u9fff";

  function plain(text, origin, spoken, r) {
    const shape = (one) => (spoken.NUMERALS.includes(one) ? "\x01" : spoken.LINKS.includes(one) ? "\x02" : one);
    if (!Rules.has(spoken.LIKELY, [...text].map(shape).join(""))) return {text, origin};
    const digit = (one) => (one in r.DIGITS ? r.DIGITS[one] : one);
    const isSaid = (place) => text[place] in r.DIGITS;
    const isNumber = (piece) => r.NUMBERS.includes(piece.kind);
    const size = (pieces) => pieces.reduce((sum, piece) => sum + piece.plain.length, 0);
    const before = (piece) => (piece.start ? text[piece.start - 1] : "");
    const last = (run) => run[run.length - 1];

    function written(kind, said, once) {
      const first = digit(said[0]), until = digit(said[said.length - 1]);
      if (kind === "repeat") return digit(once).repeat(Number(first));
      if (kind === "range") {
        const step = first < until ? 1 : -1, all = [];
        for (let one = Number(first); one !== Number(until) + step; one += step) all.push(one);
        return all.join("");
      }
      if (kind === "digit") return first;
      return kind === "zero" ? "0".repeat(said.length) : kind in r.WRITTEN ? r.WRITTEN[kind] : said;
    }

    /* whether a run ends before a piece that touches it */
    function ends(run, piece) {
      const kinds = [last(run).kind, piece.kind];
      if (kinds.includes("letters") && kinds.some((kind) => r.PARTING.includes(kind))) return true;
      if (piece.kind === "loose") return !isSaid(piece.start - 1) || !isSaid(piece.end);
      return piece.kind === "cross" && !r.BEFORE_CROSS.includes(size(run.filter(isNumber)));
    }

    function runs() {
      const made = [[]];
      for (const found of Rules.all(r.PIECE, text)) {
        const kind = Object.keys(found.groups).find((one) => one !== "once" && found.groups[one] !== undefined);
        const [start, end] = found.indices[0], piece = {kind, start, end, plain: written(kind, found[0], found.groups.once)};
        const run = last(made);
        if (run.length && (last(run).end !== start || ends(run, piece))) made.push([piece]);
        else run.push(piece);
      }
      return made;
    }

    function strip(run) {
      while (run.length && !isNumber(last(run))) run.pop();
      while (run.length && !["digit", "repeat", "range", "letters"].includes(run[0].kind)) run.shift();
    }

    function takeOffOrdinary(run) {
      const ordinary = (piece) => r.ORDINARY.includes(text[piece.start]);
      const radio = run.filter((piece) => ordinary(piece) || text[piece.start] === "幺").length > 1;
      while (run.length && ordinary(run[0]) && !(radio && !r.WITH_ONE.includes(before(run[0])))) run.shift();
      while (run.length && ordinary(last(run)) && !radio) run.pop();
      strip(run);
    }

    function takeOffCounts(run) {
      const digits = run.filter(isNumber), length = digits.length;
      if (!length) return;
      const said = digits.map((piece) => r.ONES.includes(text[piece.start]) && piece.kind === "digit");
      const plainOnes = digits.map((piece) => !isSaid(piece.start)), all = (from, to) => plainOnes.slice(from, to).every(Boolean);
      const after = text[last(digits).end] || "", counted = after !== "" && r.COUNTED.includes(after);
      let count = 0;
      if (said[length - 1] && all(-5, -1)) count = Number(isChinese(after));
      else if (said[length - 1] && counted) count = said.slice(-2).every(Boolean) && all(-6, -2) ? 2 : Number(length > 6);
      if (count) run.splice(run.indexOf(digits[length - count]));
      if (length > 4 && said[0] && all(1, 5) && isChinese(before(digits[0]))) run.splice(0, run.indexOf(digits[0]) + 1);
      strip(run);
    }

    /* whether the groups of a run are those of one number */
    function isOne(run) {
      if (run.every((piece) => piece.kind !== "between")) return true;
      const groups = [""];
      for (const piece of run.slice(run[0].kind === "letters" ? 1 : 0)) {
        if (r.PARTING.includes(piece.kind)) groups.push("");
        else groups[groups.length - 1] += piece.plain;
      }
      const start = run[0].start, end = last(run).end, [first] = groups, total = groups.join("").length, after = text[end] || "";
      if (total < 6 || (after && (r.COUNTED + "号").includes(after))) return false;
      if (Rules.whole(r.YEAR, first) || Rules.whole(r.THOUSANDS, text.slice(start, end))) return false;
      if (first.length > 2 && groups.length > 2 && new Set(groups.map((group) => group.slice(0, 2))).size === 1) return false;
      return Math.max(...groups.map((group) => group.length)) <= 5 || (total === 11 && first[0] === "1")
        || (first.length === 6 && [15, 18].includes(total));
    }

    function apart(run) {
      const parts = [[]];
      for (const piece of run) {
        if (piece.kind === "between") parts.push([]);
        else last(parts).push(piece);
      }
      return parts;
    }

    function numbers() {
      const found = [];
      for (const run of runs()) {
        strip(run);
        takeOffOrdinary(run);
        takeOffCounts(run);
        for (const part of isOne(run) ? [run] : apart(run)) {
          strip(part);
          const said = part.some((piece) => !r.PLAIN.includes(piece.kind) || isSaid(piece.start));
          if (said && size(part.filter(isNumber)) >= r.FEWEST) found.push(part);
        }
      }
      return found;
    }

    /* the place of each character of a piece; all digits of "八个8" but the first stand at its end */
    function places(piece) {
      const length = piece.plain.length, until = origin[piece.end - 1];
      if (length === piece.end - piece.start) return origin.slice(piece.start, piece.end);
      return length > 1 ? [origin[piece.start], ...Array(length - 1).fill(until)] : Array(length).fill(until);
    }

    let made = "", from = [], done = 0;
    for (const number of numbers()) {
      made += text.slice(done, number[0].start);
      from = from.concat(origin.slice(done, number[0].start));
      for (const piece of number) {
        made += piece.plain;
        from = from.concat(places(piece));
      }
      done = last(number).end;
    }
    return {text: made + text.slice(done), origin: [...from, ...origin.slice(done)]};
  }

  return {plain};
})();
