// SPDX-License-Identifier: Apache-2.0
// What the law of a day makes of members, votes, sums and lists: the calculators of the API, each line with its rule.

import { address, ask } from "./ask.js";
import { choice, field, h } from "./dom.js";
import { fault } from "./fault.js";
import { lists } from "./scenario.js";
import { Elsewhere, go, state } from "./state.js";
import { scrolling, table } from "./table.js";
import { amount, date, lang, number, period, t } from "./words.js";

/** The numbers that each calculator is asked with, and what is filled in at first. */
const questions = {
  registration: { members: 5000, regional_minimum: 200, initiative_group: 700, congress_delegates: "", organising_committee: "" },
  financing: { election: "" },
  "campaign-fund": { own: 100000000, donations: 100000000 },
  deposit: { persons: 90, last_percent: "", result_percent: "" },
  quota: { list_size: 90, women: 20, youth: 12, disabilities: "" },
};

const path = (name) => `/v1/calculators/${name}`;

/** The choice of a calculator, its numbers and its answer, for the law of a day. */
export async function calculators(on) {
  const name = state.calculator ?? "registration";
  if (!(name in questions)) throw new Elsewhere();
  const given = Object.entries(questions[name]).map(([each, first]) => [each, state[`calc.${each}`] ?? first]);
  const query = [...given.map(([each, value]) => [each, each === "election" ? value || latest() : value]), ["date", on], ["lang", lang]];
  const answer = await ask(path(name), query).then((answer) => show(answer.data, on), fault);
  return h("section", { "aria-labelledby": "calculator-title" },
    h("h2", { id: "calculator-title" }, t(`calculator.${name}`)),
    h("div", { class: "bar" },
      choice("calculator", t("calculator"), Object.keys(questions).map((each) => [each, t(`calculator.${each}`)]), name, (calculator) => go({ calculator })),
      given.map(([each, value]) => (each === "election"
        ? choice("calc-election", t("election"), lists.counted.map((election) => [election.id, election.name]), value || latest(), (id) => go({ "calc.election": id }))
        : field(`calc-${each}`, t(`calc.${each}`), { type: "number", min: 0, step: "any", value }, (text) => go({ [`calc.${each}`]: text }))))),
    h("div", { id: "registration-result" }, answer),
    h("p", {}, h("a", { href: address(path(name), query) }, "JSON"), " ", h("a", { href: address(`${path(name)}.csv`, query) }, "CSV")));
}

const latest = () => lists.counted.find((election) => election.against_all)?.id ?? lists.counted[0].id;

const verdicts = { pass: "pass", fail: "fail" };

const show = (answer, on) => [
  scrolling(t("calculator"), table([
    { head: t("registration.rule"), cell: (line) => [line.name, line.about && ` (${line.about})`, line.note && h("span", { class: "note" }, line.note)] },
    { head: t("registration.own"), isNumber: true, cell: (line) => amount(line.given, line.given_unit) },
    { head: t("calculator.value"), isNumber: true, cell: (line) => [line.relation && `${t(`relation.${line.relation}`)} `, amount(line.value, line.unit)] },
    { head: t("registration.verdict"), cell: (line) => line.verdict && h("span", { class: verdicts[line.verdict] }, t(`verdict.${line.verdict}`)) },
    { head: t("formula"), cell: (line) => line.formula && h("code", {}, line.formula) },
  ], answer.lines, { caption: t("law.on", { date: date(on) }) })),
  answer.intervals?.length > 0 && h("details", {}, h("summary", {}, t("calculator.times")),
    h("ul", {}, answer.intervals.map((span) => h("li", {}, `${period(span.from, span.to)}: `, span.verdict && h("span", { class: verdicts[span.verdict] }, t(`verdict.${span.verdict}`)), span.value !== null && ` ${number(span.value)}`)))),
  h("details", {}, h("summary", {}, t("calculator.rests")),
    h("ul", {}, answer.parameters.map((each) => h("li", {}, `${each.name}: ${amount(each.value, each.unit)}. `, h("span", { class: "hint" }, [each.act?.title, each.act?.number, each.article].filter(Boolean).join(", ")), each.note && h("span", { class: "note" }, each.note)))),
    answer.not_checked.length > 0 && [h("h3", {}, t("calculator.not_checked")), h("ul", {}, answer.not_checked.map((each) => h("li", {}, each)))]),
];
