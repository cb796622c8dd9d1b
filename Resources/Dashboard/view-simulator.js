// SPDX-License-Identifier: Apache-2.0
// The simulator: move a share, the threshold or the law, and parliament changes while you move.

import { announce } from "./announce.js";
import { all, ask } from "./ask.js";
import { electionChoice, methodChoice, starts, systemChoice } from "./bar.js";
import { choice, fill, h } from "./dom.js";
import { fault } from "./fault.js";
import { Hemicycle } from "./hemicycle.js";
import { color, joined, lists, name, query, scenario, votesOf } from "./scenario.js";
import { rowKind, seatColumns, summary } from "./seattable.js";
import { Sliders } from "./sliders.js";
import { split, text, whole } from "./shares.js";
import { drag, go, settle, state } from "./state.js";
import { steps } from "./steps.js";
import { body, table } from "./table.js";
import { buttons, remember } from "./undo.js";
import { date, lang, percent, t } from "./words.js";

const againstAll = "against_all";
const path = "/v1/simulations/seats";

export async function simulator({ panel, isCurrent }) {
  const chosen = await scenario(state);
  const every = await all("/v1/polls", { fields: "id,pollster,from,to,election", lang });
  const polls = every.filter((poll) => lists.starts.some((election) => election.id === poll.election));
  const refusal = h("p", { class: "fault", role: "alert", hidden: true }, t("poll.one"));
  const house = new House(panel, isCurrent);
  const undo = buttons();
  const items = [...chosen.votes.map(([party]) => ({ id: party, name: name(party), color: color(party) })), { id: againstAll, name: t("against_all") }];
  const weights = [...chosen.votes.map(([, votes]) => Number(votes)), Number(chosen.against_all)];
  const sliders = new Sliders(items, split(whole, weights), new Set((state.lock ?? "").split(",").filter(Boolean)), {
    onmove: (shares) => { drag(votes(items, shares)); house.refresh(); },
    onsettle: (shares) => { settle(votes(items, shares)); kept(); },
    onlock: (locked) => { settle({ lock: [...locked].join(",") }); kept(); },
  });
  const kept = () => { remember(); undo.update(); house.refresh(); };
  await house.refresh();
  const law = lists.systems.find((system) => system.id === chosen.system);
  return [
    h("div", { class: "bar" }, start(chosen, polls, refusal), undo.elements,
      h("button", { type: "button", id: "reset", onclick: () => go(reset) }, t("reset"))),
    refusal, chosen.scaled && h("p", { class: "hint", id: "scaled" }, t("poll.scaled", { n: percent(Number(chosen.scaled)) })),
    h("div", { class: "split" },
      h("section", { "aria-labelledby": "rules" }, h("h2", { id: "rules" }, t("rules")), rules(chosen, law, house, kept),
        h("h2", {}, t("votes")), h("p", { class: "hint" }, t("votes.slide")), sliders.element, adding(items, sliders)),
      house.element),
  ];
}

const reset = { votes: "", against_all: "", invalid: "", lock: "", threshold: "", threshold_base: "", seats: "", method: "", second_party: "", tie_break: "", system: "", poll: "", scaled: "" };

/** Shares as the address has them. */
function votes(items, shares) {
  const parties = items.flatMap((item, index) => (item.id === againstAll ? [] : [[item.id, text(shares[index])]]));
  return { votes: joined(parties), against_all: text(shares[items.length - 1]), invalid: "" };
}

/** What to start from: an election, or a poll where the API has any. */
function start(chosen, polls, refusal) {
  if (polls.length === 0) return electionChoice(chosen.election.id, (election) => go({ ...reset, election }));
  const options = starts()
    .concat(polls.map((poll) => [`poll:${poll.id}`, [poll.pollster, date(poll.to ?? poll.from)].filter(Boolean).join(", ")]));
  const value = state.poll ? `poll:${state.poll}` : chosen.election.id;
  return choice("election", t("start.election"), options, value, async (id) => {
    if (!id.startsWith("poll:")) return go({ ...reset, election: id });
    const poll = (await ask(`/v1/polls/${id.slice(5)}`, { lang })).data;
    const drawn = votesOf(poll);
    refusal.hidden = Boolean(drawn);
    if (drawn) go({ ...reset, poll: poll.id, election: poll.election, scaled: drawn.scaled, votes: joined(drawn.votes) });
  });
}

