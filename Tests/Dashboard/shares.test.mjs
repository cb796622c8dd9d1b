// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, script } from "./page.mjs";

open();
const { set, split, text, whole } = await script("shares.js");

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** Numbers that are the same at every run: the generator of Park and Miller. */
function* numbers(seed) {
  for (let state = seed; ; ) yield (state = (state * 48271) % 2147483647);
}

test("a whole is split in proportion, what is left over goes to the largest remainders", () => {
  assert.deepEqual(split(69, [3431510, 693938, 547154, 535139, 432920, 331058]), [40, 8, 6, 6, 5, 4]);
});

test("equal remainders go first come first", () => assert.deepEqual(split(3, [1, 1]), [2, 1]));

test("weights of nothing share evenly", () => assert.deepEqual(split(4, [0, 0, 0]), [2, 1, 1]));

test("no weights have no parts", () => assert.deepEqual(split(10, []), []));

test("the parts make the whole, whatever the weights", () => {
  const random = numbers(2026);
  for (let round = 0; round < 500; round += 1) {
    const weights = Array.from({ length: 1 + (random.next().value % 12) }, () => random.next().value % 1000);
    const total = random.next().value % 20_000;
    const parts = split(total, weights);
    assert.equal(sum(parts), total);
    const exact = weights.map((weight) => (sum(weights) ? (total * weight) / sum(weights) : total / weights.length));
    assert.ok(parts.every((part, index) => Math.abs(part - exact[index]) < 1), `${total} by ${weights}`);
  }
});

test("a share that grows takes from the others in proportion", () => {
  assert.deepEqual(set([5000, 3000, 2000], 0, 6000), [6000, 2400, 1600]);
});

test("locked shares stay as they are, and leave what room they leave", () => {
  assert.deepEqual(set([5000, 3000, 2000], 0, 6000, [1]), [6000, 3000, 1000]);
  assert.deepEqual(set([5000, 3000, 2000], 0, 9000, [1]), [7000, 3000, 0]);
});

test("a share whose others are all locked is what is left", () => {
  assert.deepEqual(set([5000, 3000, 2000], 0, 1, [1, 2]), [5000, 3000, 2000]);
});

test("shares together are a hundred per cent after any movement", () => {
  const random = numbers(7);
  let shares = split(whole, [54, 11, 9, 8, 7, 5, 2]);
  for (let round = 0; round < 500; round += 1) {
    const locked = [random.next().value % 7];
    shares = set(shares, random.next().value % 7, (random.next().value % 12_000) - 1000, locked);
    assert.equal(sum(shares), whole);
    assert.ok(shares.every((share) => share >= 0));
  }
});

test("hundredths are written as a decimal of two digits", () => {
  assert.deepEqual([0, 5, 50, 5390, whole].map(text), ["0.00", "0.05", "0.50", "53.90", "100.00"]);
});
