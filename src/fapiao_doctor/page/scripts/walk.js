/* The walk: the engine's own rules (engine/walk.py) over the data of the page.

   The state is the list of answers, [tree, question, option]; every position is found by replaying it. What was said
   before the first answer is {slots, heard, again, pack}: slot -> {value, because}; "tree/question" -> the same of an
   option; the node that is asked once more, "tree/node"; the pack whose dangers count. */
"use strict";

const Walk = (() => {
  const NOT_SOLVED = "not-solved", UNSURE = "unsure";
  const NOTHING = {slots: new Map(), heard: new Map(), again: "", pack: null};

  /* true, false, or null where a slot is not known */
  function holds(only, known) {
    let open = false;
    for (const [slot, allowed] of only || []) {
      if (!known.has(slot)) open = true;
      else if (!allowed.includes(known.get(slot).value)) return false;
    }
    return open ? null : true;
  }

  function node(data, tree, name) {
    const one = data.trees[tree], id = name || one.start;
    return {tree, id, question: one.questions[id], outcome: one.outcomes[id]};
  }

  const packOf = (data, tree) => data.packs.find((one) => one.id === data.trees[tree].pack) || data.packs[0];

  function danger(pack) {
    const worse = (slot, one, other) => {
      const order = pack.orders[slot] || [];
      return order.includes(one) && order.includes(other) && order.indexOf(one) < order.indexOf(other);
    };
    const worst = (slot, values) => values.reduce((found, one) => (!found || worse(slot, one, found) ? one : found), "");
    const forbids = (slot, value) => (pack.never[slot] || []).includes(value);
    return {worse, worst, forbids};
  }

  const visible = (question, known) => question.options.filter((one) => holds(one.only, known) !== false);
  const steps = (outcome, known) => outcome.steps.filter((one) => holds(one.only, known) !== false);
  const jump = (option, known) => option.jumps.find((one) => holds(one[2], known) === true);

  function once(data, begin, answers, said, aside) {
    const walk = {
      data, begin, said, rules: danger(said.pack), chosen: new Map(answers.map((one) => [one[0] + "/" + one[1], one])),
      stated: new Map([...said.slots, ...[...aside].map(([slot, one]) => [slot, one.known])]), path: [], overruled: [], turned: [],
    };
    walk.known = new Map(walk.stated);
    const seen = new Set();
    for (let target = begin; ;) {
      const here = node(data, target[0], target[1]), key = here.tree + "/" + here.id;
      if (seen.has(key)) throw new Error("circle at " + key);
      seen.add(key);
      target = here.question ? asked(walk, here, key) : ended(walk, here, key);
      if (!target) {
        const {known, stated, path, overruled, turned} = walk;
        return {...here, begin, known, stated, path, overruled, turned};
      }
    }
  }

  function ended({chosen, said, path, known, rules, turned}, here, key) {
    const given = chosen.get(key), outcome = here.outcome;
    if (given && outcome.otherwise && key !== said.again) {
      path.push({answer: given, because: ""});
      return outcome.otherwise;
    }
    const slot = [...known.keys()].find((one) => rules.forbids(one, known.get(one).value));
    if (slot === undefined || !steps(outcome, known).some((one) => one.spends)) return null;
    turned.push({tree: here.tree, id: here.id, slot, because: known.get(slot).because});
    return outcome.instead;
  }

  function asked(walk, here, key) {
    const {known, said, rules, path, overruled} = walk, question = here.question, options = visible(question, known);
    if (key === said.again) return null;
    const answer = walk.chosen.get(key), stated = known.get(question.slot), heard = said.heard.get(key);
    let given = answer && options.find((one) => one.id === answer[2]);
    let why = stated, told = stated && options.find((one) => (one.means || []).includes(stated.value));
    if (!told) {
      why = heard;
      told = heard && options.find((one) => one.id === heard.value);
    }
    if (given && told && told !== given && stated) {
      const heavier = given.id === UNSURE ? rules.forbids(question.slot, why.value)
        : rules.worse(question.slot, why.value, rules.worst(question.slot, given.means || []));
      if (heavier) {
        overruled.push({answer: [here.tree, here.id, given.id], slot: question.slot, value: why.value, because: why.because});
        given = null;
      }
    }
    const taken = given || told;
    if (!taken) return null;
    learn(question, taken, given ? taken.label : why.because, known, rules);
    path.push({answer: [here.tree, here.id, taken.id], because: given ? "" : why.because});
    return jump(taken, known);
  }

  function learn(question, option, because, known, rules) {
    if (!question.slot || option.id === UNSURE || !option.means) return;
    const value = option.means[0], before = known.get(question.slot);
    if (before && (option.means.includes(before.value) || rules.worse(question.slot, before.value, value))) return;
    known.set(question.slot, {value, because});
  }

  /* what answers beside the path say that forbids an attempt */
  function dangers(data, answers, said) {
    const rules = danger(said.pack), found = new Map();
    for (const answer of answers) {
      const question = data.trees[answer[0]] && data.trees[answer[0]].questions[answer[1]];
      const option = question && question.options.find((one) => one.id === answer[2]);
      if (!option || option.id === UNSURE) continue;
      const value = rules.worst(question.slot, option.means || []);
      const before = found.has(question.slot) ? found.get(question.slot).known : said.slots.get(question.slot);
      if ((!before || rules.worse(question.slot, value, before.value)) && rules.forbids(question.slot, value)) {
        found.set(question.slot, {known: {value, because: option.label}, answer});
      }
    }
    return found;
  }

  /* where answers lead: {tree, id, question or outcome, begin, known, stated, path, overruled, turned} */
  function walk(data, begin, answers, saying) {
    const said = {...NOTHING, ...saying};
    said.pack = said.pack || packOf(data, begin[0]);
    const rules = danger(said.pack);
    for (let aside = new Map(); ;) {
      const place = once(data, begin, answers, said, aside);
      const passed = new Set(place.path.map((one) => one.answer.join("/")));
      const found = [...dangers(data, answers.filter((one) => !passed.has(one.join("/"))), said)]
        .filter(([slot, one]) => !aside.has(slot) || rules.worse(slot, one.known.value, aside.get(slot).known.value));
      if (!found.length) return place;
      aside = new Map([...aside, ...found]);
    }
  }

  /* "value、value：" for what a condition leaves open */
  function heading(data, tree, only, known, marks) {
    const pack = packOf(data, tree), labels = [];
    for (const [slot, allowed] of only || []) {
      if (!known.has(slot)) labels.push(...allowed.map((one) => (pack.slots[slot] || {})[one] || one));
    }
    return labels.length ? labels.join(marks.and) + marks.colon : "";
  }

  /* the title of what stands at a target */
  function title(data, [tree, id]) {
    const one = data.trees[tree];
    if (!id) return one.title;
    return one.questions[id] ? one.questions[id].ask : one.outcomes[id].title;
  }

  return {walk, danger, visible, steps, holds, heading, node, packOf, title, NOT_SOLVED};
})();
