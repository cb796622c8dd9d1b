// SPDX-License-Identifier: Apache-2.0
// "This view as": the address of the data behind a view as JSON and CSV, the picture as SVG, and the same request as a
// line for a shell, Python or R.

import { address } from "./ask.js";
import { copy } from "./clipboard.js";
import { fill, h } from "./dom.js";
import { save, svgText } from "./download.js";
import { state } from "./state.js";
import { lang, t } from "./words.js";

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
    // What says the same stays as it is, with the focus in it.
    this.picture = picture;
    const said = JSON.stringify([json, table, chart, Boolean(drawing)]);
    if (said === this.said) return;
    this.said = said;
    const links = [
      h("a", { href: json, "data-as": "json" }, "JSON"),
      h("a", { href: table, "data-as": "csv" }, "CSV"),
      drawing && h("button", { type: "button", "data-as": "svg", onclick: () => save(this.name(), "image/svg+xml", svgText(this.picture())) }, t("as.svg")),
      chart && h("a", { href: address(`${chart.path}.svg`, chart.query), "data-as": "chart" }, t("as.chart")),
      this.button(t("as.link"), () => location.href),
    ];
    const frame = chart && this.embed(chart);
    this.element.hidden = false;
    const open = [...this.element.querySelectorAll("details[open]")].map((each) => each.dataset.as);
    fill(this.element,
      h("h2", { id: "as" }, t("as")),
      h("ul", { class: "row" }, links.filter(Boolean).map((link) => h("li", {}, link))),
      frame,
      Object.entries(programs).map(([name, write]) => this.program(name, write(json, table))));
    for (const each of this.element.querySelectorAll("details")) each.open = open.includes(each.dataset.as);
  }

  /** A disclosure with the lines that put the chart into a page; they work without the script, only less high or higher. */
  embed(chart) {
    const query = (Array.isArray(chart.query) ? chart.query : Object.entries(chart.query)).filter(([name]) => name !== "lang");
    const page = location.origin + address(chart.path.replace("/v1/charts/", "/embed/"), [...query, ["lang", lang]]);
    const quoted = page.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    const text = `<iframe src="${quoted}" title="${t(`view.${state.view ?? "simulator"}`)} · ${t("brand")}" width="100%" height="560" style="border:0" loading="lazy"></iframe>\n<script src="${location.origin}/embed.js" async></script>`;
    const code = h("textarea", { id: "embed-code", readonly: true, rows: 5, spellcheck: "false", value: text });
    return h("details", { "data-as": "embed" }, h("summary", {}, t("as.embed")),
      h("p", { class: "field" }, h("label", { for: "embed-code" }, t("as.embed.code")), code),
      h("p", {}, this.button(t("copy"), () => text, code), " ", h("a", { href: page }, t("as.chart"))));
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
