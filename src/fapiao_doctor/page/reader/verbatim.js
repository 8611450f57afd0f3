/* What stands in a text word for word: lines and codes of the pack (reader/verbatim.py), answers (reader/hears.py). */
"use strict";

const Verbatim = (() => {
  const MOST_TREES = 4, MOST_SEEN = 8, LONGEST_RUN = 60, NEAR = 10;
  const BLOCKING = ["deny", "aside", "fear", "doubt", "asked", "past", "fine"];
  const own = (table, key) => (Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined);
  const places = (text, start, end) => {
    const found = [];
    for (let place = start; place < end; place += 1) if (Fold.alnum(text[place])) found.push(place);
    return found;
  };

  function line(text, lines, start) {
    const flat = Fold.squeeze(text.text), tree = own(lines.symptoms, flat);
    if (tree !== undefined) return tree === start ? {verdict: "ask"} : {verdict: "tree", offered: [tree]};
    const rows = own(lines.labels, flat) || [];
    if (!rows.length) return null;
    const heard = rows.map((row) => ({tree: row.tree, question: row.question, option: row.option, because: text.typed.trim()}));
    if (rows.length === 1) return at(rows[0], heard, start);
    const known = heard.filter((_, place) => !rows[place].unsure);
    if (rows.some((row) => row.unsure && row.tree === start)) return {verdict: "ask", heard: known};
    const trees = [...new Set(rows.map((row) => row.to_tree).filter((one) => one !== start))];
    if (!trees.length || trees.length > MOST_TREES) return {verdict: "ask", heard: known};
    return {verdict: trees.length === 1 ? "tree" : "choice", offered: trees, heard: known};
  }

  function at(row, heard, start) {
    if (row.tree !== start) return {verdict: "tree", offered: [row.tree], node: row.question, heard};
    if (row.to_tree === start) return {verdict: "ask", node: row.to_node ? start + "/" + row.to_node : ""};
    return {verdict: "tree", offered: [row.to_tree], node: row.to_node};
  }

  /* folded text to the codes in it: numbers first, then the longest messages */
  function screen(codes, words) {
    const escaped = (list) => list.map((one) => one.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|") || "(?!)";
    const beside = new RegExp(escaped(words.beside)), counted = new RegExp("^\\s*(?:" + escaped(words.counted) + ")");
    const byMatch = new Map(codes.flatMap((code) => code.match.map((match) => [match, code])));
    const messages = codes.flatMap((code) => code.said.map((said) => [said, code])).sort((a, b) => Array.from(b[0]).length - Array.from(a[0]).length);

    function number(text) {
      if (byMatch.has(text)) return [byMatch.get(text), ""];
      for (let place = text.length - 1; place >= 0; place -= 1) {
        const code = byMatch.get(text.slice(0, place) + "x" + text.slice(place + 1));
        if (code && /[0-9a-f]/.test(text[place])) return [code, text[place]];
      }
      return null;
    }

    function inRun(text, flat, start, run) {
      const pieces = [[0, run.length]], search = /[0-9a-z]+/g;
      for (let one = search.exec(run); one && pieces.length <= MOST_SEEN; one = search.exec(run)) pieces.push([one.index, one.index + one[0].length]);
      for (const [first, last] of pieces) {
        const piece = run.slice(first, last), hit = number(piece), bare = /^[0-9]+$/.test(piece) && flat !== piece;
        if (!hit) continue;
        const [code, digit] = hit, end = start + run.length;
        const near = !counted.test(text.slice(end)) && (beside.test(text.slice(Math.max(0, start - NEAR), start)) || beside.test(text.slice(end, end + NEAR)));
        if (code.needs_context && bare && !near) continue;
        const more = /^[0-9]$/.test(digit) && code.digit ? {[code.digit]: digit} : {};
        return {code, start: start + first, end: start + last, said: false, slots: Object.assign({}, code.slots, more)};
      }
      return null;
    }

    return (text) => {
      const flat = Fold.squeeze(text), found = new Map(), back = places(text, 0, text.length);
      const keep = (one) => { if (found.size < MOST_SEEN && !found.has(one.code.id)) found.set(one.code.id, one); };
      const runs = /[0-9a-z]+(?:[._:-][0-9a-z]+)*/g;
      for (let run = runs.exec(text); run; run = runs.exec(text)) {
        const one = run[0].length <= LONGEST_RUN ? inRun(text, flat, run.index, run[0]) : null;
        if (one) keep(one);
      }
      for (const [message, code] of messages) {
        const place = flat.indexOf(message);
        if (place >= 0) keep({code, start: back[place], end: back[place + message.length - 1] + 1, said: true, slots: code.slots});
      }
      return [...found.values()];
    };
  }

  /* questions of `trees` that the text answers; none where two options of one question are said */
  function heard(read, rows, trees) {
    const named = new Set(read.tokens.flatMap((token) => token.classes.map((name) => "<" + name + ">")));
    const whole = Fold.squeeze(read.text.text), found = new Map();
    for (const [tree, row] of trees.flatMap((tree) => (own(rows, tree) || []).map((row) => [tree, row]))) {
      if (!row.parts.every((part) => named.has(part) || whole.includes(part))) continue;
      const where = inClause(read, row.parts);
      if (!where.length) continue;
      const key = tree + "/" + row.question;
      if (!found.has(key)) found.set(key, new Map());
      if (!found.get(key).has(row.option)) {
        found.get(key).set(row.option, {tree, question: row.question, option: row.option, because: Features.quote(read, where)});
      }
    }
    return [...found.values()].filter((options) => options.size === 1).flatMap((options) => [...options.values()]);
  }

  function inClause(read, parts) {
    for (const [start, end, first, last] of read.clauses) {
      const at_ = places(read.text.text, start, end), flat = at_.map((place) => read.text.text[place]).join("");
      const found = parts.map((part) => onePart(read, part, first, last, flat, at_));
      if (found.every(Boolean)) return found;
    }
    return [];
  }

  function onePart(read, part, first, last, flat, at_) {
    if (part.startsWith("<")) {
      for (let number = first; number < last; number += 1) {
        const token = read.tokens[number];
        if (token.classes.includes(part.slice(1, -1)) && !BLOCKING.some((name) => read.marks[number].has(name))) return [token.start, token.end];
      }
      return null;
    }
    const place = flat.indexOf(part);
    return place < 0 || BLOCKING.includes(read.chars[at_[place]]) ? null : [at_[place], at_[place + part.length - 1] + 1];
  }

  return {line, screen, heard};
})();
