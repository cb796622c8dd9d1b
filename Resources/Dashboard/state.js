// SPDX-License-Identifier: Apache-2.0
// The state of the page is its address. A view reads it, and changes it in one of three ways:
//   go: a new entry of the history, and the view is shown anew;
//   settle: a new entry, for what the view shows already;
//   drag: one entry for as long as something is being moved.

import { address } from "./ask.js";

const listeners = [];

/** What the page of an address says instead of a view; the server says why, so that address is loaded anew. */
export class Elsewhere extends Error {}

// The address with ids in the place of former ids, where the server knows any.
const { canonical } = document.body.dataset;
if (canonical) history.replaceState(null, "", canonical);

/** The parameters of the address; one without a value is none. */
const asked = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([, value]) => value !== ""));

/** The state: the parameters of the address, each once. */
export const state = asked();

/** Calls back with each new state that has to be shown. */
export const onchange = (listener) => listeners.push(listener);

/** The address of this state with some changes. */
export const link = (changes = {}) => address("/", { ...state, ...changes });

function take(next) {
  for (const name of Object.keys(state)) delete state[name];
  for (const [name, value] of Object.entries(next)) if (value !== undefined && value !== null && value !== "") state[name] = value;
}

const tell = () => listeners.forEach((listener) => listener());

export function go(changes) {
  take({ ...state, ...changes });
  stop();
  history.pushState(null, "", link());
  tell();
}

export function settle(changes) {
  take({ ...state, ...changes });
  write();
  isMoving = false;
}

export function drag(changes) {
  take({ ...state, ...changes });
  waiting ??= setTimeout(write, writeAfter);
}

// Browsers take a few hundred changes of the address in ten seconds, and a slider makes more.
const writeAfter = 150;
let waiting = null;
let isMoving = false;

/** The address as the state is: one new entry for a whole movement, however many places it goes through. */
function write() {
  clearTimeout(waiting);
  waiting = null;
  if (link() === location.pathname + location.search) return;
  if (isMoving) history.replaceState(null, "", link());
  else history.pushState(null, "", link());
  isMoving = true;
}

/** What was moving is at rest. */
function stop() {
  clearTimeout(waiting);
  waiting = null;
  isMoving = false;
}

addEventListener("popstate", () => {
  stop();
  take(asked());
  tell();
});
