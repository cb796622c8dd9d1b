// SPDX-License-Identifier: Apache-2.0
// Two scenarios side by side, and the same votes under every law.

import { address, ask } from "./ask.js";
import { bar } from "./bar.js";
import { h } from "./dom.js";
import { Hemicycle } from "./hemicycle.js";
import { label } from "./party.js";
import { cast, joined, lists, query, scenario } from "./scenario.js";
import { summary } from "./seattable.js";
import { state } from "./state.js";
import { scrolling, table } from "./table.js";
import { difference, number, share, t } from "./words.js";

const path = "/v1/simulations/compare";

export async function compare({ panel }) {
  const first = await scenario(state);
  const second = await other(first);
  const [one, two] = await Promise.all([first, second].map(async (each) => (await ask("/v1/simulations/seats", query(each))).data));
  const every = [["systems", lists.systems.map((system) => system.id).join(",")], ...cast(first)];
  const matrix = (await ask(path, every)).data;
  const pictures = await Promise.all([first, second].map(house));
  panel.update({ path, query: every });
  return [
    h("p", { class: "hint" }, t("view.compare.about")),
    h("div", { class: "twice" }, [[first, one, ""], [second, two, "b."]].map(([each, count, prefix], index) =>
      h("section", {}, h("h2", {}, t(index ? "compare.b" : "compare.a")), bar(each, prefix), h("p", { class: "summary" }, summary(count)), pictures[index]))),
    h("h2", {}, t("compare.table")), scrolling(t("compare.table"), beside(one, two)),
    h("h2", {}, t("compare.every")), h("p", { class: "hint" }, t("compare.every.about")), scrolling(t("compare.every"), laws(matrix)),
  ];
}

/** The second scenario; as long as nothing is chosen for it, the same votes under the newest law. */
async function other(first) {
  const asked = Object.fromEntries(Object.entries(state).filter(([name]) => name.startsWith("b.")));
  if (asked["b.election"]) return scenario(asked, "b.");
  const own = first.isOwn ? { "b.votes": joined(first.votes), "b.against_all": first.against_all } : {};
  return scenario({ "b.election": first.election.id, "b.system": lists.systems[0].id, ...own, ...asked }, "b.");
}

/** The half circle of a scenario, and where it is as a file. */
async function house(scenario) {
  const picture = new Hemicycle();
  await picture.draw(query(scenario));
  return [picture.element, h("p", {}, h("a", { href: address("/v1/charts/hemicycle.svg", query(scenario)) }, t("as.svg")))];
}

function beside(one, two) {
  const others = new Map(two.lists.map((list) => [list.party, list]));
  const isOneSize = one.seats === two.seats;
  const rows = [...one.lists.map((list) => [list, others.get(list.party)]),
    ...two.lists.filter((list) => !one.lists.some((each) => each.party === list.party)).map((list) => [undefined, list])];
  return table([
    { head: t("column.party"), cell: ([a, b]) => label((a ?? b).name, (a ?? b).color) },
    { head: t("column.seat_percent_difference"), isNumber: true, cell: ([a, b]) => change(Math.round(10_000 * ((b?.seats ?? 0) / two.seats - (a?.seats ?? 0) / one.seats)) / 100) },
    ...[["A", 0], ["B", 1]].flatMap(([name, side]) => [
      { head: `${name}, ${t("column.percent")}`, isNumber: true, cell: (row) => share(row[side]?.percent) },
      { head: `${name}, ${t("column.seats")}`, isNumber: true, cell: (row) => number(row[side]?.seats) },
      { head: `${name}, ${t("column.seat_percent")}`, isNumber: true, cell: (row) => share(row[side]?.seat_percent) },
    ]),
    isOneSize && { head: t("column.difference"), isNumber: true, cell: ([a, b]) => change((b?.seats ?? 0) - (a?.seats ?? 0)) },
  ].filter(Boolean), rows);
}

export const change = (value) => h("span", { class: value > 0 ? "more" : value < 0 ? "less" : null }, difference(value));

const laws = (matrix) => table([
  { head: t("column.party"), cell: (list) => label(list.name, list.color) },
  ...matrix.variants.map((variant, index) => ({
    head: lists.systems.find((system) => system.id === variant.id)?.name ?? variant.id, isNumber: true, cell: (list) => (list.seats[index] === null || variant.error ? "–" : number(list.seats[index])),
  })),
], matrix.lists);
