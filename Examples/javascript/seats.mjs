// SPDX-License-Identifier: Apache-2.0
// The votes of 2023 under the law's formula and under two others, and why: the steps in words.
//
//   node Examples/javascript/seats.mjs
//
// The same code runs in a browser: answers may be read from any origin. Node 18 or later.
const mandat = globalThis.process?.env.MANDAT_URL ?? "http://127.0.0.1:8080";

async function ask(path, options) {
  const response = await fetch(mandat + path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.title}: ${answer.detail}`); // RFC 9457
  return answer.data;
}

const results = await ask("/v1/elections/mazhilis-2023/results?fields=party,name,list_votes");
const lists = results.filter(row => row.list_votes !== null).map(row => ({ party: row.party, votes: row.list_votes }));
const body = { system: "mazhilis-2023", tally: { lists, against_all: 248291 } };
const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const count = await post("/v1/simulations/seats", body);
const dhondt = await post("/v1/simulations/seats", {
  ...body, rules: { formula: { family: "highest-averages", divisors: "dhondt" } },
});
for (const [row, list] of count.lists.entries()) {
  console.log(`${list.name.padEnd(16)} ${String(list.seats).padStart(3)} by law, ${dhondt.lists[row].seats} by d'Hondt`);
}
console.log(count.steps.findLast(step => step.article).text);

try {
  await ask("/v1/simulations/seats?system=mazhilis-2023&votes=amanat:many");
} catch (error) {
  console.log(error.message);
}
