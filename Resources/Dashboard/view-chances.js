// SPDX-License-Identifier: Apache-2.0
// Many elections drawn around the shares of the simulator, told in plain words. The draws go on in rounds, each ten
// times the one before, so that there is an answer at once and a better one soon; the same seed gives the same draws.

import { announce } from "./announce.js";
import { ask } from "./ask.js";
import { bar } from "./bar.js";
import { field, fill, h } from "./dom.js";
import { fault } from "./fault.js";
import { label } from "./party.js";
import { ranges } from "./pictures.js";
import { joined, scenario } from "./scenario.js";
import { split, text, whole } from "./shares.js";
import { go, state } from "./state.js";
import { assumptions } from "./steps.js";
import { scrolling, table } from "./table.js";
import { lang, number, runs, share, t } from "./words.js";

const path = "/v1/simulations/monte-carlo";
const defaults = { sample: "1000", draws: "100000", seed: "1" };

export async function chances({ panel, isCurrent }) {
  const chosen = await scenario(state);
  const set = (name) => (value) => go({ [name]: value });
  const value = (name) => state[name] ?? defaults[name];
  const progress = h("progress", { max: 1, value: 0, "aria-label": t("progress") });
  const told = h("p", { class: "hint", role: "status" });
  const result = h("div", {});
  const query = question(chosen, value);
  panel.update({ path, query: query(Number(value("draws"))) });
  run({ query, draws: Number(value("draws")), progress, told, result, panel, isCurrent });
  return [
    bar(chosen),
    h("div", { class: "bar" },
      field("sample", t("sample"), { type: "number", min: 1, max: 1_000_000, step: 1, value: value("sample") }, set("sample")),
      field("draws", t("draws"), { type: "number", min: 1, max: 1_000_000, step: 1, value: value("draws") }, set("draws")),
      field("seed", t("seed"), { type: "number", min: 0, step: 1, value: value("seed") }, set("seed"))),
    h("p", { class: "hint" }, t("view.monte-carlo.about")), progress, told, result,
  ];
}

/** The query of so many draws: shares of a hundred, whatever the votes were given in. */
function question(chosen, value) {
  const weights = [...chosen.votes.map(([, votes]) => Number(votes)), Number(chosen.against_all)];
  const shares = split(whole, weights);
  const parties = chosen.votes.map(([party], index) => [party, text(shares[index])]);
  return (draws) => [
    ["system", chosen.system], ["shares", joined(parties)], ["against_all", text(shares.at(-1))], ["sample_size", value("sample")],
    ...chosen.rules, ["draws", draws], ["seed", value("seed")], ["lang", lang],
  ];
}

async function run({ query, draws, progress, told, result, panel, isCurrent }) {
  const rounds = [1000, 10_000, 100_000, 1_000_000].filter((round) => round < draws).concat(draws);
  for (const round of rounds) {
    try {
      const answer = (await ask(path, query(round))).data;
      if (!isCurrent()) return;
      progress.value = round / draws;
      told.textContent = t("drawn", { n: number(round), of: number(draws) });
      const picture = ranges(answer.lists, answer.seats, answer.majority, t("view.monte-carlo"));
      fill(result, show(answer, picture));
      panel.update({ path, query: query(draws), picture: () => picture, chart: { path: "/v1/charts/quantiles", query: query(draws) } });
    } catch (error) {
      fill(result, fault(error));
      return;
    }
  }
  announce(told.textContent);
}

/** The likeliest outcome first, then the others that occurred. */
function headline(answer) {
  const outcomes = [
    ...answer.lists.map((list) => ({ kind: "majority", party: list.name, probability: list.p_majority })),
    { kind: "nobody", probability: answer.p_no_majority - answer.p_no_result }, { kind: "none", probability: answer.p_no_result },
  ].filter((outcome) => outcome.probability > 0).sort((one, other) => other.probability - one.probability);
  const [first, ...rest] = outcomes.map(({ kind, party, probability }, place) => {
    const text = t(`chances.${kind}.${place ? "rest" : "first"}`, { party, runs: runs(probability) });
    return text[0].toUpperCase() + text.slice(1);
  });
  return [h("p", { class: "summary" }, first), rest.length > 0 && h("p", {}, rest.join(" "))];
}

const show = (answer, picture) => [
  headline(answer), picture, h("p", { class: "hint" }, t("chances.interval")),
  scrolling(t("view.monte-carlo"), table([
    { head: t("column.party"), cell: (list) => label(list.name, list.color) },
    { head: t("column.percent"), isNumber: true, cell: (list) => share(list.percent) },
    { head: t("enters"), cell: (list) => runs(list.p_enters) },
    { head: t("chances.seats"), isNumber: true, cell: (list) => t("range", { from: number(list.seats_quantiles["5"]), to: number(list.seats_quantiles["95"]) }) },
    { head: t("majority"), cell: (list) => runs(list.p_majority) },
    { head: t("two_thirds"), cell: (list) => runs(list.p_two_thirds) },
  ], answer.lists)),
  assumptions(answer.assumptions),
];
