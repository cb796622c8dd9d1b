// SPDX-License-Identifier: Apache-2.0
// A party's name with its colour before it; the colour says nothing that the name does not.

import { h, s } from "./dom.js";

export const swatch = (color) =>
  s("svg", { class: "swatch", viewBox: "0 0 12 12", "aria-hidden": "true" }, s("rect", { width: 12, height: 12, rx: 2, fill: color ?? "#808080" }));

export const label = (name, color) => h("span", { class: "party-name" }, swatch(color), name);
