// SPDX-License-Identifier: Apache-2.0
// What is counted: the votes of an election or votes of one's own, under the law of an era with changes of one's own.
// The parameters are those of /v1/simulations/seats; `method` names a formula in one word.

import { all, ask } from "./ask.js";
import { split, text as decimal, whole } from "./shares.js";
import { Elsewhere } from "./state.js";
import { lang } from "./words.js";

/**
 * Elections and electoral systems, read once: all elections, those of lists, those of them whose votes are known, and the
 * laws that give seats to lists. Elections are newest first.
 */
export const lists = { elections: [], starts: [], counted: [], systems: [], names: new Map(), colors: new Map() };

export async function load() {
  const [elections, systems, parties] = await Promise.all([
    all("/v1/elections", { fields: "id,name,date,system,against_all,invalid_votes", lang, sort: "-date" }),
    all("/v1/electoral-systems", { fields: "id,name,list_seats,threshold_percent", lang }),
    all("/v1/parties", { fields: "id,short_name,color", lang }),
  ]);
  lists.elections = elections;
  lists.systems = systems.filter((system) => system.list_seats !== null).reverse();
  lists.starts = elections.filter((election) => lists.systems.some((system) => system.id === election.system));
  const counted = document.body.dataset.counted.split(",");
  lists.counted = lists.starts.filter((election) => counted.includes(election.id));
  for (const party of parties) {
    lists.names.set(party.id, party.short_name);
    lists.colors.set(party.id, party.color?.hex);
  }
}

/** What a party is called; a list of one's own is called what it is. */
export const name = (party) => lists.names.get(party) ?? party;

export const color = (party) => lists.colors.get(party) ?? "#808080";

const tallies = new Map();

/** The votes of the lists of an election as published. */
export async function official(id) {
  if (!tallies.has(id)) {
    tallies.set(id, ask(`/v1/elections/${id}/results`, { lang }).then((answer) => {
      const election = lists.elections.find((each) => each.id === id);
      return {
        votes: answer.data.filter((row) => row.list_votes !== null).map((row) => [row.id, String(row.list_votes)]),
        against_all: text(election?.against_all), invalid: text(election?.invalid_votes),
      };
    }));
  }
  return tallies.get(id);
}

const text = (value) => (value === null || value === undefined ? "" : String(value));

/** `a:1,b:2` as pairs; a backslash keeps the comma or colon after it. */
export function pairs(text) {
  return (text.match(/(?:\\.|[^,])+/g) ?? []).map((part) => {
    const [, party, votes] = part.match(/^((?:\\.|[^:\\])*):?(.*)$/s);
    return [party.replace(/\\(.)/g, "$1"), votes];
  });
}

/** Pairs as `a:1,b:2`. */
export const joined = (votes) => votes.map(([party, count]) => `${party.replace(/[\\,:]/g, "\\$&")}:${count}`).join(",");

/** The election to start from: the one asked for, else the latest whose votes are known. Votes of one's own need none. */
export function base(state, prefix = "", isOwn = false) {
  const id = state[`${prefix}election`];
  const election = id ? (isOwn ? lists.starts : lists.counted).find((each) => each.id === id) : lists.counted[0];
  if (!election) throw new Elsewhere();
  return election;
}

/** The shares of a poll as votes, and what they add up to where that is not a hundred; null where it names one list. */
export function votesOf(poll) {
  const shares = poll.shares.filter((share) => share.party && share.percent !== null);
  // One share is no poll of a parliament: scaled to a hundred it would say what nobody found.
  if (shares.length < 2) return null;
  const sum = Math.round(shares.reduce((sum, share) => sum + share.percent, 0) * 100) / 100;
  const parts = split(whole, shares.map((share) => share.percent));
  return { votes: shares.map((share, index) => [share.party, decimal(parts[index])]), scaled: sum === 100 ? "" : String(sum) };
}

/** The votes, the law and the changes that a state means. */
export async function scenario(state, prefix = "") {
  const poll = !prefix && state.poll && !state.votes ? (await ask(`/v1/polls/${encodeURIComponent(state.poll)}`, { lang })).data : null;
  const drawn = poll && votesOf(poll);
  if (poll && !drawn) throw new Elsewhere();
  const own = state[`${prefix}votes`] ? pairs(state[`${prefix}votes`]) : drawn?.votes;
  const election = base(poll && !state.election ? { election: poll.election } : state, prefix, Boolean(own));
  const tally = own ? {} : await official(election.id);
  const system = state[`${prefix}system`] ?? election.system;
  if (!lists.systems.some((each) => each.id === system)) throw new Elsewhere();
  return {
    election, system, isOwn: Boolean(own), scaled: state.scaled ?? drawn?.scaled, votes: own ?? tally.votes,
    against_all: own ? state[`${prefix}against_all`] ?? "" : tally.against_all,
    invalid: own ? state[`${prefix}invalid`] ?? "" : tally.invalid,
    rules: rules(state, prefix),
  };
}

const handedOn = ["seats", "threshold", "threshold_base", "second_party", "tie_break"];

function rules(state, prefix) {
  return [...formula(state[`${prefix}method`]), ...handedOn.map((name) => [name, state[prefix + name]])].filter(([, value]) => value);
}

function formula(method) {
  if (!method) return [];
  if (method === "winner-takes-all") return [["formula", method]];
  if (method === "modified-sainte-lague") return [["formula", "highest-averages"], ["divisors", "sainte-lague"], ["first_divisor", "1.4"]];
  if (method.startsWith("divisors-")) return [["formula", "highest-averages"], ["divisors", method.slice(9)]];
  const quota = method.replace("quota-", "");
  const subtracts = quota.endsWith("imperiali") ? [["over_award", "subtract"]] : [];
  return [["formula", "largest-remainder"], ["quota", quota], ...subtracts];
}

/** The words for formulas that the simulator offers. */
export const methods = [
  "quota-hare", "quota-droop", "quota-hagenbach-bischoff", "quota-imperiali", "divisors-dhondt", "divisors-sainte-lague",
  "modified-sainte-lague", "divisors-danish", "divisors-adams", "divisors-dean", "divisors-huntington-hill", "divisors-imperiali",
  "divisors-macau", "winner-takes-all",
];

/** The query of /v1/simulations/seats. */
export const query = (scenario) => [
  ["system", scenario.system], ...scenario.rules, ["votes", joined(scenario.votes)],
  ["against_all", scenario.against_all], ["invalid", scenario.invalid], ["lang", lang],
];

/** The votes alone, for operations that take several laws. */
export const cast = (scenario) => query(scenario).filter(([name]) => ["votes", "against_all", "invalid", "lang"].includes(name));
