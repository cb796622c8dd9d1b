// SPDX-License-Identifier: Apache-2.0
// What changed, said to those who do not see it: at most twice a second, the last word wins.

const region = document.createElement("p");
region.className = "hidden";
region.setAttribute("aria-live", "polite");
document.body.append(region);

let waiting = null;

export function announce(text) {
  if (waiting) clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = null;
    if (region.textContent !== text) region.textContent = text;
  }, 500);
}
