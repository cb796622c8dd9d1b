// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { open, script } from "./page.mjs";

mock.timers.enable({ apis: ["setTimeout"] });
const page = open({ query: "?view=compare&election=mazhilis-2023&votes=" });
const { drag, go, link, onchange, settle, state } = await script("state.js");
let told = 0;
onchange(() => { told += 1; });

// One page with one history: each test begins where the one before it ended.

test("the state is the parameters of the address that have a value", () => {
  assert.deepEqual({ ...state }, { view: "compare", election: "mazhilis-2023" });
});

test("a link is the address of the state with changes, and changes nothing", () => {
  assert.equal(link({ election: "", seats: 98 }), "/?view=compare&seats=98");
  assert.equal(state.election, "mazhilis-2023");
});

test("going makes an entry of the history and shows the view anew", () => {
  go({ view: "law" });
  assert.deepEqual([page.entries.length, page.entries.at(-1), told], [2, "/?view=law&election=mazhilis-2023", 1]);
});

test("settling makes an entry and shows nothing anew", () => {
  settle({ seats: "100" });
  assert.deepEqual([page.entries.length, page.entries.at(-1), told], [3, "/?view=law&election=mazhilis-2023&seats=100", 1]);
});

test("a movement is one entry, written when it rests, however many places it goes through", () => {
  for (const seats of ["101", "102", "103"]) drag({ seats });
  mock.timers.tick(149);
  assert.equal(page.entries.length, 3);
  mock.timers.tick(1);
  assert.deepEqual([page.entries.length, page.entries.at(-1)], [4, "/?view=law&election=mazhilis-2023&seats=103"]);
  drag({ seats: "104" });
  mock.timers.tick(150);
  assert.deepEqual([page.entries.length, page.entries.at(-1)], [4, "/?view=law&election=mazhilis-2023&seats=104"]);
  settle({ seats: "105" });
  drag({ seats: "106" });
  mock.timers.tick(150);
  assert.deepEqual([page.entries.length, page.entries.at(-1)], [5, "/?view=law&election=mazhilis-2023&seats=106"]);
});

test("going back takes the state of that address, gives up a movement that was waiting, and ends the one before", () => {
  drag({ seats: "107" });
  page.back("/?view=compare");
  mock.timers.tick(150);
  assert.deepEqual([{ ...state }, told, page.entries.length], [{ view: "compare" }, 2, 5]);
  drag({ seats: "108" });
  mock.timers.tick(150);
  assert.deepEqual([page.entries.length, page.entries.at(-1)], [6, "/?view=compare&seats=108"]);
});
