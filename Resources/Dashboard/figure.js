// SPDX-License-Identifier: Apache-2.0
// Which figure a pointer into an answer means, in words: whose it is, what it is, and what it is given as.

import { date, has, lang, number, percent, t, word } from "./words.js";

/** "Amanat, Share, %: 53.9"; nothing where the pointer leads nowhere. */
export function figure(answer, pointer) {
  const tokens = pointer.split("/").slice(1).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  let value = answer;
  let member = null;
  const about = [];
  for (const token of tokens) {
    const isPlace = Array.isArray(value);
    value = value?.[token];
    if (value === undefined) return "";
    if (!isPlace && token !== "data") member = token;
    // What a row is about stands before its figures.
    if (isPlace && token !== tokens.at(-1)) about.push(subject(value));
  }
  return [[...about, member && label(member)].filter(Boolean).join(", "), written(value, member)].filter(Boolean).join(": ");
}

const label = (member) => ["figure", "column"].map((kind) => `${kind}.${member}`).filter(has).map((key) => t(key))[0] ?? member;

/** What a row is called. */
function subject(row) {
  if (row.answer) return t(row.answer);
  return row.name ?? row.short?.[lang] ?? row.full?.[lang] ?? (row.status && word("status", row.status)) ?? row.date ?? "";
}

/** A figure as the language writes it; of a thing what it is called, of a text its beginning. */
function written(value, member) {
  if (value === null) return "";
  if (typeof value === "number") return member?.endsWith("percent") ? percent(value) : number(value);
  if (typeof value === "string") return /^\d{4}(-\d{2}){0,2}$/.test(value) ? date(value) : value;
  if (typeof value !== "object") return String(value);
  if (value.text) return `“${value.text.length > longest ? `${value.text.slice(0, longest).trimEnd()}…` : value.text}”`;
  if (typeof value.count === "number") return number(value.count);
  const name = subject(value);
  return value.from ? `${name} (${date(value.from)})` : value.date === name ? date(name) : name;
}

const longest = 60;
