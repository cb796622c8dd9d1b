// SPDX-License-Identifier: Apache-2.0
// A proposed party against the law of a day, rule by rule, and the times at which it would have passed.
// The rules are the series of /v1/thresholds that begin with "registration."; nothing is known here that is not there.

/** The numbers of a party that the law has set least values for, with what is filled in at first. */
export const asked = {
  "registration.members": 5000,
  "registration.regional_members": 200,
  "registration.initiative_group": 700,
  "registration.congress_delegates": 0,
  "registration.organising_committee": 0,
};

const day = (text, end) => (text ?? (end ? "9999" : "0000")).padEnd(10, end ? "-99-99".slice(0) : "-00-00").slice(0, 10);

/** The entry of a series in force on a day. */
export const inForce = (series, on) => series.find((each) => day(each.from) <= on && (!each.to || on < day(each.to)));

/** For each series the least value of that day and whether the party has it; null where the law asked for none. */
export function check(list, party, on) {
  return list.map((series) => {
    const rule = inForce(series.series, on);
    const own = party[series.key];
    return { series, own, rule, passes: rule && typeof rule.value === "number" ? own >= rule.value : null };
  });
}

/** Spans of time in which the party passes every rule that there was. */
export function times(list, party) {
  const days = [...new Set(list.flatMap((series) => series.series.map((each) => each.from)).filter(Boolean))].sort();
  const spans = [];
  days.forEach((from, index) => {
    const passes = check(list, party, day(from).replaceAll("-00", "-28")).every((each) => each.passes !== false);
    const last = spans.at(-1);
    if (!passes) return;
    if (last && last.to === from) last.to = days[index + 1] ?? null;
    else spans.push({ from, to: days[index + 1] ?? null });
  });
  return spans;
}
