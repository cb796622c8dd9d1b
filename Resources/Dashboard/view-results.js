// SPDX-License-Identifier: Apache-2.0
// What an election came to: votes, seats, turnout, who was kept out, what observers said, and whether the law's own
// count gives the official seats.

import { ask } from "./ask.js";
import { anyElection } from "./bar.js";
import { picture as chartPicture } from "./chart.js";
import { h } from "./dom.js";
import { figure } from "./figure.js";
import { Hemicycle } from "./hemicycle.js";
import { label } from "./party.js";
import { lists } from "./scenario.js";
import { Elsewhere, go, link, state } from "./state.js";
import { scrolling, table } from "./table.js";
import { date, lang, number, percent, share, t, word } from "./words.js";

export async function results({ panel }) {
  const id = state.election ?? lists.counted[0].id;
  if (!lists.elections.some((election) => election.id === id)) throw new Elsewhere();
  const path = `/v1/elections/${id}/results`;
  const names = state.names === "contemporary" ? "" : state.names ?? "";
  const query = { lang, names };
  const [election, rows, check] = await Promise.all([
    ask(`/v1/elections/${id}`, { lang }), ask(path, { ...query, limit: 500 }), ask(`/v1/elections/${id}/verification`, { lang }),
  ]);
  const drawn = await drawing(election.data, rows.data, { election: id, lang, names });
  panel.update({ path, query, picture: drawn.house && (() => drawn.house.element), chart: drawn.chart });
  const isCounted = lists.counted.some((each) => each.id === id);
  return [
    h("div", { class: "bar" }, anyElection(id, (election) => go({ election, votes: "", against_all: "", invalid: "", system: "" })),
      rows.data.some((row) => row.party && !row.person) && h("p", { class: "field" }, h("label", { for: "names" }, t("names")),
        h("select", { id: "names", value: names, onchange: (event) => go({ names: event.target.value }) },
          h("option", { value: "" }, t("names.then")), h("option", { value: "current" }, t("names.now"))))),
    h("div", { class: "split" }, h("div", {}, facts(election.data)), h("div", {}, drawn.element)),
    rows.data.length > 0 && scrolling(t("view.results"), table(columns(rows.data, election.data.kind), rows.data, { caption: election.data.name, onhover: (row) => drawn.house?.light(row?.id) })),
    // Only lists for the whole country are counted by one rule.
    election.data.kind === "parliamentary" && election.data.seats?.list > 0 && verified(check.data),
    isCounted && h("p", {}, h("a", { href: link({ view: "simulator", election: id, votes: "", system: "" }) }, t("results.simulate"))),
    remarks(election.data), warnings(election.meta.warnings, election), warnings(rows.meta.warnings, rows),
  ];
}

/** The house, or what there is instead of it: {element, house, chart}. */
async function drawing(election, rows, query) {
  const seats = rows.map((row) => row.total_seats ?? row.seats).filter((seats) => seats !== null);
  const known = seats.reduce((sum, each) => sum + each, 0);
  const why = absence(election, seats.length ? known : null);
  if (why === null) {
    const path = "/v1/charts/hemicycle";
    const house = new Hemicycle();
    const [{ data: { unknown_seats: unknown } }] = await Promise.all([ask(`${path}.json`, query), house.draw(query)]);
    const said = [election.kind === "senate" && t("house.part"), unknown > 0 && t("unknown_seats", { n: number(unknown) })];
    return { house, element: [house.element, said.filter(Boolean).map((each) => h("p", { class: "hint" }, each))], chart: { path, query } };
  }
  const path = "/v1/charts/bars";
  const hasBars = seats.length > 0 || rows.some((row) => (row.list_percent ?? row.percent) !== null);
  const bars = hasBars && chartPicture(path, query, (await ask(`${path}.json`, query)).data.description);
  const chart = hasBars ? { path, query } : election.turnout_percent === null ? undefined : { path: "/v1/charts/turnout", query: { election: election.id, lang } };
  return { chart, element: [bars, why && h("p", { class: "hint" }, why)] };
}

/** Why there is no half circle, as HouseAbsence.swift says it: null where there is one, nothing where nobody would look for it. */
function absence(election, known) {
  const total = election.seats?.total;
  switch (election.kind) {
    case "referendum": case "presidential": return "";
    case "akims": return t("house.none.posts");
    case "maslikhats": return election.bodies_elected ? t("house.none.councils", { n: number(election.bodies_elected) }) : t("house.none.council");
    default: return known === null || !total ? t("house.none.unknown") : known * 2 < total ? t("house.none.few", { n: number(known), of: number(total) }) : null;
  }
}

/** What the rows of an election are. */
const holders = { presidential: "column.candidate", referendum: "column.answer" };

/** Columns of lists, of persons and of answers; one in which nothing is known is left out. */
const columns = (rows, kind) => [
  { head: t(holders[kind] ?? "column.party"), cell: (row) => [kind in holders ? row.name : label(row.name, row.color), row.note && h("span", { class: "note" }, row.note)] },
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
    [t("question"), election.question], [t("adopted"), election.adopted === null ? null : t(election.adopted ? "yes" : "no")],
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

/** What to know about figures of an answer, each with the figure that it is about. */
export function warnings(list, answer) {
  const texts = [...new Set(list.map((warning) => [warning.pointer && figure(answer, warning.pointer), warning.detail].filter(Boolean).join(" – ")))];
  return texts.length > 0 && h("details", {}, h("summary", {}, t("warnings", { n: texts.length })), h("ul", {}, texts.map((text) => h("li", {}, text))));
}
