// SPDX-License-Identifier: Apache-2.0
// The choices that views of a scenario have in common: whose votes, under which law, with what changed.

import { choice, field, h } from "./dom.js";
import { lists, methods } from "./scenario.js";
import { go, link, state } from "./state.js";
import { t } from "./words.js";

const systemChoices = () => lists.systems.map((system) => [system.id, system.name]);

/** Elections of lists; one whose votes are not known says so and cannot be chosen. */
export const starts = () => lists.starts.map((election) => {
  const isKnown = lists.counted.includes(election);
  return [election.id, isKnown ? election.name : t("start.unknown", { election: election.name }), !isKnown];
});

/** Which election, of those whose lists can be counted. */
export const electionChoice = (chosen, onchange, id = "election") => choice(id, t("election"), starts(), chosen, onchange);

/** Under which law. */
export const systemChoice = (chosen, onchange, id = "system") => choice(id, t("law"), systemChoices(), chosen, onchange);

/** By which formula; the first choice is the law's own. */
export const methodChoice = (chosen, onchange, id = "method") =>
  choice(id, t("formula"), [["", t("as.law")], ...methods.map((method) => [method, t(`method.${method}`)])], chosen ?? "", onchange);

/** All of them for a scenario whose parameters have a prefix. */
export function bar(scenario, prefix = "", { votes = true } = {}) {
  const set = (name, clears = {}) => (value) => go({ [prefix + name]: value, ...clears });
  const fresh = { [`${prefix}votes`]: "", [`${prefix}against_all`]: "", [`${prefix}invalid`]: "", [`${prefix}system`]: "" };
  return h("div", { class: "bar", role: "group", "aria-label": t("scenario") },
    electionChoice(scenario.election.id, set("election", fresh), `${prefix}election`),
    systemChoice(scenario.system, set("system"), `${prefix}system`),
    field(`${prefix}threshold`, t("threshold.percent"), { type: "number", min: 0, max: 100, step: "any", value: state[`${prefix}threshold`] ?? "", placeholder: t("as.law") }, set("threshold")),
    field(`${prefix}seats`, t("seats"), { type: "number", min: 1, max: 1000, step: 1, value: state[`${prefix}seats`] ?? "", placeholder: t("as.law") }, set("seats")),
    methodChoice(state[`${prefix}method`], set("method"), `${prefix}method`),
    votes && scenario.isOwn && h("p", { class: "hint" }, t("votes.own"), " ", h("a", { href: link({ view: "simulator" }) }, t("votes.edit"))));
}
