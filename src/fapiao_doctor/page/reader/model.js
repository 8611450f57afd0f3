/* Features to a chance for each label (reader/model.py, reader/young.py), and chances to a verdict (reader/decide.py). */
"use strict";

const Weights = (() => {
  const VAGUE = "?", NOT_OURS = "-", REST = "*", ODDS = 6, UNIT = 100, ALSO_SET = 0.15, SURE_ALONE = 0.97, MOST_STRETCHES = 8, LONGEST_JOINED = 100;
  const FIRST_LABEL = 65;

  const treesOf = (label) => (label === VAGUE || label === NOT_OURS || label.includes("/") ? [] : label.split("+"));

  /* features and their rows as page/weights.py packs them */
  function unpacked(table) {
    const names = table.names.split("\n"), rows = table.rows.split("\n"), found = new Map();
    let name = "";
    names.forEach((one, place) => {
      name = name.slice(0, parseInt(one[0], 36)) + one.slice(1);
      found.set(name, rows[place]);
    });
    return found;
  }

  function model(table) {
    const texts = unpacked(table), rows = new Map();
    const row = (name) => {
      if (rows.has(name)) return rows.get(name);
      if (!texts.has(name)) return undefined;
      const found = new Int32Array(table.labels.length);
      for (const [, label, weight] of texts.get(name).matchAll(/([^0-9-])(-?[0-9]+)/g)) {
        found[label.codePointAt(0) - FIRST_LABEL] = Number(weight) * table.unit;
      }
      rows.set(name, found);
      return found;
    };
    const chances = (names) => {
      const sums = new Int32Array(table.labels.length), known = [];
      for (const name of names) {
        const found = row(name);
        if (!found) continue;
        known.push([name, found]);
        for (let label = 0; label < sums.length; label += 1) sums[label] += found[label];
      }
      const scale = Math.sqrt(known.length || 1);
      const heights = table.bias.map((bias, label) => (bias + sums[label] / scale) / UNIT);
      const top = heights.length ? heights.reduce((a, b) => Math.max(a, b)) : 0;
      const parts = heights.map((one) => Math.exp(one - top)), whole = parts.reduce((a, b) => a + b, 0);
      return {of: new Map(table.labels.map((label, place) => [label, parts[place] / whole])), rows: known, young: []};
    };
    return {labels: table.labels, chances, speaks: (rows_, label, rival) => {
      const one = table.labels.indexOf(label), other = table.labels.indexOf(rival);
      return rows_.map(([name, found]) => [name, found[one] - found[other]]).filter(([, weight]) => weight);
    }};
  }

  function models(taughtTable, youngTable) {
    const taught = model(taughtTable), young = youngTable.labels.length ? model(youngTable) : null;
    const chances = (names) => {
      const all = [...names], found = taught.chances(all);
      if (!young) return found;
      const fresh = young.chances(all);
      const odds = new Map([...fresh.of].map(([label, chance]) => [label, label === REST ? chance : ODDS * chance]));
      let every = 0;
      for (const one of odds.values()) every += one;
      const left = odds.get(REST) || 0, whole = new Map([...found.of].map(([label, chance]) => [label, left * chance / every]));
      odds.delete(REST);
      for (const [label, one] of odds) whole.set(label, one / every);
      return {of: whole, rows: found.rows, young: fresh.rows};
    };
    const speaks = (found, label, rival) => {
      const fresh = (one) => young && young.labels.includes(one);
      if (!fresh(label) && !fresh(rival)) return taught.speaks(found.rows, label, rival);
      return young.speaks(found.young, fresh(label) ? label : REST, fresh(rival) ? rival : REST);
    };
    return {chances, speaks};
  }

  /* the chance of each tree over all labels that hold it, the likeliest first */
  function byTree(chances) {
    const found = new Map();
    for (const [label, chance] of chances.of) for (const tree of treesOf(label)) found.set(tree, (found.get(tree) || 0) + chance);
    return new Map([...found].sort((a, b) => b[1] - a[1]));
  }

  function decide(chances, limits) {
    const none = chances.of.get(NOT_OURS) || 0, vague = chances.of.get(VAGUE) || 0;
    const ours = [...chances.of].filter(([label]) => treesOf(label).length)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
    const left = ours.reduce((sum, one) => sum + one[1], 0);
    const foreign = none >= limits.none * (none + left), open = vague >= limits.ask * (vague + left);
    if (!ours.length || (foreign && (none >= vague || !open))) return ["no-match", []];
    if (open) return ["ask", []];
    const offered = treesOf(ours[0][0]);
    const fresh = (trees) => trees.filter((tree) => !offered.includes(tree));
    let share = ours[0][1] / left;
    if (offered.length > 1) {
      for (const [label, chance] of ours.slice(1)) {
        const some = treesOf(label);
        if (some.length > 1 && chance >= ALSO_SET * left && some.some((tree) => offered.includes(tree))) {
          offered.push(...fresh(some).slice(0, limits.most - offered.length));
        }
      }
    }
    if (share < limits.sure) {
      for (const [label, chance] of ours.slice(1)) {
        if (share >= limits.mass || offered.length + fresh(treesOf(label)).length > limits.most) break;
        offered.push(...fresh(treesOf(label)));
        share += chance / left;
      }
    }
    const ranked = byTree(chances);
    offered.sort((a, b) => ranked.get(b) - ranked.get(a));
    return [offered.length === 1 ? "tree" : "choice", offered];
  }

  function alarm(read, alarms, chances) {
    const said = new Set();
    read.tokens.forEach((token, place) => {
      if (!read.marks[place].has("deny") && !read.marks[place].has("aside")) token.classes.forEach((name) => said.add(name));
    });
    const found = alarms.find((one) => one.all.every((group) => group.some((name) => said.has(name))));
    if (found) return found.to;
    const weighed = [...chances.of].find(([label, chance]) => label.includes("/") && chance >= 0.5);
    return weighed ? weighed[0] : "";
  }

  /* trees of things that are named side by side */
  function joined(read, model_, rules, signs) {
    const both = rules.parts.both || [], size = read.text.chars.length;
    const cuts = read.tokens.filter((token) => token.classes.some((name) => both.includes(name)));
    if (!cuts.length || size > LONGEST_JOINED) return [];
    const places = [...new Set([0, size, ...read.clauses.map((one) => one[1]), ...cuts.map((one) => one.start)])].sort((a, b) => a - b);
    const stretches = places.slice(1).map((last, place) => [places[place], last]).filter(([first, last]) => last - first > 1);
    const found = new Set();
    for (const [first, last] of stretches.slice(0, MOST_STRETCHES)) {
      const within = (place) => first <= place && place < last;
      const only = Object.assign({}, read, {
        chars: read.chars.map((one, place) => (within(place) ? one : "deny")),
        tokens: read.tokens.map((one) => (within(one.start) ? one : Object.assign({}, one, {classes: []}))),
      });
      const chances = model_.chances(Features.shown(only, signs).keys()).of;
      const label = [...chances].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
      if (treesOf(label).length === 1 && chances.get(label) >= SURE_ALONE) found.add(label);
    }
    return [...found];
  }

  return {models, treesOf, byTree, decide, alarm, joined, VAGUE};
})();
