/* The blocks of data that the page carries (page/packed.py). */
"use strict";

const Load = (() => {
  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;.=>?@^_`{|}~";

  /* the bytes of a text in base 85: five signs are four bytes, fewer at the end one less than they are */
  function bytes(text) {
    const values = new Uint8Array(128), short = (5 - text.length % 5) % 5, whole = text + "~".repeat(short);
    for (let place = 0; place < SIGNS.length; place++) values[SIGNS.charCodeAt(place)] = place;
    const found = new Uint8Array(whole.length / 5 * 4), view = new DataView(found.buffer);
    for (let place = 0; place < whole.length; place += 5) {
      let number = 0;
      for (let one = place; one < place + 5; one++) number = number * 85 + values[whole.charCodeAt(one)];
      view.setUint32(place / 5 * 4, number);
    }
    return found.subarray(0, found.length - short);
  }

  async function block(name) {
    const packed = bytes(JSON.parse(document.getElementById(name).textContent));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
  }

  /* the book, with the tables of each language put together */
  async function book() {
    const {trees, sources, ...found} = await block("book");
    const table = (rows, lang) => Object.fromEntries(Object.entries(rows).filter(([, one]) => lang in one).map(([row, one]) => [row, one[lang]]));
    for (const lang of found.langs) Object.assign(found.data[lang], {trees: table(trees, lang), sources: table(sources, lang)});
    return found;
  }

  /* the reader and the rules of redaction: {understand: pack id -> text -> reading, redact, isBare}; null where the page has none */
  async function reading() {
    if (!document.getElementById("reader")) return null;
    const data = await block("reader"), readers = new Map();
    Fold.open(data.hanzi);
    Redact.open(data.hiding);
    for (const [name, table] of Object.entries(data.tables)) readers.set(name, Reader.open(table));
    return {understand: (pack, text) => readers.get(pack).read(text), redact: Redact.redact, isBare: Redact.isBare};
  }

  return {book, reading};
})();
