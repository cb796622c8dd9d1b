// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, script } from "./page.mjs";

const page = open({
  lang: "ru",
  answers: {
    "/v1/a?limit=500": { data: [1, 2], links: { next: "/v1/a?limit=500&cursor=x,y" } },
    "/v1/a?limit=500&cursor=x,y": { data: [3], links: { next: null } },
    "/v1/refused": { status: 400, detail: "The parameter x is not known.", title: "A parameter is not known here" },
    "/v1/far": "offline",
  },
});
const { Refusal, address, all, ask } = await script("ask.js");

test("an address leaves out what has no value, and keeps commas, colons and slashes readable", () => {
  assert.equal(address("/v1/x", { votes: "a:1,b:2", of: "/v1/y", none: "", not: null, undef: undefined, zero: 0 }),
    "/v1/x?votes=a:1,b:2&of=/v1/y&zero=0");
  assert.equal(address("/v1/x", [["q", "Нұр & Отан"]]), `/v1/x?q=${encodeURIComponent("Нұр & Отан")}`);
  assert.equal(address("/v1/x"), "/v1/x");
});

test("all pages of a list are read, each once", async () => {
  assert.deepEqual(await all("/v1/a", {}), [1, 2, 3]);
  assert.deepEqual(await all("/v1/a", {}), [1, 2, 3]);
  assert.deepEqual(page.asked, ["/v1/a?limit=500", "/v1/a?limit=500&cursor=x,y"]);
});

test("what the API refuses is told in its words, and asked for again next time", async () => {
  const refused = (error) => error instanceof Refusal && error.status === 400 && error.message === "The parameter x is not known.";
  await assert.rejects(ask("/v1/refused"), refused);
  await assert.rejects(ask("/v1/refused"), refused);
  assert.equal(page.asked.filter((target) => target === "/v1/refused").length, 2);
});

test("an API that cannot be reached is a refusal of status 0", async () => {
  await assert.rejects(ask("/v1/far"), (error) => error instanceof Refusal && error.status === 0);
  assert.deepEqual([new Refusal({}).status, new Refusal({ title: "T" }).message], [0, "T"]);
});
