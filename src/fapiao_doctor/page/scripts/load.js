/* The blocks of data that the page carries (page/packed.py). */
"use strict";

const Load = (() => {
  async function block(name) {
    const letters = atob(JSON.parse(document.getElementById(name).textContent));
    const bytes = Uint8Array.from(letters, (one) => one.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
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
