// SPDX-License-Identifier: Apache-2.0
// The coalition builder: parties in and out, what they have together, and which smallest coalitions there are.

import { announce } from "./announce.js";
import { ask } from "./ask.js";
import { bar } from "./bar.js";
import { coalitionBar } from "./pictures.js";
import { choice, fill, h } from "./dom.js";
import { label } from "./party.js";
import { color, joined, name, query, scenario } from "./scenario.js";
import { blocks } from "./seattable.js";
import { go, settle, state } from "./state.js";
import { scrolling, table } from "./table.js";
import { lang, number, percent, share, t } from "./words.js";

const path = "/v1/simulations/coalitions";

export async function coalitions({ panel }) {
  const chosen = await scenario(state);
  const count = (await ask("/v1/simulations/seats", query(chosen))).data;
  const seated = blocks(count).filter((block) => block.seats > 0);
  const isTwoThirds = state.goal === "two-thirds";
  const needed = isTwoThirds ? count.two_thirds.seats : count.majority.seats;
  const asked = [["seats", joined(seated.map((block) => [block.party, String(block.seats)]))], ["majority", needed], ["lang", lang]];
  const answer = (await ask(path, asked)).data;
  const partners = new Set((state.with ?? "").split(",").filter((party) => seated.some((block) => block.party === party)));
  const told = h("p", { class: "summary", id: "coalition" });
  const picture = h("div", {});
  const toggles = seated.map((block) => h("button", {
    type: "button", id: `with-${block.party}`, "data-party": block.party, "aria-pressed": String(partners.has(block.party)),
    onclick: (event) => {
      if (!partners.delete(block.party)) partners.add(block.party);
      event.currentTarget.setAttribute("aria-pressed", String(partners.has(block.party)));
      settle({ with: [...partners].join(",") });
      show();
    },
  }, label(`${block.name} ${number(block.seats)}`, block.color)));

  function show() {
    const inside = seated.filter((block) => partners.has(block.party));
    const seats = inside.reduce((sum, block) => sum + block.seats, 0);
    const values = { n: number(seats), of: number(count.seats), needed: number(needed), gap: number(Math.abs(seats - needed)) };
    told.textContent = inside.length === 0 ? t("coalition.none") : t(seats >= needed ? "coalition.reached" : "coalition.short", values);
    announce(told.textContent);
    fill(picture, coalitionBar(inside, count.seats, needed, told.textContent));
    panel.update({ path, query: asked, picture: () => picture.firstElementChild });
  }

  show();
  const absent = (state.with ?? "").split(",").filter((party) => party && !seated.some((block) => block.party === party));
  return [
    h("p", { class: "hint" }, t("view.coalitions.about")),
    bar(chosen),
    h("div", { class: "bar" }, choice("goal", t("goal"), [["", t("goal.half")], ["two-thirds", t("goal.two_thirds")]], state.goal ?? "", (goal) => go({ goal }))),
    h("fieldset", { class: "bar toggles" }, h("legend", {}, t("coalition.choose")), toggles),
    absent.length > 0 && h("p", { class: "hint" }, t("coalition.absent", { list: absent.map(name).join(", ") })),
    told, picture, h("h2", {}, t("coalition.minimal")), minimal(answer), h("h2", {}, t("power")), h("p", { class: "hint" }, t("power.about")), power(answer),
  ];
}

const minimal = (answer) => (answer.coalitions.length === 0 ? h("p", {}, t("coalition.no_minimal"))
  : scrolling(t("coalition.minimal"), table([
    { head: t("parties"), cell: (each) => each.parties.map((party) => h("span", { class: "pair" }, label(name(party), color(party)), " ")) },
    { head: t("column.seats"), isNumber: true, cell: (each) => number(each.seats) },
    { head: t("surplus"), isNumber: true, cell: (each) => number(each.surplus) },
  ], answer.coalitions)));

const power = (answer) => scrolling(t("power"), table([
  { head: t("column.party"), cell: (list) => label(list.name, list.color) },
  { head: t("column.seats"), isNumber: true, cell: (list) => number(list.seats) },
  { head: t("column.seat_percent"), isNumber: true, cell: (list) => share(list.seat_percent) },
  { head: "Banzhaf", isNumber: true, cell: (list) => part(list.banzhaf) },
  { head: "Shapley–Shubik", isNumber: true, cell: (list) => part(list.shapley_shubik) },
], answer.lists));

const part = (value) => (value ? percent(Math.round(value.decimal * 10_000) / 100) : "");
