// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, script } from "./page.mjs";

const words = {
  months: "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec", "months.alone": "January,February,March,April,May,June,July,August,September,October,November,December", "date.day": "{day} {month} {year}", "date.month": "{month} {year}",
  since: "since {date}", until: "until {date}", yes: "yes", no: "no",
  places: "{n|# seat|# seats}", russian: "{n|# one|# few|# many|# other}", nouns: "{n|# one|# few|# many}", "unit.seats": "{n|# seat|# seats}", "unit.wages": "{n|# minimum wage|# minimum wages}", greeting: "{who}, {what}",
  "runs.never": "never", "runs.rarely": "rarely", "runs.of": "{n} of 100", "runs.nearly": "nearly always", "runs.always": "always",
};

/** The words of a page in a language; each language is a module of its own. */
async function speaking(lang) {
  open({ lang, answers: { [`/words-${lang}.json`]: words } });
  const module = await script(`words.js?${lang}`);
  await module.load("/");
  return module;
}
const { amount, date, difference, has, number, percent, period, runs, share, t, word } = await speaking("en");

/** Spaces that are not broken, as plain ones. */
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

test("a sentence has its places filled; what has no value stays as it is, what is not there is its key", () => {
  assert.equal(t("greeting", { who: "a" }), "a, {what}");
  assert.deepEqual([t("nothing"), has("nothing"), has("yes")], ["nothing", false, true]);
  assert.deepEqual([word("runs", "always"), word("runs", "parsecs"), word("runs", null)], ["always", "parsecs", ""]);
});

test("numbers are written as the language writes them, Kazakh as Russian", async () => {
  const ru = await speaking("ru");
  const kk = await speaking("kk");
  assert.deepEqual([number(3431510), number(7.5), share(53.9)], ["3,431,510", "7.5", "53.90"]);
  for (const { number, share, percent } of [ru, kk]) {
    assert.deepEqual([number(3431510), number(7.5), share(53.9), percent(5)].map(plain), ["3 431 510", "7,5", "53,90", "5 %"]);
  }
});

test("what is not known is nothing, never 0", () => {
  for (const write of [number, difference, share, percent, runs, (value) => amount(value, "seats")]) {
    assert.deepEqual([write(null), write(undefined)], ["", ""]);
  }
  assert.deepEqual([number(0), difference(0), percent(0)], ["0", "0", "0 %"]);
});

test("a difference has its sign", () => assert.deepEqual([difference(3), difference(-2.5)], ["+3", "-2.5"]));

test("an amount has its unit; flags are yes or no, ratios have none", () => {
  assert.deepEqual([amount(2, "seats"), amount(1, "flag"), amount(0, "flag"), amount(0.7, "ratio"), amount(5, "percent")],
    ["2 seats", "yes", "no", "0.7", "5 %"]);
  assert.deepEqual([amount(1, "wages"), amount(0.65, "wages"), amount(3, "parsecs")], ["1 minimum wage", "0.65 minimum wages", "3 parsecs"]);
});

// CLDR, Language Plural Rules: Russian one 1, 21; few 2, 22, 104; many 5, 11, 111, 1000; other 1.5. English one 1; other 0, 1.5, 21.
test("the words beside a number are those that CLDR has for it", async () => {
  const english = new Map([["1", "# seat"], ["0", "# seats"], ["21", "# seats"], ["1.5", "# seats"], ["1,001", "# seats"]]);
  for (const [n, chosen] of english) assert.equal(t("places", { n }), chosen.replace("#", n));
  const russian = { one: ["1", "21", "1 001"], few: ["2", "22", "104", "-3"], many: ["5", "11", "111", "0", "1 000"], other: ["1,5", "0,65", "2.5"] };
  const { t: ru } = await speaking("ru");
  for (const [category, numbers] of Object.entries(russian)) {
    for (const n of numbers) assert.equal(ru("russian", { n }), `${n} ${category}`, n);
  }
  assert.equal(ru("nouns", { n: "1,5" }), "1,5 few");
});

test("a date is as precise as its source", () => {
  assert.deepEqual(["2023-03-19", "2021-06", "1994", null].map((text) => plain(date(text))), ["19 Mar 2023", "June 2021", "1994", ""]);
});

test("open ends of a period are said", () => {
  assert.deepEqual([period("1999", "2007"), period("1999", null), period(null, "2007"), period(null, null), period("2021-06", null), period("2021-06", "2022-07")].map(plain),
    ["1999 – 2007", "since 1999", "until 2007", "", "since Jun 2021", "June 2021 – July 2022"]);
});

test("a probability is certain only where it is exactly so", () => {
  assert.deepEqual([0, 0.004, 0.63047, 0.996, 1].map(runs), ["never", "rarely", "63 of 100", "nearly always", "always"]);
});
