/* A sentence, or a replay code, and answers, to where they lead (diagnosis/opening.py, statements.py, doctor.py).

   A point is {symptom, answers, again, replay, begin}: what was said, redacted; the answers; the node that is asked once
   more; what a replay code says; where a walk begins that was begun by hand. */
"use strict";

const Diagnose = (() => {
  const NOTHING = {verdict: "no-match", offered: [], also: [], candidates: [], evidence: [], codes: [], node: "", heard: [], elsewhere: ""};
  const MOST_FIRST = 2, PACKS = "packs";
  const fill = (text, values) => text.replace(/\{([a-z]+)(?::([^|{}]*)\|([^{}]*))?\}/g, (_, name, one, many) =>
    (one === undefined ? String(values[name]) : Number(values[name]) === 1 ? one : many));

  /* data and words of one language; `reading` is what Load.reading gives, null before it is there */
  function open(data, ui, reading) {
    const replay = Replay.open(data);
    const label = (pack, slot, value) => fill(ui.label, {name: pack.names[slot] || slot, value: (pack.slots[slot] || {})[value] || value});

    function packsOf(answers) {
      if (data.packs.length === 1) return data.packs;
      const [first] = answers.map((one) => (one[0] === PACKS ? one[2] : data.trees[one[0]].pack));
      const found = data.packs.filter((pack) => pack.id === first);
      return found.length ? found : data.packs;
    }

    function read(symptom, answers) {
      const packs = packsOf(answers);
      if (!symptom.trim() || !reading) return [packs[0], NOTHING];
      const rank = ([, one]) => [one.verdict === "no-match" ? 0 : 1, Math.max(0, ...one.candidates.map((some) => Math.round(some.score * 1000)))];
      const found = packs.map((pack) => [pack, spoken(prefixed(reading.understand(pack.id, symptom), pack.prefix))]);
      return found.reduce((best, one) => {
        const [a, b] = [rank(best), rank(one)];
        return b[0] > a[0] || (b[0] === a[0] && b[1] > a[1]) ? one : best;
      });
    }

    /* a reading with the commas of this language between the words that it rests on */
    function spoken(one) {
      const each = (list) => list.map((some) => ({...some, because: some.because.split("、").join(ui.and)}));
      return {...one, evidence: each(one.evidence), heard: each(one.heard)};
    }

    function stated(one, pack) {
      const rules = Walk.danger(pack), found = new Map();
      for (const {slot, value, because} of one.evidence) {
        if (!found.has(slot) || rules.worse(slot, value, found.get(slot).value)) found.set(slot, {value, because});
      }
      return found;
    }

    const heard = (one) => new Map(one.heard.map((some) => [some.tree + "/" + some.question, {value: some.option, because: some.because}]));

    function beginning(one, {symptom, answers, again}) {
      const start = data.start, [tree, question] = one.verdict === "ask" && one.node ? cut(one.node) : ["", ""];
      const asked = [tree || start, question], told = [...answers.map(([a, b]) => [a, b]), ...(again ? [again] : [])];
      if (told.some((some) => some[0] === start)) return told.some((some) => some.join("/") === asked.join("/")) ? asked : [start, ""];
      if (one.verdict === "tree") return [one.offered[0], one.node];
      if (answers.length) return [answers[0][0], ""];
      return asked[0] && (one.verdict === "ask" || !symptom.trim()) ? asked : null;
    }

    /* where a point leads, and what it rests on */
    function opened(point) {
      const {answers, again, replay: code} = point;
      let [pack, one] = read(point.symptom, answers), slots = stated(one, pack), begin = point.begin || beginning(one, point);
      if (code) {
        pack = code.begin[0] === PACKS ? packsOf(answers)[0] : data.packs.find((some) => some.id === code.pack);
        slots = new Map([...code.slots].map(([slot, value]) => [slot, {value, because: label(pack, slot, value)}]));
        begin = code.begin;
      } else if (point.begin) {
        pack = Walk.packOf(data, begin[0]);
      }
      const said = {slots, heard: heard(one), again: again ? again.join("/") : "", pack};
      const counting = again ? answers.filter((some) => some[0] !== again[0] || some[1] !== again[1]) : answers;
      const position = begin ? Walk.walk(data, begin, counting, said) : null;
      if (position && !code && !point.begin) position.path = [...lead(begin[0], one), ...position.path];
      return {pack, read: one, said, position};
    }

    function lead(tree, one) {
      const found = one.candidates.find((some) => some.tree === tree), because = found ? found.because.join(ui.and) : "";
      return because ? data.trees[tree].route.map((answer) => ({answer, because})) : [];
    }

    /* what is shown of a point: {kind, position, pack, offered, also, understood, meaning, notices, ...} */
    function diagnose(point) {
      const {pack, read: one, said, position} = opened(point);
      const kind = position ? (position.question ? "question" : "outcome") : one.offered.length ? "choice" : "no-match";
      const stop = position ? stopped(Walk.packOf(data, position.tree), position.known) : stopped(pack, said.slots);
      const first = one.offered.map((tree) => data.trees[tree].first[0]).filter(Boolean);
      const contact = one.codes.map((id) => pack.codes[id]).filter(Boolean).map((some) => some[1]).find(Boolean);
      return {
        kind, position, pack, said, codes: one.codes,
        candidates: one.candidates.map((some) => some.tree),
        offered: one.candidates.map((some) => some.tree).filter((tree) => one.offered.includes(tree)),
        also: one.candidates.map((some) => some.tree).filter((tree) => one.also.includes(tree)),
        understood: understood(pack, one, point.replay),
        meaning: one.codes.map((id) => pack.codes[id]).filter(Boolean).map((some) => some[0]),
        notices: position ? notices(position, point.replay) : [],
        turnTo: contact || pack.elsewhere[one.elsewhere] || "", advice: pack.advice,
        first: kind === "outcome" ? [] : kind === "question" ? [...stop, ...data.trees[position.tree].first]
          : [...stop, ...new Set(first)].slice(0, Math.max(MOST_FIRST, stop.length)),
        path: position ? position.path.map(entry) : [],
        code: position ? replay.code(position) : "",
      };
    }

    /* what stands first where something that is known forbids another try */
    function stopped(pack, known) {
      const slot = Object.keys(pack.never).find((one) => known.has(one) && pack.never[one].includes(known.get(one).value));
      if (!slot) return [];
      const value = known.get(slot).value;
      return pack.stop.length ? pack.stop : [fill(ui.stopped, {name: pack.names[slot] || slot, value: (pack.slots[slot] || {})[value] || value})];
    }

    function understood(pack, one, code) {
      const rows = one.evidence.length ? one.evidence : code ? [...code.slots].map(([slot, value]) => ({slot, value, because: ui.code})) : [];
      const slots = new Set(rows.map((some) => some.slot));
      return rows.map(({slot, value, because}) => ({slot, value, because, label: slots.has(pack.part_of[slot]) ? "" : label(pack, slot, value)}));
    }

    function notices(position, code) {
      const pack = Walk.packOf(data, position.tree), node = position.question || position.outcome;
      return [
        code && code.lost ? fill(ui.lost, {count: code.lost}) : code && code.other ? fill(ui.other, {version: pack.version}) : "",
        ...position.overruled.map((one) => fill(ui.overruled, {words: one.because, slot: pack.names[one.slot] || one.slot, value: (pack.slots[one.slot] || {})[one.value] || one.value})),
        ...position.turned.map((one) => fill(ui.turned, {words: one.because, title: data.trees[one.tree].outcomes[one.id].title})),
        ...(node.expired || []),
      ].filter(Boolean);
    }

    function entry({answer, because}) {
      const [tree, id, option] = answer, question = data.trees[tree].questions[id];
      if (!question) return {answer, because, title: data.trees[tree].outcomes[id].title, label: ui.not};
      return {answer, because, title: question.ask, label: question.options.find((one) => one.id === option).label};
    }

    return {diagnose, read: replay.read};
  }

  const cut = (target) => [target.split("/")[0], target.split("/").slice(1).join("/")];

  function prefixed(one, prefix) {
    if (!prefix) return one;
    const all = (list) => list.map((tree) => prefix + tree), each = (list) => list.map((some) => ({...some, tree: prefix + some.tree}));
    const node = one.verdict === "ask" && one.node ? prefix + one.node : one.node;
    return {...one, offered: all(one.offered), also: all(one.also), candidates: each(one.candidates), heard: each(one.heard), node};
  }

  return {open, fill};
})();
