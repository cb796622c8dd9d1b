// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, script } from "./page.mjs";

const election = (id, system, more = {}) => ({ id, name: id, date: "2023-03-19", system, against_all: null, invalid_votes: null, ...more });
const list = (data) => ({ data, links: { next: null } });
open({
  counted: "m-2023,m-2007",
  answers: {
    "/v1/elections?fields=id,name,date,system,against_all,invalid_votes&lang=en&sort=-date&limit=500": list([
      election("k-2026", "kurultai"), election("m-2023", "mazhilis", { against_all: 30, invalid_votes: 4 }), election("p-2022", "president"),
      election("m-2007", "mazhilis"),
    ]),
    "/v1/electoral-systems?fields=id,name,list_seats,threshold_percent&lang=en&limit=500": list([
      { id: "mazhilis", list_seats: 69 }, { id: "president", list_seats: null }, { id: "kurultai", list_seats: 145 },
    ]),
    "/v1/parties?fields=id,short_name,color&lang=en&limit=500": list([{ id: "a", short_name: "Party A", color: { hex: "#123456" } }]),
    "/v1/elections/m-2023/results?lang=en": { data: [{ id: "a", list_votes: 70 }, { id: "b", list_votes: 20 }, { id: "independent", list_votes: null }] },
    "/v1/polls/exit?lang=en": { data: { election: "m-2007", shares: [{ party: "a", percent: 60 }, { party: "b", percent: 20 }, { party: null, percent: 9 }] } },
    "/v1/polls/one?lang=en": { data: { election: "m-2007", shares: [{ party: "a", percent: 60 }] } },
  },
});
const { base, cast, color, joined, lists, load, methods, name, pairs, query, scenario, votesOf } = await script("scenario.js");
const { Elsewhere } = await script("state.js");
await load();

test("elections of lists can be started from, those with known votes counted, laws are those that seat lists", () => {
  assert.deepEqual(lists.starts.map((each) => each.id), ["k-2026", "m-2023", "m-2007"]);
  assert.deepEqual(lists.counted.map((each) => each.id), ["m-2023", "m-2007"]);
  assert.deepEqual(lists.systems.map((each) => each.id), ["kurultai", "mazhilis"]);
});

test("a party of the record has its name and colour, a list of one's own is called what it is", () => {
  assert.deepEqual([name("a"), color("a"), name("Ours"), color("Ours")], ["Party A", "#123456", "Ours", "#808080"]);
});

test("votes are written and read without loss, separators in names too", () => {
  const votes = [["a", "1"], ["Ours, and yours: both", "2.5"], ["back\\slash", "3"]];
  assert.equal(joined(votes), "a:1,Ours\\, and yours\\: both:2.5,back\\\\slash:3");
  assert.deepEqual(pairs(joined(votes)), votes);
});

test("votes without a number are a party without votes", () => assert.deepEqual(pairs("a,b:2"), [["a", ""], ["b", "2"]]));

test("without an election it is the latest whose votes are known", () => assert.equal(base({}).id, "m-2023"));

test("an election without known votes leads elsewhere, unless the votes are one's own", () => {
  assert.throws(() => base({ election: "k-2026" }), Elsewhere);
  assert.equal(base({ election: "k-2026" }, "", true).id, "k-2026");
  assert.throws(() => base({ election: "p-2022" }, "", true), Elsewhere);
});

test("an election brings its votes, its law, and those against all", async () => {
  const found = await scenario({});
  assert.deepEqual(query(found), [
    ["system", "mazhilis"], ["votes", "a:70,b:20"], ["against_all", "30"], ["invalid", "4"], ["lang", "en"],
  ]);
  assert.equal(found.isOwn, false);
});

test("votes of one's own come with their own against all", async () => {
  const found = await scenario({ votes: "a:1,b:2", against_all: "5", system: "kurultai" });
  assert.deepEqual(cast(found), [["votes", "a:1,b:2"], ["against_all", "5"], ["invalid", ""], ["lang", "en"]]);
  assert.deepEqual([found.system, found.isOwn], ["kurultai", true]);
});

test("changes of the law are handed on by the names of the API, for the side that has the prefix", async () => {
  const found = await scenario({ b_threshold: "7", b_method: "divisors-dhondt", threshold: "3" }, "b_");
  assert.deepEqual(found.rules, [["formula", "highest-averages"], ["divisors", "dhondt"], ["threshold", "7"]]);
});

test("every formula that is offered has the words of the API", async () => {
  const families = { quota: "largest-remainder", divisors: "highest-averages" };
  for (const method of methods) {
    const { rules } = await scenario({ method });
    const [[, family]] = rules;
    const kind = method.split("-")[0];
    assert.equal(family, families[kind] ?? (method === "winner-takes-all" ? method : "highest-averages"), method);
  }
  const [, quota, more] = (await scenario({ method: "quota-imperiali" })).rules;
  assert.deepEqual([quota, more], [["quota", "imperiali"], ["over_award", "subtract"]]);
});

test("a law that seats no list leads elsewhere", async () => {
  await assert.rejects(scenario({ system: "president" }), Elsewhere);
});

test("a poll is scaled to a hundred, and says what it added up to", async () => {
  const found = await scenario({ poll: "exit" });
  assert.deepEqual(found.votes, [["a", "75.00"], ["b", "25.00"]]);
  assert.deepEqual([found.scaled, found.election.id], ["80", "m-2007"]);
});

test("shares that are a hundred are not said to be scaled", () => {
  const shares = [{ party: "a", percent: 33.3 }, { party: "b", percent: 66.7 }];
  assert.deepEqual(votesOf({ shares }), { votes: [["a", "33.30"], ["b", "66.70"]], scaled: "" });
});

test("a poll that names one list is no poll of a parliament", async () => {
  await assert.rejects(scenario({ poll: "one" }), Elsewhere);
});
