// SPDX-License-Identifier: Apache-2.0
// Shares that are always 100 per cent together, in whole hundredths of a per cent so that nothing is lost by rounding.

export const whole = 10_000;

/** Splits a whole number in proportion to weights; what is left over goes to the largest remainders, first come first. */
export function split(total, weights) {
  const sum = weights.reduce((one, other) => one + other, 0);
  if (weights.length === 0) return [];
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length));
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((one, other) => one + other, 0);
  exact.map((value, index) => [value - parts[index], index])
    .sort((one, other) => other[0] - one[0] || one[1] - other[1])
    .slice(0, left).forEach(([, index]) => { parts[index] += 1; });
  return parts;
}

/**
 * Sets one share; the others that are not locked make room in proportion, so that the sum stays a hundred.
 * Where the locked ones leave less room than asked for, the share is what they leave.
 */
export function set(shares, index, value, locked = []) {
  const isFree = (place) => place !== index && !locked.includes(place);
  const held = shares.reduce((sum, share, place) => sum + (place !== index && locked.includes(place) ? share : 0), 0);
  const free = shares.map((_, place) => place).filter(isFree);
  const room = whole - held;
  const own = free.length === 0 ? room : Math.min(Math.max(0, Math.round(value)), room);
  const rest = split(room - own, free.map((place) => shares[place]));
  const next = [...shares];
  next[index] = own;
  free.forEach((place, order) => { next[place] = rest[order]; });
  return next;
}

/** A share as the text that the API reads: hundredths as a decimal. */
export const text = (hundredths) => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
