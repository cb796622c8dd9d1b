// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, script } from "./page.mjs";

open({ answers: { "/words-en.json": { "column.list_percent": "Share, %", months: "Jan,Feb,Mar", "date.day": "{day} {month} {year}", "date.month": "{month} {year}" } } });
await (await script("words.js")).load("/");
const { figure } = await script("figure.js");

const answer = {
  data: [{ name: "Amanat", list_percent: 53.9, list_votes: 3431510, founded: "1999-03-01", note: null, "a/b": 1 }],
};

test("a figure is named by whose it is and what it is, and written as the language writes it", () => {
  assert.equal(figure(answer, "/data/0/list_percent"), "Amanat, Share, %: 53.9 %");
  assert.equal(figure(answer, "/data/0/list_votes"), "Amanat, list_votes: 3,431,510");
  assert.equal(figure(answer, "/data/0/founded").replaceAll("\u00a0", " "), "Amanat, founded: 1 Mar 1999");
});

test("a row by itself is its name", () => assert.equal(figure(answer, "/data/0"), "Amanat"));

test("what is not known has no figure", () => assert.equal(figure(answer, "/data/0/note"), "Amanat, note"));

test("a slash in a name is escaped in a pointer (RFC 6901)", () => assert.equal(figure(answer, "/data/0/a~1b"), "Amanat, a/b: 1"));

test("a pointer that leads nowhere says nothing", () => assert.equal(figure(answer, "/data/7/list_votes"), ""));
