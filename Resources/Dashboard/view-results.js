// SPDX-License-Identifier: Apache-2.0
// What an election came to: votes, seats, turnout, who was kept out, what observers said, and whether the law's own
// count gives the official seats.

import { ask } from "./ask.js";
import { anyElection } from "./bar.js";
import { h } from "./dom.js";
import { Hemicycle } from "./hemicycle.js";
import { label } from "./party.js";
import { lists } from "./scenario.js";
import { Elsewhere, go, link, state } from "./state.js";
import { scrolling, table } from "./table.js";
import { date, lang, number, percent, share, t, word } from "./words.js";

export async function results({ panel }) {
  const id = state.election ?? lists.counted[0].id;
  if (!lists.elections.some((election) => election.id === id)) throw new Elsewhere();
  const names = state.names === "contemporary" ? "" : state.names ?? "";
  const path = `/v1/elections/${id}/results`;
  const query = { lang, names };
  const [election, rows, check] = await Promise.all([
    ask(`/v1/elections/${id}`, { lang }), ask(path, { ...query, limit: 500 }), ask(`/v1/elections/${id}/verification`, { lang }),
  ]);
  const picture = new Hemicycle(election.data.name);
  const seats = seatsOf(rows.data);
  picture.draw(seats, Math.max(election.data.seats?.total ?? 0, seats.reduce((sum, block) => sum + block.seats, 0)));
  panel.update({ path, query, picture: () => picture.element, chart: { path: "/v1/charts/hemicycle", query: { election: id, lang } } });
  const hasSeats = seats.some((block) => block.seats > 0);
  return [
    h("div", { class: "bar" }, anyElection(id, (election) => go({ election, votes: "", against_all: "", invalid: "", system: "" })),
      h("p", { class: "field" }, h("label", { for: "names" }, t("names")),
        h("select", { id: "names", value: names, onchange: (event) => go({ names: event.target.value }) },
          h("option", { value: "" }, t("names.then")), h("option", { value: "current" }, t("names.now"))))),
    h("div", { class: "split" }, h("div", {}, facts(election.data)), h("div", {}, hasSeats ? picture.element : h("p", { class: "hint" }, t("nothing")))),
    rows.data.length > 0 && scrolling(t("view.results"), table(columns(rows.data), rows.data, { caption: election.data.name, onhover: (row) => picture.light(row?.id) })),
    verified(check.data), h("p", {}, h("a", { href: link({ view: "simulator", election: id, votes: "", system: "" }) }, t("results.simulate"))),
    remarks(election.data), warnings([...election.meta.warnings, ...rows.meta.warnings]),
  ];
}

const seatsOf = (rows) => rows.map((row) => ({ party: row.id, name: row.name, color: row.color ?? "#808080", seats: row.total_seats ?? row.seats ?? row.list_seats ?? 0 }));

/** Columns of lists and of persons; one in which nothing is known is left out. */
const columns = (rows) => [
  { head: t("column.party"), cell: (row) => label(row.name, row.color) },
  ...[
    { head: t("column.votes"), of: (row) => row.list_votes ?? row.votes, write: number },
    { head: t("column.percent"), of: (row) => row.list_percent ?? row.percent, write: share },
    { head: t("column.list_seats"), of: (row) => row.list_seats, write: number },
    { head: t("column.single_member_seats"), of: (row) => row.single_member_seats, write: number },
    { head: t("column.total_seats"), of: (row) => row.total_seats ?? row.seats, write: number },
    { head: t("column.elected"), of: (row) => row.elected, write: (elected) => (elected ? t("yes") : "") },
  ].filter(({ of }) => rows.some((row) => of(row) !== null && of(row) !== undefined))
    .map(({ head, of, write }) => ({ head, isNumber: true, cell: (row) => write(of(row)) })),
];

/** Facts that are known; what is not known is left out. */
function facts(election) {
  const rows = [
    [t("column.date"), date(election.date)], [t("status"), word("status", election.status)], [t("column.total_seats"), number(election.seats?.total)],
    [t("registered"), number(election.registered_voters)], [t("turnout"), percent(election.turnout_percent)], [t("ballots"), number(election.ballots)],
    [t("against_all"), number(election.against_all)], [t("invalid"), number(election.invalid_votes)], [t("threshold"), percent(election.threshold_percent)],
  ].filter(([, value]) => value);
  return h("dl", { class: "facts" }, rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function verified(check) {
  if (check.reproduced === null) return h("p", { class: "hint" }, check.reason);
  return h("p", { class: check.reproduced ? "pass" : "fail" }, t(check.reproduced ? "verified.yes" : "verified.no"));
}

/** What was said of the election, always with who said it. */
function remarks(election) {
  return ["barred", "boycotts", "assessments", "notes"].filter((kind) => election[kind]?.length).map((kind) => [
    h("h2", {}, t(`remarks.${kind}`)),
    h("ul", {}, election[kind].map((each) => h("li", {}, each.speaker && h("strong", {}, `${each.speaker}: `), each.text))),
  ]);
}

export function warnings(list) {
  const texts = [...new Set(list.map((warning) => warning.detail))];
  return texts.length > 0 && h("details", {}, h("summary", {}, t("warnings", { n: texts.length })), h("ul", {}, texts.map((text) => h("li", {}, text))));
}
