// SPDX-License-Identifier: Apache-2.0
// What the page says, in one language, and how that language writes numbers and dates.

export const lang = document.documentElement.lang;
let sentences = {};

/** Reads the sentences of the page's language. */
export async function load(base) {
  const answer = await fetch(`${base}words-${lang}.json`);
  if (!answer.ok) throw new Error(`words: ${answer.status}`);
  sentences = await answer.json();
}

/** The sentence of a key, its {places} filled. */
export function t(key, values = {}) {
  const sentence = sentences[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Whether there is a sentence of that key. */
export const has = (key) => key in sentences;

/** The sentence of a key that the data made up, or the data's own word. */
export const word = (prefix, value) => (has(`${prefix}.${value}`) ? t(`${prefix}.${value}`) : String(value ?? ""));

// Not every browser knows how Kazakh writes numbers; it writes them as Russian does.
const region = lang === "kk" ? "ru" : lang;
const whole = new Intl.NumberFormat(region, { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat(region, { maximumFractionDigits: 2 });
const hundredths = new Intl.NumberFormat(region, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const signed = new Intl.NumberFormat(region, { signDisplay: "exceptZero", maximumFractionDigits: 2 });

/** A number as the language writes it; nothing where it is not known. */
export const number = (value) =>
  (value === null || value === undefined ? "" : (Number.isInteger(value) ? whole : decimal).format(value));

/** A number with its sign. */
export const difference = (value) => (value === null || value === undefined ? "" : signed.format(value));

/** A share of a hundred in a column whose head says so. */
export const share = (value) => (value === null || value === undefined ? "" : hundredths.format(value));

/** A share of a hundred. */
export const percent = (value) => (value === null || value === undefined ? "" : `${decimal.format(value)} %`);

/** A value with its unit; some are yes or no. */
export function amount(value, unit) {
  if (value === null || value === undefined) return "";
  if (unit === "flag") return t(value ? "yes" : "no");
  if (unit === "ratio") return number(value);
  return unit === "percent" ? percent(value) : `${number(value)} ${word("unit", unit)}`;
}

/** The reader's day, and the end of its year: up to there time is drawn. */
export const today = new Date().toISOString().slice(0, 10);
export const nextYear = `${Number(today.slice(0, 4)) + 1}-01-01`;

/** A date, as precise as its source: YYYY, YYYY-MM or YYYY-MM-DD. */
export function date(text) {
  const [year, month, day] = (text ?? "").split("-");
  if (!month) return year;
  const name = t("months").split(",")[Number(month) - 1] ?? month;
  // A date is not broken over two lines.
  return t(day ? "date.day" : "date.month", { year, month: name, day: Number(day) }).replaceAll(" ", "\u00a0");
}

/** From one date to another; open ends are said. */
export const period = (from, to) =>
  (from && to ? `${date(from)} – ${date(to)}` : from ? t("since", { date: date(from) }) : to ? t("until", { date: date(to) }) : "");

/** A probability in words: never a bare decimal. */
export function runs(probability) {
  if (probability === null || probability === undefined) return "";
  const count = Math.round(probability * 100);
  if (count === 0) return t(probability === 0 ? "runs.never" : "runs.rarely");
  if (count === 100) return t(probability === 1 ? "runs.always" : "runs.nearly");
  return t("runs.of", { n: count });
}
