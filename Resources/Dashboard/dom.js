// SPDX-License-Identifier: Apache-2.0
// Elements as expressions: h("p", {class: "hint"}, "text", child). Text is always text, never markup.

const svgNames = new Set(["svg", "g", "circle", "rect", "line", "path", "text", "title", "desc", "polyline"]);

function make(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" && "value" in element) element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  // The value of a select can be set only once its options are there.
  if (element.localName === "select" && attributes?.value !== undefined) element.value = attributes.value;
  return element;
}

/** An HTML element. */
export function h(name, attributes, ...children) {
  return make(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function s(name, attributes, ...children) {
  if (!svgNames.has(name)) throw new Error(`no SVG element ${name}`);
  return make(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

/** Puts children in the place of what an element had. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A select with its label: options are [value, text], with true after them where one cannot be chosen. */
export function choice(id, label, options, value, onchange) {
  return h("p", { class: "field" }, h("label", { for: id }, label),
    h("select", { id, value, onchange: (event) => onchange(event.target.value) },
      options.map(([option, text, isDisabled]) => h("option", { value: option, disabled: isDisabled }, text))));
}

/** An input with its label; a value that it does not allow is told by the browser and goes no further. */
export function field(id, label, attributes, onchange) {
  return h("p", { class: "field" }, h("label", { for: id }, label),
    h("input", { id, ...attributes, onchange: (event) => event.target.reportValidity() && onchange(event.target.value) }));
}
