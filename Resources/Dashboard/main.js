// SPDX-License-Identifier: Apache-2.0
// The page begins here: the words and the lists are read, then the view that the address names is shown.

import { fill, h } from "./dom.js";
import { fault } from "./fault.js";
import { load as loadScenarios } from "./scenario.js";
import { Elsewhere, go, link, onchange, state } from "./state.js";
import { ThisView } from "./thisview.js";
import { remember } from "./undo.js";
import { load as loadWords, t } from "./words.js";
import { chances } from "./view-chances.js";
import { coalitions } from "./view-coalitions.js";
import { compare } from "./view-compare.js";
import { counterfactual } from "./view-counterfactual.js";
import { law } from "./view-law.js";
import { simulator } from "./view-simulator.js";

const views = {
  simulator, coalitions, compare, counterfactual, "monte-carlo": chances, law,
};
const main = document.getElementById("main");
const navigation = document.querySelector("nav.views");
const shown = [...navigation.querySelectorAll("a[data-view]")].map((link) => link.dataset.view);
const loaded = location.href;
let turn = 0;

/** The view of the state; what it is shown in is filled only when all of it is there. */
async function show() {
  const mine = (turn += 1);
  remember();
  const name = state.view ?? "simulator";
  const focused = document.activeElement?.id;
  document.title = `${t(`view.${name}`)} · ${t("brand")}`;
  for (const link of navigation.querySelectorAll("a[data-view]")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  links();
  const panel = new ThisView();
  const isCurrent = () => mine === turn;
  let content;
  try {
    if (!shown.includes(name)) throw new Elsewhere();
    content = await views[name]({ panel, isCurrent });
  } catch (error) {
    if (error instanceof Elsewhere && isCurrent() && location.href !== loaded) return location.reload();
    content = fault(error);
  }
  if (!isCurrent()) return;
  fill(main, h("h1", { id: "title" }, t(`view.${name}`)), content, panel.element);
  main.dataset.ready = String(mine);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Links to other views and languages keep the state; a note on a parameter stays as long as that does. */
function links() {
  for (const each of document.querySelectorAll("[data-parameter]")) each.hidden = !(each.dataset.parameter in state);
  for (const each of navigation.querySelectorAll("a[data-view]")) each.href = link({ view: each.dataset.view });
  for (const each of document.querySelectorAll("a[data-lang]")) each.href = link({ lang: each.dataset.lang });
}

function follow(event) {
  const target = event.target.closest("a[href]");
  if (!target || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const url = new URL(target.href);
  if (url.origin !== location.origin || url.pathname !== "/" || !url.searchParams.has("view") || target.dataset.lang || url.hash) return;
  event.preventDefault();
  const next = Object.fromEntries(url.searchParams);
  const cleared = Object.fromEntries(Object.keys(state).map((name) => [name, undefined]));
  go({ ...cleared, ...next });
  if (target.closest("nav")) main.focus();
}

/** Takes the page over from the server. */
async function begin() {
  await Promise.all([loadWords(document.body.dataset.assets), loadScenarios()]);
  document.addEventListener("click", follow);
  // The address may change without the view: links have to follow before they are.
  document.addEventListener("pointerdown", links, true);
  document.addEventListener("focusin", links, true);
  onchange(show);
  await show();
}

// What the server says in the place of a view stays as it is.
if (document.body.dataset.refused) {
  addEventListener("popstate", () => location.reload());
  main.dataset.ready = "refused";
} else {
  // So does the page that it made, where the scripts cannot begin.
  await begin().catch(console.error);
}
