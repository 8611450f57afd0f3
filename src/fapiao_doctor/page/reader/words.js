/* The words of a text (reader/words.py), and what is said of them (reader/scope.py). */
"use strict";

const Words = (() => {
  const SPELT = 0.6, HEARD = 1.1;

  /* the words of a vocabulary by their first unit: by spelling; by the sound of pinyin; by rough and by exact sound */
  function made(vocabulary) {
    const words = {spelt: new Map(), heard: new Map(), rough: new Map(), alike: new Map()};
    for (const [name, sound, patterns] of vocabulary) {
      for (const pattern of patterns) for (const word of expanded(pattern)) keep(words, name, sound, word);
    }
    return words;
  }

  const expanded = (pattern) => pattern.reduce((found, pieces) => found.flatMap((one) => pieces.map((piece) => one + piece)), [""]);

  function keep(words, name, sound, word) {
    const [spelling, rough, exact] = Fold.said(word);
    if (spelling.length) put(words.spelt, spelling, name);
    if (sound === "no" || rough.length < 2 || /^[\x00-\x7f]*$/.test(word)) return;
    put(words.heard, rough, name);
    if (sound === "rough") put(words.rough, rough, name);
    if (sound === "exact") put(words.alike, exact, name);
  }

  function put(words, said, name) {
    if (words.has(said[0])) words.get(said[0]).push([said, name]);
    else words.set(said[0], [[said, name]]);
  }

  /* the words that begin with one unit as a trie, made when a text first shows it */
  function trie(rows) {
    const root = new Map();
    for (const [said, name] of rows) {
      let node = root;
      for (let place = 1; place < said.length; place += 1) {
        if (!node.has(said[place])) node.set(said[place], new Map());
        node = node.get(said[place]);
      }
      if (!node.has("")) node.set("", []);
      if (!node.get("").includes(name)) node.get("").push(name);
    }
    return root;
  }

  function typed(spans) {
    const ends = Array(spans.length).fill(0);
    let end = 0;
    for (let number = spans.length - 1; number >= 0; number -= 1) {
      end = spans[number][1] - spans[number][0] > 1 ? end || number + 1 : 0;
      ends[number] = end;
    }
    return ends;
  }

  function add(found, tries, {said, spans}, cost, least, most) {
    said.forEach((first, start) => {
      if (!tries.has(first)) return;
      if (Array.isArray(tries.get(first))) tries.set(first, trie(tries.get(first)));
      let node = tries.get(first);
      for (let end = start + 1; node; end += 1) {
        if (node.has("") && (!least || least[start] < end) && (!most || end <= most[start])) {
          const place = spans[start][0];
          if (!found.has(place)) found.set(place, []);
          found.get(place).push([end - start - cost, spans[end - 1][1], node.get("")]);
        }
        node = end < said.length ? node.get(said[end]) : undefined;
      }
    });
  }

  function best(found, size) {
    const worth = Array(size + 1).fill(0), chosen = new Map();
    let done = size;
    for (const start of [...found.keys()].sort((a, b) => b - a)) {
      worth.fill(worth[done], start, done);
      done = start;
      for (const one of found.get(start)) {
        if (one[0] + worth[one[1]] > worth[start]) {
          worth[start] = one[0] + worth[one[1]];
          chosen.set(start, one);
        }
      }
    }
    const tokens = [];
    let end = -1;
    for (const start of [...chosen.keys()].sort((a, b) => a - b)) {
      if (start < end) continue;
      const one = chosen.get(start);
      end = one[1];
      tokens.push({classes: one[2], start, end});
    }
    return tokens;
  }

  /* text to its words, by the vocabulary of one pack */
  function cover(vocabulary) {
    const {spelt, heard, rough, alike} = made(vocabulary);
    return ([spelling, sound, exact], size) => {
      const found = new Map(), pinyin = typed(sound.spans);
      add(found, spelt, spelling, SPELT);
      if (pinyin.some(Boolean)) add(found, heard, sound, HEARD, null, pinyin);
      add(found, rough, sound, HEARD, pinyin.length ? pinyin : null);
      add(found, alike, exact, HEARD);
      return best(found, size);
    };
  }

  function clauses(tokens, text) {
    const found = [];
    let start = 0, first = 0, last = 0;
    for (let end = 0; end <= text.length; end += 1) {
      if (end < text.length && !Fold.BREAKS.has(text[end])) continue;
      while (last < tokens.length && tokens[last].start < end) last += 1;
      found.push([start, end, first, last]);
      start = end;
      first = last;
    }
    return found;
  }

  const among = (token, classes) => token.classes.some((one) => classes.includes(one));

  function marks(tokens, size, whole, scopes) {
    const said = tokens.map(() => new Set()), chars = Array(size).fill("");
    let before = 0;
    for (const [start, end, first, last] of whole) {
      const here = tokens.slice(first, last);
      for (const scope of scopes) {
        if (!here.some((one) => among(one, scope.words))) continue;
        for (const [from, to] of spans(here, start, end, scope, before)) {
          for (let place = from; place < to; place += 1) chars[place] = chars[place] || scope.mark;
          tokens.forEach((one, number) => { if (one.start >= from && one.start < to) said[number].add(scope.mark); });
        }
      }
      before = last > first ? start : before;
    }
    return [said, chars];
  }

  function spans(tokens, start, end, scope, before) {
    const found = [], opens = tokens.length && among(tokens[0], scope.words), forward = scope.direction === "forward";
    const near = (from, to) => (scope.reach ? Math.min(to, from + scope.reach) : to);
    if (scope.crosses && opens) found.push([before, start]);
    if (scope.first && !opens) return found;
    let open = forward ? -1 : start, blocked = false;
    for (const token of tokens) {
      if (!token.classes.length) continue;
      const modifier = among(token, scope.words);
      if (among(token, scope.until) && !modifier) {
        if (forward && open >= 0) {
          found.push([open, near(open, token.start)]);
          open = -1;
        } else if (!forward) {
          open = token.start;
          blocked = false;
        }
      } else if (modifier && forward) {
        if (open >= 0) found.push([open, near(open, token.start)]);
        open = token.end;
      } else if (modifier) {
        if (!blocked) found.push([scope.reach ? Math.max(open, token.start - scope.reach) : open, token.end]);
        open = token.end;
        blocked = false;
      } else if (among(token, scope.unless)) {
        blocked = true;
      }
    }
    if (forward && open >= 0) found.push([open, near(open, end)]);
    return found;
  }

  return {cover, clauses, marks};
})();
