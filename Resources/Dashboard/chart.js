// SPDX-License-Identifier: Apache-2.0
// A chart of the API as a picture on a page: for a wide page or a narrow one, a light or a dark one.

import { address, text } from "./ask.js";
import { h } from "./dom.js";

const narrow = "(max-width: 30rem)";
const dark = "(prefers-color-scheme: dark)";

/** The picture of a chart, with what is to be seen on it in words. */
export function picture(path, query, words) {
  const at = (more) => address(`${path}.svg`, { ...query, ...more });
  const source = (media, more) => h("source", { media, srcset: at(more) });
  return h("picture", { class: "chart" },
    source(`${narrow} and ${dark}`, { width: 320, theme: "dark" }), source(narrow, { width: 320 }), source(dark, { theme: "dark" }),
    h("img", { src: at({}), alt: words }));
}

/** The drawing of a chart as an element of the page, as wide and as dark as the page is now. */
export async function drawn(path, query) {
  const style = [narrow, dark].map((media) => matchMedia(media).matches);
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  const markup = await text(`${path}.svg`, [...pairs, ["width", style[0] ? "320" : ""], ["theme", style[1] ? "dark" : ""]]);
  return document.importNode(new DOMParser().parseFromString(markup, "image/svg+xml").documentElement, true);
}
