// SPDX-License-Identifier: Apache-2.0
// One question over everything, in any of the three languages and their usual transliterations.

import { ask } from "./ask.js";
import { field, h } from "./dom.js";
import { bars } from "./pictures.js";
import { lists } from "./scenario.js";
import { go, link, state } from "./state.js";
import { lang, t, word } from "./words.js";

const path = "/v1/search";

export async function search({ panel }) {
  const query = { q: state.q ?? "", lang };
  const form = h("form", { class: "bar", role: "search", onsubmit: (event) => { event.preventDefault(); go({ q: document.getElementById("q").value.trim() }); } },
    field("q", t("search.what"), { type: "search", value: state.q ?? "" }, () => {}), h("button", { class: "primary" }, t("search")));
  if (!state.q) return [h("p", { class: "hint" }, t("view.search.about")), form];
  const found = (await ask(path, query)).data;
  const kinds = [...new Set(found.map(kindOf))];
  const drawing = bars(kinds.map((kind) => ({ name: word("found", kind), value: found.filter((each) => kindOf(each) === kind).length })), t("view.search"));
  panel.update({ path, query, picture: () => drawing });
  return [form, found.length === 0 ? h("p", {}, t("nothing.found")) : kinds.map((kind) => [
    h("h2", {}, word("found", kind)),
    h("ul", {}, found.filter((each) => kindOf(each) === kind).map((each) => h("li", {}, h("a", { href: target(kind, each) }, each.name), each.matched && each.matched.text !== each.name && h("span", { class: "hint" }, ` ${each.matched.text}`)))),
  ])];
}

const kindOf = (each) => each.type;

/** The view that shows what was found, else its data. */
function target(kind, each) {
  const bare = { q: "", party: "", election: "", key: "", votes: "", system: "" };
  if (kind === "party") return link({ ...bare, view: "parties", party: each.id });
  if (kind === "election") return link({ ...bare, view: "results", election: each.id });
  if (kind === "threshold") return link({ ...bare, view: "law", key: each.id });
  if (kind === "electoral-system" && lists.systems.some((system) => system.id === each.id)) return link({ ...bare, view: "simulator", system: each.id });
  return each.link;
}
