// SPDX-License-Identifier: Apache-2.0
// Tells the page around the frame how high this page is: in our own words, in those of AMP and in those of pym.js.

const id = new URLSearchParams(location.search).get("childId");
let told = 0;

function tell() {
  if (parent === window) return;
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  told = height;
  const messages = [{ type: "mandat:height", height }, { sentinel: "amp", type: "embed-size", height }];
  if (id) messages.push(`pymxPYMx${id}xPYMxheightxPYMx${height}`);
  // The height is no secret, and nobody knows which page this is shown on.
  for (const message of messages) parent.postMessage(message, "*");
}

function look() {
  if (Math.ceil(document.documentElement.getBoundingClientRect().height) !== told) tell();
}

new ResizeObserver(look).observe(document.documentElement);
addEventListener("resize", look);
addEventListener("load", tell);
document.fonts?.ready.then(look);
// Whoever listens late asks; pym.js does so by telling its width.
addEventListener("message", (event) => { if (event.source === parent) tell(); });
tell();
