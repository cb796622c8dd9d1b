// SPDX-License-Identifier: Apache-2.0
// The numbers of the law on a day and over time, and what the calculators make of them.

import { all } from "./ask.js";
import { calculators } from "./calculators.js";
import { choice, field, h } from "./dom.js";
import { stepChart } from "./pictures.js";
import { Elsewhere, go, state } from "./state.js";
import { scrolling, table } from "./table.js";
import { amount, date, lang, nextYear, period, t, today, word } from "./words.js";

const path = "/v1/thresholds";

export async function law({ panel }) {
  const on = state.as_of ?? today;
  const topic = state.topic ?? "";
  const [every, now] = await Promise.all([all(path, { lang }), all(path, { lang, as_of: on, topic })]);
  const key = state.key ?? "entry.list_percent";
  const series = every.find((each) => each.key === key);
  if (!series) throw new Elsewhere();
  const drawing = stepChart(series.series, nextYear, series.name);
  const query = { lang, as_of: on, topic };
  panel.update({ path, query, picture: drawing && (() => drawing), chart: { path: "/v1/charts/thresholds", query: { key, lang } } });
  const topics = [...new Set(every.map((each) => each.topic))].sort();
  return [
    h("div", { class: "bar" }, field("as_of", t("as_of"), { type: "date", value: on, min: "1990-01-01", max: nextYear }, (value) => go({ as_of: value })),
      choice("topic", t("topic"), [["", t("topic.all")], ...topics.map((each) => [each, word("topic", each)])], topic, (value) => go({ topic: value }))),
    now.length === 0 ? h("p", {}, t("nothing.law")) : scrolling(t("law.on", { date: date(on) }), table([
      { head: t("column.name"), cell: (each) => h("button", { type: "button", class: "plain", id: `key-${each.key}`, onclick: () => go({ key: each.key }) }, each.name) },
      { head: t("column.value"), isNumber: true, cell: (each) => amount(each.value, each.unit) },
      { head: t("column.from"), cell: (each) => date(each.from) },
      { head: t("column.article"), cell: (each) => [each.act?.number, each.article].filter(Boolean).join(", ") },
    ], now, { caption: t("law.on", { date: date(on) }), kind: (each) => (each.key === key ? "mark" : null) })),
    h("section", { "aria-labelledby": "series" }, h("h2", { id: "series" }, t("law.over_time", { name: series.name })),
      h("p", { class: "hint" }, series.description), drawing,
      scrolling(series.name, table([
        { head: t("period"), cell: (each) => period(each.from, each.to) }, { head: t("column.value"), isNumber: true, cell: (each) => amount(each.value, series.unit) },
        { head: t("column.article"), cell: (each) => [each.act?.title, each.act?.number, each.article].filter(Boolean).join(", ") },
      ], series.series))),
    await calculators(on),
  ];
}
