// SPDX-License-Identifier: Apache-2.0
// A picture of this page as a file that stands by itself.

/** The drawing as SVG text: black on nothing, with a font that every reader has. */
export function svgText(element) {
  const copy = element.cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "system-ui, Roboto, Noto Sans, sans-serif");
  copy.setAttribute("color", "#15222b");
  copy.removeAttribute("class");
  for (const text of copy.querySelectorAll("text")) if (!text.hasAttribute("fill")) text.setAttribute("fill", "currentColor");
  return new XMLSerializer().serializeToString(copy);
}

/** Gives a file to the reader. */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
