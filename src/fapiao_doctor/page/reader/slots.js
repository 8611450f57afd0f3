/* What a text states (reader/slots.py), which trees its states tell apart (reader/safety.py). */
"use strict";

const Slots = (() => {
  const UNSAID = ["deny", "aside", "fear", "doubt", "asked", "unsaid", "gone"], BETWEEN = 3;
  const DIGITS = {};
  Array.from("零一二两俩三四五六七八九壹贰叁").forEach((one, place) => { DIGITS[one] = "012223456789123"[place]; });
  "no zero one two three four five six seven eight nine last".split(" ").forEach((one, place) => { DIGITS[one] = "001234567891"[place]; });
  const SIGNS = Object.keys(DIGITS).filter((one) => one > "\x7f").join(""), WORDS = Object.keys(DIGITS).filter((one) => one < "\x7f").join("|");
  const NUMBER = `((?<![a-z0-9])(?:[0-9](?![0-9])|(?:${WORDS})(?![a-z0-9]))|[${SIGNS}])`;
  const NO_STATE = {said: new Set(), value: "", end: 0};

  const hits = (token, classes) => token.classes.some((name) => classes.includes(name));
  const endOf = (one) => Math.max(...one.places.map((place) => place[1]));
  const stateOf = (states, name) => states[name] || NO_STATE;

  function certainty(value, marked) {
    const any = (...names) => names.some((name) => marked.has(name));
    if (any("deny", "aside", "unsaid")) return "";
    if (any("doubt", "asked")) return (value === "yes" || value === "no") && !any("fear") ? "doubt" : "";
    if (any("fear")) return value === "yes" ? "feared" : "";
    return (value === "implied" || value === "over") && any("past") ? "" : value;
  }

  function states(read, rules) {
    const found = {};
    for (const [name, values] of Object.entries(rules.states)) found[name] = state(read, values);
    return found;
  }

  function state(read, values) {
    const said = new Set();
    let last = "", end = 0, clause = 0;
    read.tokens.forEach((token, place) => {
      for (const [value, classes] of Object.entries(values)) {
        if (!hits(token, classes)) continue;
        while (read.clauses[clause][1] < end) clause += 1;
        const marked = new Set(read.marks[place]);
        if (last && read.clauses[clause][1] >= token.start) marked.delete("past");
        const sure = certainty(value, marked);
        if (sure && sure !== "over") said.add(sure);
        if (["yes", "no", "over"].includes(sure)) { last = sure; end = token.end; }
      }
    });
    return {said, value: said.has("doubt") || last === "over" ? "" : last, end};
  }

  /* the last number that is stated for each slot */
  function numbers(read, rules) {
    const found = new Map(), text = read.text.text;
    if (!new RegExp(NUMBER).test(text)) return [];
    for (const [slot, patterns] of Object.entries(rules.numbers)) {
      for (const pattern of patterns) {
        const search = new RegExp(pattern.split("#").join(NUMBER), "g");
        for (let match = search.exec(text); match; match = search.exec(text)) {
          if (!match[0]) search.lastIndex += 1;
          const start = match.index, end = start + match[0].length, before = found.get(slot);
          const number = match[1] in DIGITS ? DIGITS[match[1]] : match[1];
          if (!before || end > endOf(before) || (end === endOf(before) && start < before.places[0][0])) {
            found.set(slot, {slot, value: number, places: [[start, end]], weak: false});
          }
        }
      }
    }
    const ends = read.tokens.filter((token) => hits(token, rules.parts.stale || [])).map((token) => token.start);
    return [...found.values()].filter((one) => !UNSAID.includes(read.chars[one.places[0][1] - 1]) && !ends.some((end) => end >= endOf(one)));
  }

  function evidence(read, offered, said, rules) {
    let found = byWords(read, offered, said, rules);
    const trees = ofTrees(read, offered, rules), weak = found.filter((one) => one.weak);
    const settled = new Set([...found.filter((one) => !one.weak), ...trees].map((one) => one.slot));
    for (const one of weak) if (weak.some((other) => other.slot === one.slot && other.value !== one.value)) settled.add(one.slot);
    found = found.filter((one) => !one.weak || !settled.has(one.slot));
    const last = new Map();
    for (const one of [...found].sort((a, b) => endOf(a) - endOf(b))) last.set(one.slot, one);
    for (const one of found) {
      const other = last.get(one.slot);
      if (one.value !== other.value && together(read, one, other, rules.parts)) {
        last.set(one.slot, {slot: one.slot, value: "", places: other.places});
      }
    }
    const all = [...last.values()].filter((one) => one.value);
    for (const [slot, one] of Object.entries(said)) {
      const where = one.value ? places(read, rules.states[slot][one.value] || []) : [];
      if (where.length) all.push({slot, value: one.value, places: where});
    }
    const pairs = {};
    for (const pair of rules.keep_apart) pairs[pair.counts] = pair.state;
    all.push(...numbers(read, rules).filter((one) => one.value === "0" || stateOf(said, pairs[one.slot]).value !== "yes"));
    all.push(...trees);
    all.push(...implied(read, offered, said, all, rules));
    return all.map((one) => ({slot: one.slot, value: one.value, because: Features.quote(read, one.places)}));
  }

  function byWords(read, offered, said, rules) {
    const named = new Set(read.tokens.flatMap((token) => token.classes)), of = [];
    read.clauses.forEach(([, , first, last], number) => { for (let place = first; place < last; place += 1) of.push(number); });
    return rules.slots.filter((rule) => rule.all.length && rule.all.every((group) => group.some((name) => named.has(name))))
      .filter((rule) => !rule.trees.length || (offered.length && offered.every((tree) => rule.trees.includes(tree))))
      .filter((rule) => Object.entries(rule.when).every(([name, value]) => stateOf(said, name).value === value))
      .flatMap((rule) => byRule(read, rule, of));
  }

  function byRule(read, rule, of) {
    const blocked = [...UNSAID, "fine"].filter((name) => !rule.despite.includes(name));
    const groups = rule.all.map((group) => {
      const here = new Map();
      read.tokens.forEach((token, place) => {
        if (!hits(token, group) || blocked.some((name) => read.marks[place].has(name))) return;
        if (!here.has(of[place])) here.set(of[place], []);
        here.get(of[place]).push([token.start, token.end]);
      });
      return here;
    });
    const found = [];
    for (const clause of groups[0].keys()) {
      let products = [[]];
      for (const here of groups) {
        const some = (here.get(clause) || []).slice(-2);
        products = products.flatMap((one) => some.map((place) => [...one, place]));
      }
      for (const one of products) {
        const spread = Math.max(...one.map((place) => place[0])) - Math.min(...one.map((place) => place[1]));
        if (!rule.within || spread <= rule.within) found.push({slot: rule.slot, value: rule.value, places: one, weak: rule.weak});
      }
    }
    return found;
  }

  function implied(read, offered, said, found, rules) {
    const stated = new Map(found.map((one) => [one.slot, one])), more = [];
    for (const pair of rules.keep_apart) {
      const one = stateOf(said, pair.state);
      if (stated.has(pair.state) || offered.length !== 1 || offered[0] !== pair.yes) continue;
      if ([...one.said].some((name) => name !== "implied") || one.end) continue;
      const count = stated.get(pair.counts);
      const where = count && count.value === "0" ? count.places : places(read, rules.states[pair.state].implied || []);
      if (where.length) more.push({slot: pair.state, value: "yes", places: where});
    }
    return more;
  }

  function ofTrees(read, offered, rules) {
    const things = [...(rules.parts.thing || []), ...(rules.parts.secret || [])];
    let where = places(read, things).slice(0, 4);
    if (!where.length) where = read.tokens.filter((token) => hits(token, things)).map((one) => [one.start, one.end]).slice(0, 4);
    const found = [];
    for (const [slot, values] of Object.entries(rules.of_tree)) {
      const stated = new Set(offered.map((tree) => (Object.entries(values).find(([, trees]) => trees.includes(tree)) || [""])[0]));
      const [value] = stated;
      if (stated.size === 1 && value && where.length) found.push({slot, value, places: where});
    }
    return found;
  }

  function places(read, classes) {
    return read.tokens.filter((token, place) => hits(token, classes) && !UNSAID.some((name) => read.marks[place].has(name)))
      .map((token) => [token.start, token.end]);
  }

  function together(read, one, other, parts) {
    const end = Math.min(...other.places.map((place) => place[0]));
    let place = endOf(one), joins = false, left = BETWEEN;
    for (const token of read.tokens.filter((some) => some.start >= endOf(one))) {
      if (token.end > end || left < 0) break;
      joins = joins || hits(token, parts.both || []);
      left -= token.start - place;
      place = token.end;
    }
    return joins && end - place <= left;
  }

  /* of a pair both trees where the state is open, never the wrong one alone */
  function keptApart(trees, pairs, said, counted) {
    let offered = trees;
    for (const pair of pairs) {
      const state_ = stateOf(said, pair.state), all = new Set(state_.said);
      for (const one of counted.filter((some) => some.slot === pair.counts)) {
        const left = endOf(one) > state_.end || state_.value !== "yes" ? "tries left" : "";
        all.add(one.value === "0" ? "none left" : left);
        if (one.value === "0" && endOf(one) > state_.end) all.delete("no");
      }
      offered = ofPair(offered, pair, all);
    }
    return offered;
  }

  function ofPair(offered, {yes, no}, said) {
    const mine = offered.filter((tree) => tree === yes || tree === no), others = offered.filter((tree) => tree !== yes && tree !== no);
    if (!mine.length) return offered;
    const any = (...names) => names.some((name) => said.has(name));
    const both = [mine[0], mine[0] === yes ? no : yes, ...others], alone = (tree) => offered.length === 1 && offered[0] === tree;
    if (any("none left") && !any("doubt", "no", "feared")) return [yes, ...others];
    if (any("none left", "doubt") || (any("yes") && any("tries left"))) return both;
    if (any("yes") && any("no")) return offered;
    if (any("no", "tries left")) return [no, ...others];
    if (alone(no) && any("yes", "implied")) return both;
    return alone(yes) && !any("yes", "implied") ? both : offered;
  }

  return {states, numbers, evidence, keptApart};
})();
