// SPDX-License-Identifier: Apache-2.0
// The table beside a parliament.

import { h } from "./dom.js";
import { label } from "./party.js";
import { number, share, t } from "./words.js";

/** Columns of lists as /v1/simulations/seats answers them. */
export const seatColumns = () => [
  { head: t("column.party"), cell: (list) => [label(list.name, list.color), !list.admitted && h("span", { class: "note" }, t("below"))] },
  { head: t("column.percent"), isNumber: true, cell: (list) => share(list.percent) },
  { head: t("column.seats"), isNumber: true, cell: (list) => number(list.seats) },
  { head: t("column.seat_percent"), isNumber: true, cell: (list) => share(list.seat_percent) },
];

/** The class of a row: lists that are not admitted stand back. */
export const rowKind = (list) => (list.admitted ? null : "out");

/** What a count comes to, in one sentence. */
export function summary(count) {
  const names = Object.fromEntries(count.lists.map((list) => [list.party, list.name]));
  const { seats, party } = count.majority;
  const holder = count.two_thirds.party
    ? t("two_thirds.party", { n: number(count.two_thirds.seats), party: names[count.two_thirds.party] })
    : party ? t("majority.party", { n: number(seats), party: names[party] }) : t("majority.none", { n: number(seats) });
  const ties = count.ties.length ? ` ${t("ties", { n: count.ties.length })}` : "";
  const open = count.undecided_seats ? ` ${t("undecided", { n: count.undecided_seats })}` : "";
  return holder + ties + open;
}

/** Lists as a bar of seats draws them. */
export const blocks = (count) => count.lists.map(({ party, name, color, seats }) => ({ party, name, color: color ?? "#808080", seats }));
