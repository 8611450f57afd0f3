/* Replay codes (engine/replay.py, names.py, spelling.py): the same code for the same place as the program writes. */
"use strict";

const Replay = (() => {
  const TREE = 3, NODE = 2, SLOT = 3, ANSWER = 2, MOST_SLOTS = 6, HEAD = 3, PACKS = "packs";
  const ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY", BASE = ALPHABET.length, GROUP = 4, CHECKS = 2, LONGEST = 400, HALF = 15, ROUNDS = 20;
  const READ_AS = {O: "0", I: "1", L: "1", Z: "2", S: "5", B: "8", U: "V"};
  const CRC = Array.from({length: 256}, (_, one) => {
    for (let bit = 0; bit < 8; bit += 1) one = one & 1 ? (one >>> 1) ^ 0xedb88320 : one >>> 1;
    return one >>> 0;
  });

  function mark(name, turn, width) {
    let crc = 0xffffffff;
    for (const byte of new TextEncoder().encode(turn + ":" + name)) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
    let number = (crc ^ 0xffffffff) >>> 0;
    number = Math.imul(number ^ (number >>> 16), 0x85ebca6b) >>> 0;
    number = Math.imul(number ^ (number >>> 13), 0xc2b2ae35) >>> 0;
    return ((number ^ (number >>> 16)) >>> 0) % BASE ** width;
  }

  const tag = (name) => mark(name, 0, 1);

  function sums(signs) {
    let first = 0, second = 0;
    for (const one of [1, ...signs]) {
      first = (first * 2 + one) % BASE;
      second = (second * 4 + one) % BASE;
    }
    return [first, second];
  }

  function spell(signs) {
    const [first, second] = sums([...signs, 0, 0]), mod = (one) => ((one % BASE) + BASE) % BASE;
    const higher = mod((first - second) * HALF), lower = mod(-(first + 2 * higher));
    return [...signs, higher, lower].map((one) => ALPHABET[one]).join("").match(new RegExp(".{1," + GROUP + "}", "g")).join("-");
  }

  /* the signs of a code, null where it is none */
  function unspell(code) {
    const signs = [];
    for (const char of code.slice(0, LONGEST).normalize("NFKC").toUpperCase()) {
      if (/[\s\p{Pd}\p{Cf}]/u.test(char)) continue;
      const place = ALPHABET.indexOf(READ_AS[char] || char);
      if (place < 0) return null;
      signs.push(place);
    }
    return signs.length <= CHECKS || sums(signs).some(Boolean) ? null : signs.slice(0, -CHECKS);
  }

  function within(name, part) {
    const below = part.includes("=") ? "" : part.includes("/") ? "=" : "/";
    return name === part || (below !== "" && name.startsWith(part + below));
  }

  function allNames(name, aliases) {
    const found = [name];
    for (const one of found) {
      for (const [old, now] of Object.entries(aliases)) {
        const before = old + one.slice(now.length);
        if (within(one, now) && !found.includes(before)) found.push(before);
      }
    }
    return found;
  }

  /* the marks of a set of things, by all names each has or had */
  function marks(names, aliases, width) {
    const things = new Map(), own = new Map();
    let waiting = new Map(names.flatMap((thing) => allNames(thing, aliases).map((name) => [name, thing])));
    for (let turn = 0; turn < ROUNDS && waiting.size; turn += 1) {
      const drawn = new Map();
      for (const name of waiting.keys()) {
        const one = mark(name, turn, width);
        drawn.set(one, [...(drawn.get(one) || []), name]);
      }
      for (const [one, found] of drawn) {
        if (new Set(found.map((name) => waiting.get(name))).size === 1 && !things.has(one)) {
          things.set(one, waiting.get(found[0]));
          for (const name of found) {
            own.set(name, one);
            waiting.delete(name);
          }
        }
        if (!things.has(one)) things.set(one, "");
      }
    }
    const signs = (name) => (own.has(name) ? Array.from({length: width}, (_, place) => Math.floor(own.get(name) / BASE ** (width - 1 - place)) % BASE) : []);
    const thing = (some) => (some.length === width ? things.get(some.reduce((sum, one) => sum * BASE + one, 0)) || "" : "");
    return {signs, thing};
  }

  /* the codes of one pack */
  function codes(data, pack) {
    const kept = new Map(), known = (key, make) => kept.get(key) || kept.set(key, make()).get(key);
    const short = (name) => (pack.prefix && name.startsWith(pack.prefix) ? name.slice(pack.prefix.length) : name);
    const id = (name) => (name === PACKS ? name : pack.prefix + name);
    const made = (names, width) => marks(names, pack.aliases, width);
    const trees = () => known("trees", () => made(pack.own.map(short), TREE));
    const slots = () => known("slots", () => made(Object.entries(pack.slots).flatMap(([slot, values]) => Object.keys(values).map((value) => slot + "=" + value)), SLOT));
    const nodes = (tree) => known("nodes " + tree, () => {
      const some = Object.keys(pack.aliases).length ? pack.own.filter((one) => data.trees[one]) : [tree], inside = short(tree) + "/";
      const names = some.flatMap((one) => [...Object.keys(data.trees[one].questions), ...Object.keys(data.trees[one].outcomes)].map((name) => short(one) + "/" + name));
      return made(names.filter((name) => allNames(name, pack.aliases).some((one) => one.startsWith(inside))), NODE);
    });
    const options = (tree, at) => known("options " + tree + "/" + at, () => {
      const {question} = Walk.node(data, tree, at), ids = question ? question.options.map((one) => one.id) : [Walk.NOT_SOLVED];
      return made(ids.map((one) => short(tree) + "/" + at + "=" + one), ANSWER);
    });
    const looked = new Set([...Object.keys(pack.never), ...pack.looked]);
    const dangerous = (slot) => (slot in pack.orders ? 0 : 1);
    const matter = (stated) => [...stated].filter(([slot]) => looked.has(slot))
      .sort(([a], [b]) => dangerous(a) - dangerous(b) || (a < b ? -1 : 1)).slice(0, MOST_SLOTS);

    function head(begin, stated, spelt) {
      const tree = trees().signs(short(begin[0])), inside = begin[1] && begin[1] !== data.trees[begin[0]].start;
      const node = inside ? nodes(begin[0]).signs(short(begin[0]) + "/" + begin[1]) : [];
      const said = matter(stated).map(([slot, one]) => slots().signs(slot + "=" + one.value));
      if (!tree.length || (inside && !node.length) || said.some((one) => !one.length)) return null;
      return [said.length * 4 + (inside ? 2 : 0) + (spelt ? 1 : 0), tag(pack.id), tag(pack.version), ...tree, ...node, ...said.flat()];
    }

    /* the node whose answer comes next */
    function next(here, given, spelt) {
      const passed = here.path.map((one) => one.answer).filter((one) => !given.some((other) => same(one, other)));
      return spelt && passed.length ? passed[0] : [here.tree, here.id];
    }

    function body(begin, position, spelt) {
      const wanted = new Map(position.path.map((one) => [one.answer[0] + "/" + one.answer[1], one.answer]));
      const given = [], signs = [];
      for (;;) {
        const here = Walk.walk(data, begin, given, {slots: position.stated, pack});
        if (arrived(here, position)) return signs;
        const [tree, at] = next(here, given, spelt), answer = wanted.get(tree + "/" + at);
        const one = answer ? options(tree, at).signs(short(tree) + "/" + at + "=" + answer[2]) : [];
        if (!one.length || given.some((other) => same(other, answer))) return null;
        given.push(answer);
        signs.push(...one);
      }
    }

    function read(signs) {
      const count = Math.floor(signs[0] / 4), inside = Math.floor(signs[0] / 2) % 2, spelt = signs[0] % 2 === 1;
      const node = HEAD + TREE, slot = node + NODE * inside, rest = slot + SLOT * count;
      const begin = target(signs.slice(HEAD, node), signs.slice(node, slot));
      if (!begin || signs.length < rest) return null;
      const stated = new Map();
      for (let place = slot; place < rest; place += SLOT) {
        const [name, value] = slots().thing(signs.slice(place, place + SLOT)).split("=");
        if (value === undefined) return null;
        stated.set(name, value);
      }
      return {pack: pack.id, begin, slots: stated, ...answers(begin, stated, signs.slice(rest), spelt), other: signs[2] !== tag(pack.version)};
    }

    function target(tree, node) {
      const name = trees().thing(tree);
      if (!name || !data.trees[id(name)]) return null;
      if (!node.length) return [id(name), ""];
      const [inner, found] = nodes(id(name)).thing(node).split("/");
      return found ? [id(inner), found] : null;
    }

    function answers(begin, stated, signs, spelt) {
      const said = {slots: new Map([...stated].map(([slot, value]) => [slot, {value, because: value}])), pack}, given = [];
      for (let place = 0; place < signs.length; place += ANSWER) {
        const [tree, at] = next(Walk.walk(data, begin, given, said), given, spelt);
        const option = options(tree, at).thing(signs.slice(place, place + ANSWER)), answer = [tree, at, option.slice(option.lastIndexOf("=") + 1)];
        const onward = Walk.walk(data, begin, [...given, answer], said);
        if (!onward.path.some((one) => same(one.answer, answer))) return {answers: given, lost: Math.ceil((signs.length - place) / ANSWER)};
        given.push(answer);
      }
      return {answers: given, lost: 0};
    }

    return {head, body, read, tag: tag(pack.id)};
  }

  const same = (one, other) => one.every((part, place) => part === other[place]);

  /* whether two walks end at one node by the same answers, but for what led to the first tree */
  function arrived(here, there) {
    const taken = here.path.map((one) => one.answer.join("/")), path = there.path.map((one) => one.answer.join("/"));
    return here.tree === there.tree && here.id === there.id && path.slice(path.length - taken.length).join() === taken.join();
  }

  function open(data) {
    const all = data.packs.map((pack) => codes(data, pack));

    function code(position) {
      let begin = position.begin;
      if (begin[0] === PACKS) {
        const menu = position.path.find((one) => one.answer[0] === PACKS);
        const option = menu && data.trees[PACKS].questions[menu.answer[1]].options.find((one) => one.id === menu.answer[2]);
        begin = option ? option.jumps[option.jumps.length - 1].slice(0, 2) : begin;
      }
      const of = all[data.packs.indexOf(Walk.packOf(data, begin[0]))];
      for (const spelt of [false, true]) {
        const head = of.head(begin, position.stated, spelt), body = of.body(begin, position, spelt);
        if (head && body) return spell([...head, ...body]);
      }
      return "";
    }

    /* what a code says: {pack: its id, begin, slots, answers, other, lost}; null for what is no code of these packs */
    function read(typed) {
      const signs = unspell(typed);
      for (const one of signs ? all.filter((some) => some.tag === signs[1]) : []) {
        const found = one.read(signs);
        if (found) return found;
      }
      return null;
    }

    return {code, read};
  }

  return {open};
})();
