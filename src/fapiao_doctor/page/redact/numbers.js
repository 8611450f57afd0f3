/* Numbers of people and accounts (text/numbers.py, text/named_numbers.py), and one-time codes (text/one_time_codes.py). */
"use strict";

const Numbers = (() => {
  const count = (text) => (text.match(/[0-9]/g) || []).length;

  function byShape(text, {COMPILED, WORD, PROVINCES, CREDIT_DIGITS}) {
    const isDay = (digits) => {
      const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
      const made = new Date(Date.UTC(year, month - 1, day));
      return year >= 1900 && year <= 2030 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
    };
    const isId = (number) => PROVINCES.includes(number.slice(0, 2)) && isDay(number.slice(6, 14));
    const isCredit = (code) => {
      if ([...code].some((one) => !CREDIT_DIGITS.includes(one))) return false;
      let sum = 0, weight = 1;
      for (const one of code.slice(0, 17)) {
        sum += CREDIT_DIGITS.indexOf(one) * weight;
        weight = weight * 3 % 31;
      }
      if ((31 - sum % 31) % 31 === CREDIT_DIGITS.indexOf(code[17])) return true;
      return "159Y".includes(code[0]) && /^[0-9]+$/.test(code.slice(2, 8)) && PROVINCES.includes(code.slice(2, 4));
    };
    const isTax = (number) => {
      if (number.length === 20) return /^[0-9]{17}/.test(number) && isId(number.slice(0, 18));
      return /^[0-9]{6}/.test(number) && PROVINCES.includes(number.slice(0, 2)) && count(number) >= 8;
    };
    const isCard = (number) => [...number].reverse().map(Number)
      .reduce((sum, digit, place) => sum + (place % 2 ? Math.floor(2 * digit / 10) + 2 * digit % 10 : digit), 0) % 10 === 0;
    const isMobile = (number) => "3456789".includes(number[number.length - 10]);
    const checks = {"id-card": isId, "credit-code": isCredit, "tax-number": isTax, "bank-card": isCard, mobile: isMobile};
    const grouped = (written) => {
      const groups = written.replace(/^\++/, "").split(/[ \t.·_/-]+/).filter(Boolean);
      if (groups.some((group) => Rules.whole(WORD, group))) return false;
      return groups.length <= 6 || groups.every((group) => group.length === 1);
    };
    return COMPILED.flatMap(([kind, shape]) => Rules.all(shape, text).filter(([found]) => {
      const compact = found.replace(/[ \t.·_/-]/g, "").toUpperCase();
      return !checks[kind] || (checks[kind](compact) && grouped(found));
    }).map((found) => [...found.indices[0], kind]));
  }

  function named(text, {KINDS, NAMED, ABOUT_A_CODE, CODE, PUBLIC, SHAPES}) {
    const found = [];
    for (const one of Rules.all(NAMED, text)) {
      const number = one.groups.number, before = one[0].slice(0, one[0].length - number.length);
      if (Rules.has(ABOUT_A_CODE, before) || Rules.whole(CODE, number) || count(number) < 5 || PUBLIC.includes(number)) continue;
      found.push([...one.indices.groups.number, Object.keys(KINDS).find((kind) => one.groups[kind.replace(/-/g, "_")])]);
    }
    for (const [shape, kind, group] of SHAPES) {
      for (const one of Rules.all(shape, text)) found.push([...(group ? one.indices.groups[group] : one.indices[0]), kind]);
    }
    return found;
  }

  function oneTime(text, rules) {
    const plain = (start, end) => !Rules.at(rules.UNIT, text, end) && !Rules.has(rules.ERROR_BEFORE, text.slice(Math.max(0, start - 12), start));
    const shapes = Rules.has(rules.SAID, text) ? [rules.AFTER_CODE, rules.BEFORE_CODE] : [];
    const codes = new Map();
    for (const shape of [...shapes, rules.SENT_CODE, rules.REFUSED_CODE]) {
      for (const one of Rules.all(shape, text)) {
        const span = one.indices.groups.token;
        if (!rules.PUBLIC.includes(one.groups.token) && plain(...span)) codes.set(span.join(), span);
      }
    }
    let until = 0, length = -1;
    const first = new Set(codes.keys());
    for (const one of Rules.all(rules.ANY_CODE, text)) {
      const span = one.indices[0];
      if (first.has(span.join())) {
        until = span[1] + rules.FAR;
        length = one[0].length;
      } else if (span[0] < until && one[0].length === length && length >= 6 && plain(...span)) {
        codes.set(span.join(), span);
      }
    }
    return [...codes.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([start, end]) => [start, end, "sms-code"]);
  }

  return {byShape, named, oneTime};
})();
