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

// The order in which a place has its forms; which one goes with a number is the browser's to know (CLDR).
const categories = lang === "ru" ? ["one", "few", "many", "other"] : ["one", "other"];
const plurals = new Intl.PluralRules(lang);

/** The form that goes with a number as the language writes it, with the number where # stands. */
function form(number, forms) {
  const plain = number.replace(/[^\d.,]/g, "");
  const [whole, decimals = ""] = (lang === "en" ? plain.replaceAll(",", "") : plain.replace(",", ".")).split(".");
  const category = plurals.select(Number(`${whole}.${decimals || 0}`));
  const index = categories.indexOf(category);
  // A Russian noun after decimals is in the case that it has after 2.
  const chosen = forms[index] ?? (lang === "ru" && forms.length === 3 ? forms[1] : forms.at(-1));
  return chosen.replace("#", number);
}

/** The sentence of a key, its {places} filled: {n}, or {n|# seat|# seats} where the words depend on a number. */
export function t(key, values = {}) {
  const sentence = sentences[key] ?? key;
  return sentence.replace(/\{(\w+)((?:\|[^{}|]*)*)\}/g, (whole, name, forms) => {
    if (!(name in values)) return whole;
    return forms ? form(String(values[name]), forms.slice(1).split("|")) : String(values[name]);
  });
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
  if (unit === "percent") return percent(value);
  return has(`unit.${unit}`) ? t(`unit.${unit}`, { n: number(value) }) : `${number(value)} ${unit}`;
}

/** What a source says of a thing: numbers and dates as the language writes them, other words as they are. */
export function reading(value) {
  if (typeof value === "number") return number(value);
  if (/^\d{4}(-\d\d){0,2}$/.test(value)) return date(value);
  const parts = String(value ?? "").split(" / ");
  return parts.every((part) => /^\d+(\.\d+)?$/.test(part)) ? parts.map((part) => number(Number(part))).join(" / ") : parts.join(" / ");
}

/** The reader's day, and the end of its year: up to there time is drawn. */
export const today = new Date().toISOString().slice(0, 10);
export const nextYear = `${Number(today.slice(0, 4)) + 1}-01-01`;

/** A date, as precise as its source: YYYY, YYYY-MM or YYYY-MM-DD; a month alone has a form of its own, which a preposition takes away. */
export function date(text, alone = "months.alone") {
  const [year, month, day] = (text ?? "").split("-");
  if (!month) return year;
  const name = t(day ? "months" : alone).split(",")[Number(month) - 1] ?? month;
  // A date is not broken over two lines.
  return t(day ? "date.day" : "date.month", { year, month: name, day: Number(day) }).replaceAll(" ", "\u00a0");
}

/** From one date to another; open ends are said. */
export const period = (from, to) =>
  (from && to ? `${date(from)} – ${date(to)}` : from ? t("since", { date: date(from, "months") }) : to ? t("until", { date: date(to, "months") }) : "");

/** A probability in words: never a bare decimal. */
export function runs(probability) {
  if (probability === null || probability === undefined) return "";
  const count = Math.round(probability * 100);
  if (count === 0) return t(probability === 0 ? "runs.never" : "runs.rarely");
  if (count === 100) return t(probability === 1 ? "runs.always" : "runs.nearly");
  return t("runs.of", { n: count });
}
