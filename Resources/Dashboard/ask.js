// SPDX-License-Identifier: Apache-2.0
// The API as the page sees it: a client like any other, GET only. What was answered once is not asked again.

import { lang } from "./words.js";

const answers = new Map();
const mostAnswers = 300;

/** What the API refused, or that it cannot be reached (status 0). */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title ?? "");
    this.status = problem.status ?? 0;
  }
}

/** Path and query as an address; pairs without a value are left out. */
export function address(path, query = []) {
  const pairs = (Array.isArray(query) ? query : Object.entries(query))
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([name, value]) => `${encodeURIComponent(name)}=${readable(value)}`);
  return pairs.length ? `${path}?${pairs.join("&")}` : path;
}

// Colons, commas and slashes stand for themselves in a query (RFC 3986 section 3.4).
const readable = (value) => encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/");

/** The answer to a GET as a whole: data, links, meta. */
export async function ask(path, query) {
  const target = address(path, query);
  const known = answers.get(target);
  if (known) return known;
  const body = await (await fetched(target)).json();
  if (answers.size >= mostAnswers) answers.delete(answers.keys().next().value);
  answers.set(target, body);
  return body;
}

/** The answer to a GET as text. */
export const text = async (path, query) => (await fetched(address(path, query))).text();

async function fetched(target) {
  let response;
  try {
    // What is wrong with a request is said in the language of the page, whether or not the request names it.
    response = await fetch(target, { headers: { "Accept-Language": lang } });
  } catch {
    throw new Refusal({ status: 0 });
  }
  if (!response.ok) throw new Refusal(await response.json());
  return response;
}

/** All pages of a list. */
export async function all(path, query) {
  let answer = await ask(path, { ...query, limit: 500 });
  const items = [...answer.data];
  while (answer.links.next) {
    const [next, rest] = answer.links.next.split("?");
    answer = await ask(next, [...new URLSearchParams(rest)]);
    items.push(...answer.data);
  }
  return items;
}
