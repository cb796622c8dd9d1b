// SPDX-License-Identifier: Apache-2.0
// Steps back and forth through what was changed here. The history of the browser has them too; this one has buttons.

import { h } from "./dom.js";
import { go, state } from "./state.js";
import { t } from "./words.js";

const past = [];
const future = [];
let current = { ...state };

const same = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Remembers the state as it is now. */
export function remember() {
  if (same(current, state)) return;
  past.push(current);
  future.length = 0;
  current = { ...state };
}

function step(from, to) {
  const next = from.pop();
  if (!next) return;
  to.push(current);
  current = next;
  const cleared = Object.fromEntries(Object.keys(state).map((name) => [name, undefined]));
  go({ ...cleared, ...next });
}

/** The two buttons; update() says whether there is anywhere to go. */
export function buttons() {
  const back = h("button", { type: "button", id: "undo", onclick: () => step(past, future) }, t("undo"));
  const forth = h("button", { type: "button", id: "redo", onclick: () => step(future, past) }, t("redo"));
  const update = () => {
    back.disabled = past.length === 0;
    forth.disabled = future.length === 0;
  };
  update();
  return { elements: [back, forth], update };
}
