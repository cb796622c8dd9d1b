// SPDX-License-Identifier: Apache-2.0
// The state of the page is its address. A view reads it, and changes it in one of three ways:
//   go: a new entry of the history, and the view is shown anew;
//   settle: a new entry, for what the view shows already;
//   drag: the same entry, while something is being moved.

import { address } from "./ask.js";

const listeners = [];

/** The parameters of the address, each once. */
export const state = Object.fromEntries(new URLSearchParams(location.search));

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
  history.pushState(null, "", link());
  tell();
}

export function settle(changes) {
  take({ ...state, ...changes });
  if (link() !== location.pathname + location.search) history.pushState(null, "", link());
}

export function drag(changes) {
  take({ ...state, ...changes });
  history.replaceState(null, "", link());
}

addEventListener("popstate", () => {
  take(Object.fromEntries(new URLSearchParams(location.search)));
  tell();
});
