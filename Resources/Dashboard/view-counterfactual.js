// SPDX-License-Identifier: Apache-2.0
// The votes of one election under the law of another era, beside the seats that there were.

import { ask } from "./ask.js";
import { electionChoice, systemChoice } from "./bar.js";
import { h } from "./dom.js";
import { Hemicycle } from "./hemicycle.js";
import { label } from "./party.js";
import { base, lists } from "./scenario.js";
import { summary } from "./seattable.js";
import { go, state } from "./state.js";
import { assumptions } from "./steps.js";
import { scrolling, table } from "./table.js";
import { change } from "./view-compare.js";
import { lang, number, share, t } from "./words.js";

const path = "/v1/simulations/counterfactual";

/** Whether the state has changes that other views count with. */
const isChanged = () => ["votes", "poll", "threshold", "threshold_base", "seats", "method", "second_party", "tie_break"].some((name) => state[name]);

export async function counterfactual({ panel }) {
  const election = base(state);
  const system = state.system ?? lists.systems[0].id;
  const query = { election: election.id, system, names: state.names, lang };
  const answer = (await ask(path, query)).data;
  const picture = new Hemicycle();
  await picture.draw(query);
  panel.update({ path, query, chart: { path: "/v1/charts/hemicycle", query } });
  return [
    h("p", { class: "hint" }, t("view.counterfactual.about")),
    h("div", { class: "bar" }, electionChoice(election.id, (id) => go({ election: id, votes: "", against_all: "", invalid: "" })), systemChoice(system, (id) => go({ system: id }))),
    isChanged() && h("p", { class: "hint" }, t("counterfactual.plain")),
    h("p", { class: "summary" }, summary(answer.count)),
    h("div", { class: "split" }, h("div", {}, picture.element),
      h("div", {}, scrolling(t("view.counterfactual"), table([
        { head: t("column.party"), cell: (list) => label(list.name, list.color) },
        { head: t("column.seat_percent_difference"), isNumber: true, cell: (list) => (list.seat_percent_difference === null ? "" : change(list.seat_percent_difference)) },
        { head: t("column.percent"), isNumber: true, cell: (list) => share(list.percent) },
        { head: t("column.official_list_seats"), isNumber: true, cell: (list) => number(list.official_list_seats) },
        { head: t("column.seats"), isNumber: true, cell: (list) => number(list.seats) },
        { head: t("column.official_list_seat_percent"), isNumber: true, cell: (list) => share(list.official_list_seat_percent) },
        { head: t("column.seat_percent"), isNumber: true, cell: (list) => share(list.seat_percent) },
        answer.count.seats === answer.official_list_seats && { head: t("column.difference"), isNumber: true, cell: (list) => (list.difference === null ? "" : change(list.difference)) },
      ].filter(Boolean), answer.lists, { kind: (list) => (list.admitted === false ? "out" : null) })))),
    assumptions(answer.assumptions),
    h("h2", {}, t("steps")),
    h("ol", { class: "steps" }, answer.count.steps.map((step) => h("li", {}, `${step.text} `, h("span", { class: "article" }, step.article)))),
  ];
}
