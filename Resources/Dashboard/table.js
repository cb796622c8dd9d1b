// SPDX-License-Identifier: Apache-2.0
// Tables: the same figures as every picture, for those who read or listen.

import { h } from "./dom.js";

/**
 * A table. columns: {head, cell(row), isNumber}; the first column names the row.
 * options: caption, kind(row) for the class of a row.
 */
export function table(columns, rows, { caption, kind, onhover } = {}) {
  const head = h("thead", {}, h("tr", {}, columns.map(({ head, isNumber }) => h("th", { scope: "col", class: isNumber && "n" }, head))));
  return h("table", {}, caption && h("caption", {}, caption), head, body(columns, rows, kind, onhover));
}

/** The body of such a table, to be put in the place of another. */
export function body(columns, rows, kind, onhover) {
  return h("tbody", {}, rows.map((row) => h("tr", {
    class: kind?.(row) || null,
    onmouseenter: onhover && (() => onhover(row)), onmouseleave: onhover && (() => onhover(null)),
  }, columns.map(({ cell, isNumber }, index) =>
    (index === 0 ? h("th", { scope: "row" }, cell(row)) : h("td", { class: isNumber && "n" }, cell(row)))))));
}

/** A wide table in a box that scrolls by itself, also with the keyboard. */
export const scrolling = (label, table) => h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": label }, table);
