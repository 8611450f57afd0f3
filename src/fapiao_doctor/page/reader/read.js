/* A text to its reading, stage by stage as in reader/read.py: line, alarm, code, and then the weights. */
"use strict";

const Reader = (() => {
  const MOST_CANDIDATES = 4, MOST_ALSO = 2, LEAST_ALSO = 0.02, MOST_WORDS = 4, SHORT = 4, REST = 2, ASK_MASS = 0.9;
  const NONE = {verdict: "no-match", offered: [], also: [], candidates: [], evidence: [], codes: [], node: "", heard: [], elsewhere: ""};
  const reading = (values) => Object.assign({}, NONE, values);
  const treeOf = (to) => to.split("/")[0], nodeOf = (to) => to.split("/").slice(1).join("/");

  /* table: what page/reading.py says of a pack; Fold must be open */
  function open(table) {
    const rules = table.rules, signs = Features.signsOf(rules.parts), cover = Words.cover(table.vocabulary);
    const model = Weights.models(table.model, table.young), screen = Verbatim.screen(table.codes, rules.screen);
    const frame = rules.parts.frame || [];

    function read(text) {
      const one = Features.read(text, cover, rules.scopes), found = Features.shown(one, signs);
      const chances = model.chances(found.keys()), seen = screen(one.text.text);
      return byLine(one, chances, seen) || byAlarm(one, chances) || byCode(one, chances, seen) || weighed(one, found, chances, seen);
    }

    function byLine(one, chances, seen) {
      let line = Verbatim.line(one.text, table.lines, table.start);
      if (!line || seen.some((code) => code.said && rest(one, code) === 0 && code.code.leads_to)) return null;
      const trees = line.offered || [];
      if (!line.node && seen.some((code) => trees.some((tree) => code.code.leads_to.startsWith(tree + "/")))) return null;
      const short = Array.from(Fold.squeeze(one.text.text)).length <= SHORT, said = line.heard || [];
      if (said.length && short && (chances.of.get(Weights.VAGUE) || 0) >= rules.verdict.ask) line = {verdict: "ask", heard: said};
      const offered = line.offered || [], words = [one.text.typed.trim()];
      const ranked = new Map([...offered.map((tree) => [tree, 1]), ...Weights.byTree(chances)]);
      const candidates = [...ranked].map(([tree, chance]) => ({tree, score: offered.includes(tree) ? 1 : chance, because: words}));
      return reading({verdict: line.verdict, offered, candidates: candidates.slice(0, MOST_CANDIDATES), evidence: evidence(one, offered, []),
        node: line.node || "", heard: said.length ? said : Verbatim.heard(one, table.hears, offered)});
    }

    function byAlarm(one, chances) {
      const to = Weights.alarm(one, rules.alarms, chances);
      if (!to) return null;
      const tree = treeOf(to);
      return reading({verdict: "tree", offered: [tree], candidates: [{tree, score: 1, because: [one.text.typed.trim()]}], node: nodeOf(to)});
    }

    function byCode(one, chances, seen) {
      const left = new Map(seen.map((code) => [code, rest(one, code)]));
      const telling = seen.filter((code) => !code.said || left.get(code) <= Math.max(REST, code.end - code.start));
      if (!telling.length) return null;
      const key = (code) => [Number(code.said), left.get(code), Number(!code.code.leads_to)];
      const less = (a, b) => { const place = a.findIndex((value, at) => value !== b[at]); return place >= 0 && a[place] < b[place]; };
      const first = telling.reduce((best, code) => (less(key(code), key(best)) ? code : best)), codes = seen.map((code) => code.code.id);
      if (!first.code.leads_to) return reading({verdict: "ask", candidates: candidates(one, new Map(), chances, []), codes});
      const tree = treeOf(first.code.leads_to), words = Features.quote(one, [[first.start, first.end]]);
      const others = [...Weights.byTree(chances)].filter((other) => other[0] !== tree);
      const ranked = [[tree, 1], ...others].map(([name, chance]) => ({tree: name, score: Math.min(chance, 1), because: name === tree ? [words] : []}));
      return reading({verdict: "tree", offered: [tree], also: also([tree], chances), candidates: ranked.slice(0, MOST_CANDIDATES),
        evidence: evidence(one, [tree], seen), codes, node: nodeOf(first.code.leads_to), heard: Verbatim.heard(one, table.hears, [tree])});
    }

    /* units of the text that are neither of the message nor of the frame around it */
    function rest(one, seen) {
      const framed = new Set();
      for (const token of one.tokens.filter((some) => some.classes.some((name) => frame.includes(name)))) {
        for (let place = token.start; place < token.end; place += 1) framed.add(place);
      }
      return one.units.spans.filter(([start]) => (start < seen.start || start >= seen.end)
        && Fold.alnum(one.text.text[start]) && !framed.has(start)).length;
    }

    function weighed(one, found, chances, seen) {
      const known = [...chances.rows, ...chances.young].some(([name]) => Features.isWord(name));
      const told = one.tokens.some((token) => token.classes.length) || known;
      let [verdict, offered] = told ? Weights.decide(chances, rules.verdict) : ["no-match", []];
      if (verdict === "tree" || verdict === "choice") {
        const several = Weights.joined(one, model, rules, signs), all = [...new Set([...offered, ...several])];
        if (verdict === "tree" && all.length > 1) offered = all.slice(0, rules.verdict.most);
        offered = Slots.keptApart(offered, rules.keep_apart, Slots.states(one, rules), Slots.numbers(one, rules));
        verdict = offered.length === 1 ? "tree" : "choice";
      }
      return reading({verdict, offered, also: verdict === "tree" ? also(offered, chances) : [],
        candidates: candidates(one, found, chances, offered), evidence: evidence(one, offered, seen),
        codes: seen.map((code) => code.code.id), node: verdict === "ask" ? question(chances) : "",
        heard: Verbatim.heard(one, table.hears, offered.length ? offered : [table.start]),
        elsewhere: verdict === "no-match" ? elsewhere(one) : ""});
    }

    function also(offered, chances) {
      return [...Weights.byTree(chances)].filter(([tree, chance]) => !offered.includes(tree) && chance >= LEAST_ALSO)
        .slice(0, MOST_ALSO).map(([tree]) => tree);
    }

    function candidates(one, found, chances, offered) {
      const ranked = Weights.byTree(chances), words = because(one, found, chances);
      const first = [...offered, ...[...ranked.keys()].filter((tree) => !offered.includes(tree))];
      return first.slice(0, Math.max(MOST_CANDIDATES, offered.length)).map((tree) => ({
        tree, score: ranked.get(tree) || 0, because: offered.includes(tree) || !offered.length ? words : []}));
    }

    /* the words that speak the loudest for the best label against the best of the others */
    function because(one, found, chances) {
      const ours = [...chances.of].filter(([label]) => Weights.treesOf(label).length);
      if (!found.size || ours.length < 2) return [];
      const top = (some) => some.reduce((a, b) => (b[1] > a[1] ? b : a)), best = top(ours), rival = top(ours.filter((other) => other !== best));
      const heat = Array(one.text.chars.length).fill(0);
      for (const [name, weight] of model.speaks(chances, best[0], rival[0])) {
        const [start, end] = found.get(name);
        for (let place = start; place < end; place += 1) heat[place] += weight / Math.max(1, end - start);
      }
      const covered = (place) => one.tokens.some((token) => token.start <= place && place < token.end);
      const spans = one.tokens.filter((token) => token.classes.length).map((token) => [token.start, token.end]);
      spans.push(...one.units.spans.filter(([start]) => !covered(start) && Fold.alnum(one.text.text[start])));
      const loud = spans.map(([a, b]) => [heat.slice(a, b).reduce((sum, value) => sum + value, 0), a, b])
        .sort((x, y) => y[0] - x[0] || y[1] - x[1] || y[2] - x[2]).slice(0, MOST_WORDS);
      const telling = loud.filter(([value]) => value > 0 && value >= 0.15 * loud[0][0]).sort((x, y) => x[1] - y[1]);
      return [...new Set(telling.map(([, a, b]) => one.text.words(a, b)))];
    }

    function evidence(one, offered, seen) {
      const found = new Map(), keep = (some) => { if (!found.has(some.slot)) found.set(some.slot, some); };
      const told = (code) => Object.entries(code.slots).forEach(([slot, value]) =>
        keep({slot, value, because: Features.quote(one, [[code.start, code.end]])}));
      seen.filter((code) => !code.said).forEach(told);
      Slots.evidence(one, offered, Slots.states(one, rules), rules).forEach(keep);
      seen.filter((code) => offered.includes(treeOf(code.code.leads_to))).forEach(told);
      return [...found.values()];
    }

    /* the narrowest question of the start tree that leads to nearly all that the text may mean */
    function question(chances) {
      const ranked = Weights.byTree(chances), whole = [...ranked.values()].reduce((a, b) => a + b, 0) || 1;
      const fitting = Object.entries(table.start_questions)
        .filter(([, trees]) => trees.reduce((sum, tree) => sum + (ranked.get(tree) || 0), 0) >= ASK_MASS * whole)
        .map(([name, trees]) => [trees.length, name]).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
      return fitting.length ? table.start + "/" + fitting[0][1] : "";
    }

    function elsewhere(one) {
      const names = [];
      one.tokens.forEach((token, place) => {
        if (one.marks[place].has("deny") || one.marks[place].has("aside")) return;
        for (const name of token.classes) if (name.startsWith("else:")) names.push([token.end - token.start, -token.start, name]);
      });
      names.sort((a, b) => b[0] - a[0] || b[1] - a[1] || (a[2] < b[2] ? 1 : -1));
      return names.length ? names[0][2].slice("else:".length) : "";
    }

    return {read};
  }

  return {open};
})();
