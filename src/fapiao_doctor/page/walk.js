/* The walk: the engine's own rules (engine/walk.py) over the data of the page.

   The state is the list of answers, [tree, question, option]; every position is found by replaying it. */
"use strict";

const Walk = (() => {
  const NOT_SOLVED = "not-solved", UNSURE = "unsure";

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

  function danger(data, tree) {
    const pack = data.packs.find((one) => one.id === data.trees[tree].pack) || data.packs[0];
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

  function once(data, begin, answers, aside) {
    const chosen = new Map(answers.map((one) => [one[0] + "/" + one[1], one]));
    const rules = danger(data, begin[0]);
    const known = new Map([...aside].map(([slot, one]) => [slot, one.known]));
    const path = [], overruled = [], turned = [];
    let target = begin;
    for (let left = 10000; left; left -= 1) {
      const here = node(data, target[0], target[1]), key = here.tree + "/" + here.id, given = chosen.get(key);
      const done = {...here, known, path, overruled, turned};
      if (here.outcome) {
        if (given && here.outcome.otherwise) {
          path.push({answer: given, title: here.outcome.title, label: null});
          target = here.outcome.otherwise;
          continue;
        }
        const slot = [...known.keys()].find((one) => rules.forbids(one, known.get(one).value));
        if (slot === undefined || !steps(here.outcome, known).some((one) => one.spends)) return done;
        turned.push({title: here.outcome.title, because: known.get(slot).because});
        target = here.outcome.instead;
        continue;
      }
      const next = asked(here, given, known, rules, path, overruled);
      if (!next) return done;
      target = next;
    }
    throw new Error("circle");
  }

  function asked(here, given, known, rules, path, overruled) {
    const question = here.question, options = visible(question, known);
    let option = given && options.find((one) => one.id === given[2]);
    const stated = known.get(question.slot);
    const told = stated && options.find((one) => (one.means || []).includes(stated.value));
    if (option && told && told !== option) {
      const heavier = option.id === UNSURE ? rules.forbids(question.slot, stated.value)
        : rules.worse(question.slot, stated.value, rules.worst(question.slot, option.means || []));
      if (heavier) {
        overruled.push({slot: question.slot, value: stated.value, because: stated.because});
        option = null;
      }
    }
    const taken = option || told;
    if (!taken) return null;
    learn(question, taken, option ? taken.label : stated.because, known, rules);
    const answer = [here.tree, here.id, taken.id];
    path.push({answer, title: question.ask, label: taken.label, known: !option});
    return jump(taken, known);
  }

  function learn(question, option, because, known, rules) {
    if (!question.slot || option.id === UNSURE || !option.means) return;
    const value = option.means[0], before = known.get(question.slot);
    if (before && (option.means.includes(before.value) || rules.worse(question.slot, before.value, value))) return;
    known.set(question.slot, {value, because});
  }

  /* what answers beside the path say that forbids an attempt */
  function dangers(data, begin, answers) {
    const rules = danger(data, begin[0]), found = new Map();
    for (const answer of answers) {
      const question = data.trees[answer[0]] && data.trees[answer[0]].questions[answer[1]];
      const option = question && question.options.find((one) => one.id === answer[2]);
      if (!option || option.id === UNSURE) continue;
      const value = rules.worst(question.slot, option.means || []), before = found.get(question.slot);
      if ((!before || rules.worse(question.slot, value, before.known.value)) && rules.forbids(question.slot, value)) {
        found.set(question.slot, {known: {value, because: option.label}, answer});
      }
    }
    return found;
  }

  /* where answers lead: {tree, id, question or outcome, known, path, overruled, turned} */
  function walk(data, begin, answers) {
    const rules = danger(data, begin[0]);
    let aside = new Map();
    for (;;) {
      const place = once(data, begin, answers, aside);
      const passed = new Set(place.path.map((one) => one.answer.join("/")));
      const found = dangers(data, begin, answers.filter((one) => !passed.has(one.join("/"))));
      let more = false;
      for (const [slot, one] of found) {
        if (!aside.has(slot) || rules.worse(slot, one.known.value, aside.get(slot).known.value)) {
          aside = new Map([...aside, [slot, one]]);
          more = true;
        }
      }
      if (!more) return place;
    }
  }

  /* "value、value：" for what a condition leaves open */
  function heading(data, tree, only, known, marks) {
    const pack = data.packs.find((one) => one.id === data.trees[tree].pack) || data.packs[0];
    const labels = [];
    for (const [slot, allowed] of only || []) {
      if (!known.has(slot)) labels.push(...allowed.map((one) => (pack.slots[slot] || {})[one] || one));
    }
    return labels.length ? labels.join(marks.and) + marks.colon : "";
  }

  return {walk, visible, steps, holds, heading, node, NOT_SOLVED};
})();