/** Law, threshold, seats, formula, and the guarantee for a second party. */
function rules(chosen, law, house, kept) {
  const value = state.threshold ?? law?.threshold_percent ?? 0;
  const output = h("output", { for: "threshold-slider" }, percent(Number(value)));
  const box = h("input", { type: "number", id: "threshold", min: 0, max: 100, step: "any", value, "aria-labelledby": "threshold-name" });
  const slider = h("input", { type: "range", id: "threshold-slider", min: 0, max: 15, step: 0.1, value, "aria-labelledby": "threshold-name", "aria-valuetext": percent(Number(value)), list: "breaks" });
  const set = (next, change) => {
    slider.value = next; box.value = next; output.textContent = percent(Number(next));
    slider.setAttribute("aria-valuetext", percent(Number(next)));
    change({ threshold: next });
    house.refresh();
  };
  slider.addEventListener("input", () => set(slider.value, drag));
  slider.addEventListener("change", () => { set(slider.value, settle); kept(); });
  box.addEventListener("change", () => { if (box.reportValidity()) { set(box.value, settle); kept(); } });
  const seats = h("input", { type: "number", id: "seats", min: 1, max: 1000, step: 1, value: state.seats ?? law?.list_seats ?? "", onchange: () => { if (seats.reportValidity()) { settle({ seats: seats.value }); kept(); } } });
  return h("div", { class: "stack" },
    systemChoice(chosen.system, (system) => go({ system, threshold: "", seats: "", method: "", second_party: "" })),
    h("p", { class: "hint", id: "preset" }, ["threshold", "seats", "method", "second_party"].some((rule) => state[rule]) ? t("law.changed") : t("law.kept")),
    h("div", {}, h("p", { class: "label" }, h("span", { id: "threshold-name" }, t("threshold")), " ", output), slider, h("div", { class: "inline" }, box, h("span", { "aria-hidden": "true" }, "%")), house.breaks),
    h("p", { class: "field" }, h("label", { for: "seats" }, t("seats")), seats),
    methodChoice(state.method, (method) => { settle({ method }); kept(); }),
    choice("second_party", t("second_party"), [["", t("as.law")], ["none", t("second_party.none")], ["0.7:2", t("second_party.law")]], state.second_party ?? "", (value) => { settle({ second_party: value }); kept(); }));
}

/** A list of one's own, which begins with nothing. */
function adding(items, sliders) {
  const box = h("input", { type: "text", id: "add", maxlength: 60 });
  return h("form", {
    class: "bar",
    onsubmit: (event) => {
      event.preventDefault();
      const id = box.value.trim();
      if (!id || items.some((item) => item.id === id)) return;
      const next = [...items.slice(0, -1), { id }, items.at(-1)];
      go(votes(next, [...sliders.shares.slice(0, -1), 0, sliders.shares.at(-1)]));
    },
  }, h("p", { class: "field" }, h("label", { for: "add" }, t("add.list")), box), h("button", {}, t("add")));
}

/** Parliament and its table; asks again when something moved, one question at a time, the last one wins. */
class House {
  constructor(panel, isCurrent) {
    Object.assign(this, { panel, isCurrent, isAsking: false, isWanted: false });
    this.picture = new Hemicycle();
    this.summary = h("p", { class: "summary", id: "summary" });
    this.columns = seatColumns();
    this.table = table(this.columns, [], { caption: t("table.seats") });
    this.table.id = "seats-table";
    this.more = h("div", {});
    this.fault = h("div", {});
    this.breaks = h("p", { class: "hint", id: "breaks-text" });
    this.element = h("section", { "aria-labelledby": "house", id: "result" }, h("h2", { id: "house" }, t("house")), this.fault, this.summary, this.picture.element, this.table, this.more);
  }

  async refresh() {
    this.isWanted = true;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.isWanted) {
      this.isWanted = false;
      await this.ask();
    }
    this.isAsking = false;
    if (this.late) clearTimeout(this.late);
    this.late = setTimeout(() => this.rest(), 200);
  }

  async ask() {
    try {
      this.asked = query(await scenario(state));
      const [{ data: count }] = await Promise.all([ask(path, this.asked), this.picture.draw(this.asked)]);
      this.count = count;
      this.summary.textContent = summary(count);
      this.table.tBodies[0].replaceWith(body(this.columns, count.lists, rowKind, (list) => this.picture.light(list?.party)));
      fill(this.fault);
      this.element.classList.remove("stale");
      if (!this.more.hasChildNodes()) await this.rest();
    } catch (error) {
      // The last good house stays, and says that it is not the one asked for.
      fill(this.fault, fault(error));
      this.element.classList.toggle("stale", Boolean(this.count));
      if (!this.more.hasChildNodes()) this.tell();
    }
  }

  /** What can wait until the hand rests: the steps in words, the addresses, where seats change. */
  async rest() {
    this.tell();
    if (!this.count) return;
    fill(this.more, steps(this.count));
    announce(`${this.summary.textContent} ${this.picture.description}`);
    await this.sweep().catch(() => fill(this.breaks));
  }

  tell() {
    this.panel.update({ path, query: this.asked, chart: { path: "/v1/charts/hemicycle", query: this.asked } });
  }

  /** The thresholds at which seats change. */
  async sweep() {
    const kept = this.asked.filter(([name]) => name !== "threshold");
    const answer = await ask("/v1/simulations/sweep", [["param", "threshold"], ["from", "0"], ["to", "15"], ["step", "1"], ...kept]);
    const values = answer.data.breakpoints.map((point) => point.value.decimal);
    fill(this.breaks, h("datalist", { id: "breaks" }, values.map((value) => h("option", { value }))), values.length ? t("breaks", { list: values.map((value) => percent(value)).join(", ") }) : t("breaks.none"));
  }
}
