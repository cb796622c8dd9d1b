// SPDX-License-Identifier: Apache-2.0
// What the dashboard's scripts find in a browser, as far as scripts without elements need it. Each test file is a process of
// its own (node --test), so each opens one page.

import { register } from "node:module";

// The scripts are modules without a package.json that says so.
register(`data:text/javascript,${encodeURIComponent(`
  export const load = (url, context, next) =>
    next(url, url.includes("/Resources/Dashboard/") ? { ...context, format: "module" } : context);
`)}`);

/** A script of the dashboard. */
export const script = (name) => import(new URL(`../../Resources/Dashboard/${name}`, import.meta.url).href);

/**
 * Opens a page: its language, the query of its address, and what the server answers by target.
 * Gives what happened: `asked`, the targets in order, and `entries`, the addresses of the browser's history.
 */
export function open({ lang = "en", query = "", answers = {}, counted = "", canonical } = {}) {
  const page = { asked: [], entries: [`/${query}`], listeners: {} };
  globalThis.location = { pathname: "/", search: query, origin: "https://mandat.example" };
  globalThis.document = { documentElement: { lang }, body: { dataset: { counted, canonical } } };
  globalThis.history = {
    pushState: (_, __, address) => { page.entries.push(address); locate(address); },
    replaceState: (_, __, address) => { page.entries[page.entries.length - 1] = address; locate(address); },
  };
  globalThis.addEventListener = (name, listener) => { page.listeners[name] = listener; };
  globalThis.fetch = async (target) => {
    page.asked.push(target);
    if (answers[target] === "offline") throw new TypeError("fetch failed");
    const found = answers[target];
    return { ok: found !== undefined && !found.status, status: found?.status ?? (found ? 200 : 404), json: async () => found ?? { status: 404, detail: "not here" } };
  };
  const locate = (address) => {
    const { pathname, search } = new URL(address, "https://mandat.example");
    Object.assign(globalThis.location, { pathname, search });
  };
  /** The reader goes back or forth to an address. */
  page.back = (address) => {
    locate(address);
    page.listeners.popstate();
  };
  return page;
}
