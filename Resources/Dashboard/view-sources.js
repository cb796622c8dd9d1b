// SPDX-License-Identifier: Apache-2.0
// The publications behind the figures, and where they disagree: what was chosen, and why.

import { all } from "./ask.js";
import { choice, h } from "./dom.js";
import { bars } from "./pictures.js";
import { go, state } from "./state.js";
import { scrolling, table } from "./table.js";
import { date, lang, reading, t, word } from "./words.js";

export async function sources({ panel }) {
  const kind = state.kind ?? "";
  const query = { lang, kind };
  const [every, found] = await Promise.all([all("/v1/sources", { lang }), all("/v1/sources", query)]);
  const conflicts = await all("/v1/conflicts", { lang });
  const kinds = [...new Set(every.map((source) => source.kind))].sort();
  const drawing = bars(kinds.map((each) => ({ name: word("kind", each), value: every.filter((source) => source.kind === each).length })), t("sources.kinds"));
  panel.update({ path: "/v1/sources", query, picture: () => drawing });
  return [
    conflicts.length > 0 && [h("h2", {}, t("conflicts")), h("p", { class: "hint" }, t("conflicts.about")),
      h("ul", { class: "cards" }, conflicts.map(conflict))],
    h("h2", {}, t("sources.kinds")), h("div", { class: "split" }, drawing),
    h("div", { class: "bar" }, choice("kind", t("kind"), [["", t("topic.all")], ...kinds.map((each) => [each, word("kind", each)])], kind, (value) => go({ kind: value }))),
    scrolling(t("view.sources"), table([
      { head: t("column.title"), cell: (source) => (source.url ? h("a", { href: source.url, rel: "external noreferrer" }, source.title) : source.title) },
      { head: t("column.publisher"), cell: (source) => source.publisher },
      { head: t("column.date"), cell: (source) => date(source.date) },
      { head: t("kind"), cell: (source) => word("kind", source.kind) },
      { head: "id", cell: (source) => h("code", {}, source.id) },
    ], found, { caption: t("sources.count", { n: found.length }) })),
  ];
}

const conflict = (each) => h("li", {}, h("h3", {}, each.subject),
  h("ul", {}, each.readings.map(({ texts, value, sources: by }) => h("li", {}, h("strong", {}, texts?.[lang] ?? reading(value)), ` – ${by.join(", ")}`))),
  each.chosen !== null && each.chosen !== undefined && h("p", {}, `${t("conflicts.chosen")}: `, h("strong", {}, each.chosen_texts?.[lang] ?? reading(each.chosen))), h("p", {}, each.reason));
