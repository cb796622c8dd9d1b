// SPDX-License-Identifier: Apache-2.0
// "This view as": the address of the data behind a view as JSON and CSV, the picture as SVG, and the same request as a
// line for a shell, Python or R.

import { address, offers } from "./ask.js";
import { copy } from "./clipboard.js";
import { fill, h } from "./dom.js";
import { save, svgText } from "./download.js";
import { state } from "./state.js";
import { t } from "./words.js";

const csv = (path) => `${path}.csv`;

const programs = {
  curl: (json) => `curl '${json}'`,
  Python: (_, table) => `import pandas\ntable = pandas.read_csv("${table}")`,
  R: (_, table) => `table <- read.csv("${table}")`,
};

/** The panel at the foot of a view; `update` is called with {path, query, chart} and a function that gives the picture. */
export class ThisView {
  constructor() {
    this.element = h("section", { class: "data", "aria-labelledby": "as", hidden: true });
  }

  update({ path, query, picture, chart }) {
    const at = (target) => location.origin + target;
    const json = at(address(path, query));
    const table = at(address(csv(path), query));
    const drawing = picture?.();
    const links = [
      h("a", { href: json, "data-as": "json" }, "JSON"),
      h("a", { href: table, "data-as": "csv" }, "CSV"),
      drawing && h("button", { type: "button", "data-as": "svg", onclick: () => save(this.name(), "image/svg+xml", svgText(picture())) }, t("as.svg")),
      chart && h("a", { href: address(`${chart.path}.svg`, chart.query), "data-as": "chart" }, t("as.chart")),
      this.button(t("as.link"), () => location.href),
    ];
    this.element.hidden = false;
    fill(this.element,
      h("h2", { id: "as" }, t("as")),
      h("ul", { class: "row" }, links.filter(Boolean).map((link) => h("li", {}, link))),
      Object.entries(programs).map(([name, write]) => this.program(name, write(json, table))));
  }

  name() {
    return `mandat-${state.view ?? "simulator"}-${state.election ?? "latest"}.svg`;
  }

  program(name, text) {
    const code = h("code", {}, text);
    return h("details", { "data-as": name.toLowerCase() }, h("summary", {}, name), h("pre", { tabindex: 0 }, code), this.button(t("copy"), () => text, code));
  }

  button(label, text, element) {
    const told = h("span", { class: "copied", role: "status" });
    const target = element ?? told;
    return [h("button", {
      type: "button",
      onclick: async () => {
        if (!element) target.textContent = text();
        const isCopied = await copy(text(), target);
        told.textContent = isCopied ? t("copied") : "";
      },
    }, label), " ", told];
  }
}
