# SPDX-License-Identifier: Apache-2.0
"""Queries of simulations and calculators as the bodies that the contract says they mean, written independently of the API."""

import json

# What stays in the address.
COMMON = {"lang", "format", "dialect", "pretty", "shape", "include", "steps", "names", "what"}
PLACES = {
    "votes": "tally/lists", "against_all": "tally/against_all", "invalid": "tally/invalid", "seats": "rules/seats",
    "formula": "rules/formula/family", "quota": "rules/formula/quota", "over_award": "rules/formula/over_award",
    "divisors": "rules/formula/divisors", "exponent": "rules/formula/exponent",
    "first_divisor": "rules/formula/first_divisor", "threshold": "rules/threshold/percent",
    "threshold_base": "rules/threshold/base", "threshold_inclusive": "rules/threshold/inclusive",
    "second_party": "rules/second_party_guarantee", "tie_break": "rules/tie_break",
}
DRAWS = {
    "shares": "poll/shares", "sample_size": "poll/sample_size", "against_all": "poll/against_all", "model": "model/kind",
    "prior": "model/prior", "standard_deviation": "model/standard_deviation", "correlation": "model/correlation",
}
# Rows of `name:amount` by the names of both in a body.
ROWS = {
    "votes": ("party", "votes"), "shares": ("party", "percent"), "regions": ("region", "members"), "seats": ("party", "seats"),
}
LISTS = {"polls", "systems", "formulas"}


def body(path, pairs):
    """The body, and the parameters that stay in the address."""
    calculates = "/calculators/" in path
    places = {} if calculates else PLACES | (DRAWS if "monte-carlo" in path else {})
    found, candidates = {}, {}
    for name, value in pairs:
        if name == "candidates":
            candidates = dict(cell.rsplit(":", 1) for cell in value.split(","))
        elif name not in COMMON:
            put(found, places.get(name, name), name, value)
    for row in found.get("tally", {}).get("lists", []):
        if row["party"] in candidates:
            row["candidates"] = scalar(candidates[row["party"]])
    return found, {name: value for name, value in pairs if name in COMMON}


def put(found, place, name, value):
    if name == "seats" and ":" in value:
        place = "seats"
    elif name == "threshold" and value == "none":
        place = "rules/threshold"
    elif name == "threshold_base" and value.isdigit():
        place = "rules/threshold/base_votes"
    *parents, last = place.split("/")
    for parent in parents:
        found = found.setdefault(parent, {})
    found[last] = meant(name, value)


def meant(name, value):
    if name == "second_party" and value != "none":
        coefficient, _, seats = value.partition(":")
        return {"coefficient": scalar(coefficient), "minimum_seats": scalar(seats)}
    if name in ROWS and ":" in value:
        one, other = ROWS[name]
        return [{one: cells[0], other: scalar(cells[1])} for cells in (cell.rsplit(":", 1) for cell in value.split(","))]
    if name in LISTS:
        return value.split(",")
    if name == "coalitions":
        return [parties.split(":") for parties in value.split(",")]
    return None if value == "none" and name in ("threshold", "second_party") else scalar(value)


def scalar(value):
    """A number or a truth value where it looks like one, else text."""
    try:
        return json.loads(value)
    except ValueError:
        return value
