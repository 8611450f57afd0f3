/* Where the person is (diagnosis/state.py): values that are never changed, so that every place can be come back to. */
"use strict";

const State = (() => {
  const POINT = {symptom: "", kinds: [], answers: [], again: null, chosen: [], spelt: [], former: [], was: "", replay: null, begin: null};
  const point = (values) => ({...POINT, ...values});
  const at = (values) => ({here: point(values), before: []});
  const without = (answers, [tree, node]) => answers.filter((one) => one[0] !== tree || one[1] !== node);
  const same = (one, other) => one.join("/") === other.join("/");
  const mayKeep = (state) => state.here.again !== null && state.here.was !== "";

  /* on to answers taken in one stroke; this place is the way back */
  function go(state, values) {
    const chosen = values.answers || [];
    return {here: point({...values, chosen}), before: [...state.before, state.here]};
  }

  function answer(state, given) {
    const answers = [...without(state.here.answers, given), given];
    return {...state, here: {...state.here, answers, again: null, former: [], was: ""}};
  }

  const keep = (state) => ({...state, here: {...state.here, answers: state.here.former, again: null, former: [], was: ""}});

  const own = (state, path) => path.map((_, place) => place).filter((place) => !state.here.chosen.some((one) => same(one, path[place].answer)));

  /* to the question before, or the place before this sentence; null where there is neither */
  function back(state, path) {
    const places = own(state, path);
    if (places.length) return askAgain(state, path, places[places.length - 1]);
    if (state.before.length) return {here: state.before[state.before.length - 1], before: state.before.slice(0, -1)};
    return null;
  }

  function askAgain(state, path, place) {
    const {answer: node, because, label} = path[place], here = state.here;
    const spelt = because ? path.slice(0, place).filter((one) => one.because).map((one) => one.answer) : [];
    let answers = here.answers;
    for (const one of [...spelt].reverse()) answers = [one, ...without(answers, one)];
    const former = mayKeep(state) ? here.former : here.answers;
    return {...state, here: {...here, answers, again: [node[0], node[1]], spelt: [...here.spelt, ...spelt], former, was: label}};
  }

  /* how many questions of a path the person answered one by one */
  function asked(state, path) {
    const known = [...state.here.chosen, ...state.here.spelt];
    return path.filter((one) => !one.because && !known.some((other) => same(other, one.answer))).length;
  }

  return {at, go, answer, keep, mayKeep, own, back, askAgain, asked};
})();
