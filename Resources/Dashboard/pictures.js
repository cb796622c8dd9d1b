// SPDX-License-Identifier: Apache-2.0
// Small drawings beside tables: a coalition, ranges, steps over time. Each is a picture with its words.

import { s } from "./dom.js";
import { number, t } from "./words.js";

const picture = (width, height, words, ...children) =>
  s("svg", { class: "picture", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words }, ...children);

const write = (x, y, text, attributes = {}) => s("text", { x, y, "font-size": 13, ...attributes }, text);

const line = (x1, y1, x2, y2, attributes = {}) => s("line", { x1, y1, x2, y2, stroke: "currentColor", "stroke-width": 1, ...attributes });

/** Parties one behind the other on the length of the house, with the line to be reached. */
export function coalitionBar(blocks, seats, needed, words) {
  let x = 0;
  const parts = blocks.map((block) => {
    const width = (block.seats / seats) * 400;
    const part = s("rect", { x, y: 16, width, height: 28, fill: block.color, stroke: "currentColor", "stroke-width": 0.5 }, s("title", {}, `${block.name}: ${number(block.seats)}`));
    x += width;
    return part;
  });
  const goal = (needed / seats) * 400;
  return picture(400, 62, words, s("rect", { x: 0, y: 16, width: 400, height: 28, fill: "none", stroke: "currentColor", "stroke-width": 1 }), parts,
    line(goal, 8, goal, 50, { "stroke-width": 2 }), write(goal, 61, t("majority.mark", { n: number(needed) }), { "text-anchor": goal > 330 ? "end" : "middle" }));
}

/** For each list the seats of nine runs in ten, of half of them, and of the middle one. */
export function ranges(lists, seats, majority, words) {
  const most = Math.max(majority, ...lists.map((list) => list.seats_quantiles["95"]));
  const x = (value) => 8 + (value / most) * 370;
  const parts = lists.map((list, index) => {
    const y = index * 40 + 34;
    const q = list.seats_quantiles;
    return [write(0, y - 12, list.name), line(x(q["5"]), y, x(q["95"]), y, { "stroke-width": 1.5 }),
      s("rect", { x: x(q["25"]), y: y - 5, width: Math.max(2, x(q["75"]) - x(q["25"])), height: 10, fill: list.color ?? "#808080", stroke: "currentColor", "stroke-width": 0.5 }),
      s("circle", { cx: x(q["50"]), cy: y, r: 3.5, fill: "currentColor" }),
      write(Math.min(396, x(q["95"]) + 6), y + 4, t("range", { from: number(q["5"]), to: number(q["95"]) }), { "text-anchor": q["95"] > most * 0.8 ? "end" : "start", dy: q["95"] > most * 0.8 ? -12 : 0 })];
  });
  return picture(400, lists.length * 40 + 34, words, line(x(majority), 14, x(majority), lists.length * 40 + 14, { "stroke-dasharray": "3 4" }),
    write(x(majority), lists.length * 40 + 28, t("majority.mark", { n: number(majority) }), { "text-anchor": "end" }), parts.flat());
}

const year = (text) => {
  const [y, m = "1", d = "1"] = (text ?? "").split("-");
  return Number(y) + (Number(m) - 1) / 12 + (Number(d) - 1) / 365;
};

/** A legal number over time, as steps: {from, to, value}. */
export function stepChart(series, last, words) {
  const points = series.filter((each) => each.from && typeof each.value === "number");
  if (points.length === 0) return null;
  const first = Math.floor(year(points[0].from));
  const end = Math.max(year(last), first + 1);
  const most = Math.max(...points.map((each) => each.value), 1);
  const x = (value) => 10 + ((value - first) / (end - first)) * 380;
  const y = (value) => 130 - (value / most) * 100;
  const parts = points.map((each, index) => {
    const from = x(year(each.from));
    const to = x(each.to ? year(each.to) : end);
    const next = points[index + 1];
    const isWide = to - from > 30;
    return [line(from, y(each.value), to, y(each.value), { "stroke-width": 3 }),
      next && line(x(year(next.from)), y(each.value), x(year(next.from)), y(next.value), { "stroke-width": 1, "stroke-dasharray": "2 3" }),
      isWide && write((from + to) / 2, y(each.value) - 7, number(each.value), { "text-anchor": "middle" }),
      isWide && write(from, 148, each.from.slice(0, 4), { "text-anchor": "start", "font-size": 12 })];
  });
  return picture(400, 152, words, line(10, 130, 390, 130), parts.flat().filter(Boolean));
}
