// SPDX-License-Identifier: Apache-2.0
// Copies text, also where a page without TLS may not use the clipboard by itself.

export async function copy(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (element.select) {
      element.select();
      return document.execCommand("copy");
    }
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return document.execCommand("copy");
  }
}
