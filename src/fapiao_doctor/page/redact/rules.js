/* The patterns of text/ as they stand in the data of the page, and the four ways in which the program uses them. */
"use strict";

const Rules = (() => {
  const made = new Map();

  function regex(pattern, flags, around) {
    const key = [pattern.flags, flags, around, pattern.source].join("|");
    if (!made.has(key)) made.set(key, new RegExp(around ? "^(?:" + pattern.source + ")$" : pattern.source, pattern.flags + flags));
    const found = made.get(key);
    found.lastIndex = 0;
    return found;
  }

  /* a pattern written as text, as parts of others are */
  const pattern = (source) => ({source, flags: "i"});
  const has = (one, text) => regex(one, "", false).test(text);
  const whole = (one, text) => regex(one, "", true).test(text);

  function at(one, text, place) {
    const found = regex(one, "dy", false);
    found.lastIndex = place;
    return found.exec(text);
  }

  function all(one, text, from) {
    const found = regex(one, "dg", false);
    found.lastIndex = from || 0;
    return [...text.matchAll(found)];
  }

  return {pattern, has, whole, at, all};
})();
