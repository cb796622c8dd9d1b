// SPDX-License-Identifier: Apache-2.0
// Parties and what became of them: one organisation is one party with dated names; mergers and successors tie parties.

import { address, all, ask } from "./ask.js";
import { field, h } from "./dom.js";
import { spans } from "./pictures.js";
import { label } from "./party.js";
import { lists, name as nameOf } from "./scenario.js";
import { go, link, state } from "./state.js";
import { scrolling, table } from "./table.js";
import { warnings } from "./view-results.js";
import { date, lang, nextYear, number, period, t, word } from "./words.js";


export const parties = async (context) => (state.party ? one(context) : every(context));

async function every({ panel }) {
  const query = { lang, q: state.q ?? "" };
  const found = await all("/v1/parties", query);
  const picture = () => spans(found.map((party) => ({ name: party.short_name, from: party.founded ?? party.names[0]?.from, to: party.ended, known: known(party), color: party.color?.hex })), nextYear, t("parties.spans"));
  const drawing = picture();
  panel.update({ path: "/v1/parties", query, picture: drawing && (() => drawing), });
  return [
    h("form", { class: "bar", role: "search", onsubmit: (event) => { event.preventDefault(); go({ q: document.getElementById("q").value }); } },
      field("q", t("parties.search"), { type: "search", value: state.q ?? "" }, () => {}), h("button", {}, t("search"))),
    found.length === 0 ? h("p", {}, t("nothing.found")) : scrolling(t("view.parties"), table([
      { head: t("column.party"), cell: (party) => h("a", { href: link({ party: party.id, q: "" }) }, label(party.short_name, party.color?.hex)) },
      { head: t("column.full_name"), cell: (party) => party.name },
      { head: t("column.founded"), cell: (party) => date(party.founded) },
      { head: t("column.ended"), cell: (party) => date(party.ended) },
      { head: t("status"), cell: (party) => [word("status", party.status), party.status === "unknown" && party.status_note && h("span", { class: "note" }, party.status_note)] },
      { head: t("column.contested"), isNumber: true, cell: (party) => number(party.contested.length) },
    ], found, { caption: t("parties.count", { n: found.length }) })),
    drawing && [h("h2", {}, t("parties.spans")), drawing],
  ];
}

/** The last day that a party is known on, where neither its end nor its life today is. */
function known(party) {
  if (party.ended || ["registered", "founded", "suspended", "unregistered"].includes(party.status)) return null;
  const elections = party.contested.map((id) => lists.elections.find((each) => each.id === id)?.date);
  const dates = [party.founded, ...party.names.map((name) => name.from), ...party.status_history.map((each) => each.from), ...elections];
  return dates.filter(Boolean).sort().at(-1) ?? null;
}

async function one({ panel }) {
  const path = `/v1/parties/${encodeURIComponent(state.party)}`;
  const answer = await ask(path, { lang });
  const party = answer.data;
  const ties = (await ask(`${path}/lineage`, { lang })).data;
  const drawing = spans([
    ...party.names.map((name) => ({ name: name.short[lang], from: name.from, to: name.to ?? party.ended, known: name.to ? null : known(party), color: party.color?.hex })),
    ...ties.nodes.filter((node) => node.id !== party.id).map((node) => ({ name: node.name, from: node.founded, to: node.ended, color: node.color })),
  ], nextYear, t("parties.spans"));
  panel.update({ path: `${path}/lineage`, query: { lang }, picture: drawing && (() => drawing), chart: { path: "/v1/charts/lineage", query: { party: party.id, lang } } });
  return [
    h("p", {}, h("a", { href: link({ party: "" }) }, `← ${t("view.parties")}`)),
    h("h2", {}, label(party.name, party.color?.hex)),
    h("dl", { class: "facts" }, [
      [t("column.founded"), date(party.founded)], [t("column.registered"), date(party.registered)], [t("column.ended"), date(party.ended)], [t("status"), party.status && word("status", party.status)], [t("column.status_note"), party.status_note],
      [t("column.contested"), party.contested.map((id) => lists.elections.find((each) => each.id === id)?.name ?? id).join("; ")],
    ].filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    h("h2", {}, t("party.names")),
    table([{ head: t("column.full_name"), cell: (name) => name.full[lang] }, { head: t("period"), cell: (name) => period(name.from, name.to) }], party.names),
    h("h2", {}, t("party.states")),
    table([{ head: t("status"), cell: (each) => word("status", each.status) + (each.into ? ` → ${nameOf(each.into)}` : "") }, { head: t("period"), cell: (each) => period(each.from, each.to) }], party.status_history),
    party.leaders.length > 0 && [h("h2", {}, t("party.leaders")), table([{ head: t("column.person"), cell: (each) => each.name }, { head: t("period"), cell: (each) => period(each.from, each.to) }], party.leaders)],
    h("h2", {}, t("party.lineage")), h("ul", {}, [...ties.edges, ...ties.events].sort((a, b) => (a.date ?? "").localeCompare(b.date ?? "")).map((event) => h("li", {}, h("strong", {}, `${date(event.date)} `), event.text))),
    drawing && [h("h2", {}, t("parties.spans")), drawing],
    h("p", {}, h("a", { href: address(path, { include: "sources", lang }) }, t("with.sources"))),
    warnings(answer.meta.warnings, answer),
  ];
}
