// SPDX-License-Identifier: Apache-2.0
// The half circle of the API, put into the page: it is drawn again and again, and a party of it can be brought out.

import { drawn } from "./chart.js";
import { fill, h } from "./dom.js";

/** The chart of a count or of an election. */
export class Hemicycle {
  constructor() {
    this.element = h("div", { class: "hemicycle" });
  }

  /** Shows what the chart answers to a query; what it refuses is thrown, and the last good picture stays. */
  async draw(query) {
    fill(this.element, await drawn("/v1/charts/hemicycle", query));
  }

  /** What is to be seen, in words. */
  get description() {
    return this.element.querySelector("desc")?.textContent ?? "";
  }

  /** Brings out one party; none where there is no name. */
  light(party) {
    this.element.classList.toggle("dim", Boolean(party));
    for (const group of this.element.querySelectorAll(".party")) group.classList.toggle("lit", group.dataset.party === party);
  }
}
