// SPDX-License-Identifier: Apache-2.0
// A chart of the API as a picture on a page: for a wide page or a narrow one, a light or a dark one.

import { text } from "./ask.js";

const narrow = "(max-width: 30rem)";
const dark = "(prefers-color-scheme: dark)";

/** The drawing of a chart as an element of the page, as wide and as dark as the page is now. */
export async function drawn(path, query) {
  const style = [narrow, dark].map((media) => matchMedia(media).matches);
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  const markup = await text(`${path}.svg`, [...pairs, ["width", style[0] ? "320" : ""], ["theme", style[1] ? "dark" : ""]]);
  return document.importNode(new DOMParser().parseFromString(markup, "image/svg+xml").documentElement, true);
}
