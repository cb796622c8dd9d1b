// SPDX-License-Identifier: Apache-2.0
// A slider and a box of numbers for each share. What is moved moves the others, so that all make a hundred.

import { fill, h } from "./dom.js";
import { label } from "./party.js";
import { set, text } from "./shares.js";
import { percent, t } from "./words.js";

/**
 * items: {id, name, color}; shares in hundredths of a per cent; locked: a set of ids.
 * onmove is called while a share moves, onsettle when it has its place, onlock with the ids that are locked.
 */
export class Sliders {
  constructor(items, shares, locked, { onmove, onsettle, onlock }) {
    Object.assign(this, { items, shares, locked, onmove, onsettle, onlock });
    this.rows = items.map((item, index) => this.row(item, index));
    this.sum = h("output", { id: "sum" });
    this.element = h("div", {}, h("ul", { class: "shares" }, this.rows.map((row) => row.element)), h("p", { class: "hint" }, t("sum"), " ", this.sum));
    this.show();
  }

  row(item, index) {
    const id = `share-${item.id}`;
    const slider = h("input", {
      type: "range", id: `${id}-slider`, min: 0, max: 100, step: 0.1, "aria-labelledby": `${id}-name`,
      oninput: () => this.move(index, Number(slider.value)), onchange: () => this.onsettle(this.shares),
    });
    const box = h("input", {
      type: "number", id, min: 0, max: 100, step: 0.01, inputmode: "decimal", "aria-labelledby": `${id}-name`,
      onchange: () => { this.move(index, Number(box.value)); this.onsettle(this.shares); },
    });
    const lock = h("input", {
      type: "checkbox", id: `${id}-lock`, "aria-label": t("lock.of", { party: item.name }),
      onchange: () => {
        if (lock.checked) this.locked.add(item.id);
        else this.locked.delete(item.id);
        this.show();
        this.onlock(this.locked);
      },
    });
    const element = h("li", {},
      h("span", { class: "name", id: `${id}-name` }, item.color ? label(item.name, item.color) : item.name),
      h("span", { class: "inline" }, box, h("span", { "aria-hidden": "true" }, "%")), slider,
      h("label", { class: "lock" }, lock, h("span", { "aria-hidden": "true" }, t("lock"))));
    return { element, slider, box, lock };
  }

  move(index, value) {
    if (!Number.isFinite(value)) return this.show();
    const locked = this.items.flatMap((item, place) => (this.locked.has(item.id) ? [place] : []));
    this.shares = set(this.shares, index, Math.round(value * 100), locked);
    this.show();
    this.onmove(this.shares);
  }

  show() {
    this.rows.forEach(({ slider, box, lock }, index) => {
      const value = text(this.shares[index]);
      slider.value = value;
      slider.setAttribute("aria-valuetext", percent(Number(value)));
      if (Number(box.value) !== Number(value) || box.value === "") box.value = value;
      lock.checked = this.locked.has(this.items[index].id);
      slider.disabled = lock.checked;
      box.disabled = lock.checked;
    });
    fill(this.sum, percent(this.shares.reduce((sum, share) => sum + share, 0) / 100));
  }
}
