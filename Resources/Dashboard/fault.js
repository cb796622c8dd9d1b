// SPDX-License-Identifier: Apache-2.0
// What went wrong, in the words of the API, or of the page where the API cannot be reached.

import { Refusal } from "./ask.js";
import { h } from "./dom.js";
import { t } from "./words.js";

export function fault(error) {
  if (!(error instanceof Refusal)) console.error(error);
  return h("p", { class: "fault", role: "alert" }, error instanceof Refusal && error.status ? error.message : t("offline"));
}
