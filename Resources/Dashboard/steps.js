// SPDX-License-Identifier: Apache-2.0
// A count in words, step by step, each with the article that it applies.

import { h } from "./dom.js";
import { t } from "./words.js";

export const steps = (count) => [
  h("h2", {}, t("steps")),
  h("ol", { class: "steps" }, count.steps.map((step) =>
    h("li", {}, `${step.text} `, step.article && h("span", { class: "article" }, step.article)))),
  count.assumptions.length > 0 && assumptions(count.assumptions),
];

/** What had to be assumed, since neither law nor data say it. */
export const assumptions = (list) => [
  h("h2", {}, t("assumptions")),
  h("ul", {}, list.map((each) => h("li", {}, each.text))),
];
