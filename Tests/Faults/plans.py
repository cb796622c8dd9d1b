# SPDX-License-Identifier: Apache-2.0
"""What the clients that do harm ask for: requests of each kind, and how many of them at a time on how many connections.

A `%d` in a request stands for a number of eight digits that is another one each time, so that no answer is in the cache.
"""

import itertools
import json

from fixture import get

SHARES = "amanat:53.9,auyl:10.9,respublica:8.6,ak-zhol:8.4,halyk:6.8,osdp:5.2,baytaq:2.3"
VOTES = "amanat:3431510,auyl:693938,respublica:548205,ak-zhol:537139,halyk:428731,osdp:331058,baytaq:146431"
SEARCHABLE = ["statements", "events", "people", "conflicts", "terms", "bodies", "parties"]
LISTS = ["parties", "lineage", "people", "bodies", "elections", "polls", "electoral-systems", "thresholds", "events",
         "statements", "conflicts", "terms", "changes", "sources"]
# The smallest and the largest number of the eight digits.
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
NUMBERS = range(10_000_000, 100_000_000)


class Stream:
    """So many connections, each of which sends `depth` requests at a time and then waits for as many answers."""

    def __init__(self, connections, depth, requests):
        self.connections = connections
        self.depth = depth
        rounds = max(1, -(-len(requests) // depth))
        cycle = itertools.cycle(requests)
        self.batches = [b"".join(itertools.islice(cycle, depth)) for _ in range(rounds)]

    def batch(self, turn, numbers):
        template = self.batches[turn % len(self.batches)]
        return template % tuple(itertools.islice(numbers, template.count(b"%d")))


def post(path, body):
    """A POST, whose body may have a `%d`."""
    body = body if isinstance(body, bytes) else body.encode()
    length = len(body) + 6 * body.count(b"%d")
    return (f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {length}\r\n\r\n").encode() + body


def listed(count, first=50.0, separator=":", digits=3):
    """`l0:50.000,l1:…`: so many lists, each with a little less than the one before."""
    return ",".join(f"l{number}{separator}{first / (number + 1):.{digits}f}" for number in range(count))


def lists(count, member="votes", scale=1_000_000):
    """The same as members of a body; `percent` are shares that add up to less than 100."""
    whole = (lambda number: f"{90 / count:.6f}") if member == "percent" else (lambda number: str(scale // (number + 1) + number))
    return "[" + ",".join(f'{{"party":"l{number}","{member}":{whole(number)}}}' for number in range(count)) + "]"


def unknown_members(count):
    """An object of so many members that no request has."""
    return '{"x%d":0,' + ",".join(f'"u{number}":0' for number in range(count - 1)) + "}"


# One request of each kind of text, of 4,000 characters.
LONG_TEXT = [get(f"/v1/{name}?q={'x' * 3992}%d") for name in SEARCHABLE]
# Texts of the same length wherever else one is taken: other letters, other parameters, paths and fields.
LONG_ELSEWHERE = (
    [get(f"/v1/{name}?q={'%%D1%%88' * 1200}%d") for name in SEARCHABLE]
    + [get(f"/v1/{name}?q={'+'.join(['ab'] * 1300)}+%d") for name in SEARCHABLE]
    + [get(f"/v1/search?q={'x' * 3992}%d"), get(f"/v1/search?q={'ab+' * 60}%d"), get(f"/v1/search?q={'%%D0%%BE' * 180}%d")]
    + [get(f"/v1/{path}={'x' * 3992}%d") for path in (
        "statements?speaker", "statements?person", "events?party", "events?topic", "people?office", "polls?election",
        "parties?as_of", "thresholds?key", "sources?family", "parties?fields", "parties?sort", "parties?cursor",
        "citation?of", "datawrapper?of", "charts/bars?election", "charts/hemicycle?title", "charts/lineage?party",
        "simulations/seats?votes", "simulations/seats?system", "simulations/compare?systems",
        "simulations/compare?formulas", "calculators/deposit?candidacy", "calculators/quota?date")]
    + [get(f"/v1/{'x' * 3992}%d"), get(f"/v1/parties/{'x' * 3992}%d"), get(f"/v1/elections/{'x' * 3992}%d/results"),
       get(f"/problems/{'x' * 3992}%d"), get(f"/oembed?url={'x' * 3992}%d"), get(f"/embed/bars?election={'x' * 3992}%d")]
    + [get("/v1/parties?q=%d", f"{name}: {value * (8000 // len(value))}") for name, value in (
        ("Accept", "a/b;q=0.1, "), ("Accept-Language", "xx-yy;q=0.1, "), ("Accept-Encoding", "x;q=0.1, "),
        ("If-None-Match", '"x", '))]
)
SHORT_TEXT = [get(f"/v1/{name}?q=a%d") for name in SEARCHABLE]
# Escapes of letters (RFC 3986 6.2.2.2) give one address many spellings, and each is another place in the cache.
SPELLINGS = ["".join(f"%%{ord(letter):02X}" if mask >> place & 1 else letter for place, letter in enumerate("limit"))
             for mask in range(32)]
ORDINARY = [get(f"/v1/{name}?{SPELLINGS[number % 32]}={1 + number // 32}") for number in range(3200) for name in LISTS]
ORDINARY_FILTERED = (
    [get(f"/v1/{name}?lang={lang}&q={letter}&{spelling}=100") for letter in "aeo" for lang in ("en", "ru", "kk")
     for spelling in SPELLINGS for name in SEARCHABLE]
    + [get(f"/v1/{path}{SPELLINGS[number % 32]}={1 + number // 32}") for number in range(3200) for path in (
        "parties.csv?", "events.ics?", "events.atom?", "statements.ndjson?", "elections/mazhilis-2023/results?",
        "elections/mazhilis-2023/results.csv?names=contemporary&", "elections/mazhilis-2021/turnout?", "sources?sort=-id&")]
)
# Answers that are computed anew, each some tenths of a millisecond to some milliseconds long.
COMPUTED = [
    get("/v1/charts/hemicycle?election=mazhilis-2023&title=%d"),
    get("/v1/charts/bars?election=mazhilis-2023&title=%d"),
    get("/v1/charts/lineage?title=%d"),
    get("/v1/charts/slope?election=mazhilis-2021,mazhilis-2023&title=%d"),
    get("/v1/charts/thresholds?key=deposit.akim.district&title=%d"),
    get("/embed/votes-seats?election=mazhilis-2023&title=%d"),
    get("/embed/turnout?title=%d"),
    get("/v1/search?q=party+%d"),
    get("/v1/calculators/campaign-fund?fund=single-member&own=%d&eras=all"),
    get("/v1/calculators/financing?votes=amanat:%d,auyl:9000000&eras=all"),
    get("/v1/calculators/registration?members=%d&eras=all"),
    get(f"/v1/simulations/seats?system=mazhilis-2023&votes={VOTES},new:%d"),
    get(f"/v1/simulations/seats?seats=500&formula=highest-averages&divisors=huntington-hill&votes={listed(400)},new:%d"),
    get(f"/v1/simulations/compare?system=mazhilis-2023&formulas=dhondt,sainte-lague,droop&votes={VOTES},new:%d"),
    get(f"/v1/simulations/coalitions?system=mazhilis-2023&votes={VOTES},new:%d"),
    get(f"/v1/simulations/sensitivity?system=mazhilis-2023&votes={VOTES},new:%d"),
    get(f"/v1/simulations/sweep?system=mazhilis-2023&param=threshold&from=1&to=10&step=1&votes={VOTES},new:%d"),
    get("/v1/simulations/counterfactual?election=mazhilis-2023&seats=98&threshold=4.%d"),
    get("/v1/citation?of=/v1/parties?q=%d"),
    get("/docs"), get("/openapi.json"), get("/metrics"),
]
FORMULAS = ["dhondt", "sainte-lague", "danish", "adams", "dean", "huntington-hill", "divisors:imperiali", "nohlen",
            "macau", "hare", "droop", "hagenbach-bischoff", "imperiali"]
# Answers that take long, none of which draws elections.
LONG = [
    post("/v1/simulations/compare", json.dumps(FORMULAS).join(
        ['{"rules":{"seats":500},"formulas":', f',"tally":{{"lists":{lists(1000)},"invalid":%d}}}}'])),
    post("/v1/simulations/seats", f'{{"rules":{{"seats":9999}},"tally":{{"lists":{lists(1000)},"invalid":%d}}}}'),
    post("/v1/simulations/coalitions", f'{{"rules":{{"seats":9000}},"tally":{{"lists":{lists(99)},"invalid":%d}}}}'),
    post("/v1/simulations/seats", '{"rules":{"tie_break":"none"},"districts":[' + ",".join(
        f'{{"name":"d{number}","seats":10,"lists":{lists(19)},"invalid":{"%d" if number == 0 else 1}}}'
        for number in range(999)) + "]}"),
    get(f"/v1/simulations/sensitivity?seats=100&votes={listed(199)},new:%d"),
    get(f"/v1/simulations/sweep?seats=100&param=threshold&from=0.01&to=50&step=0.01&votes={listed(19)},new:%d"),
    get(f"/v1/charts/sweep?seats=100&param=threshold&from=0.01&to=50&step=0.01&votes={listed(19)},new:%d"),
    get("/v1/export?format=zip"),
    get("/v1/export?format=ndjson&lang=ru"),
]


def draws(path, query, count=1_000_000):
    return get(f"/v1/{path}?{query}&sample_size=1000&draws={count}&seed=%d")


# Elections drawn, each a million times.
HEAVY = [
    draws("simulations/monte-carlo", f"seats=69&shares={listed(600, 14.0)}"),
    draws("simulations/monte-carlo", f"seats=100&formula=highest-averages&divisors=dhondt&shares={listed(50, 20.0)}",
          25_000),
    draws("simulations/monte-carlo", f"system=mazhilis-2023&model=logit-normal&standard_deviation=3&shares={SHARES}"),
    draws("simulations/monte-carlo", f"seats=69&shares={listed(40, 20.0)}&coalitions="
          + ",".join(f"l{first}:l{second}" for first in range(12) for second in range(first))),
]
HEAVY_ELSEWHERE = [
    draws("charts/quantiles", f"seats=69&shares={listed(300, 15.0)}"),
    draws("simulations/monte-carlo.ndjson", f"what=draws&seats=69&shares={listed(20, 20.0)}", 300_000),
    draws("simulations/monte-carlo.csv", f"what=histogram&seats=500&shares={listed(200, 15.0)}"),
    draws("simulations/monte-carlo",
          f"seats=69&formula=highest-averages&divisors=dhondt-power&exponent=0.9&shares={listed(20, 20.0)}", 15_000),
    *LONG,
]


def drawn(lists_count, draws_count, seats=100, rules="", more=""):
    """A body of elections drawn."""
    return post("/v1/simulations/monte-carlo", f'{{"rules":{{"seats":{seats}{rules}}},"poll":{{"sample_size":1000,"shares":'
                f'{lists(lists_count, "percent")}}},"draws":{draws_count},"seed":%d{more}}}')


def districts(count, lists_count):
    votes = lists(lists_count)
    return (',"districts":{"swing":"cube-law","results":[' + ",".join(f'{{"votes":{votes}}}' for _ in range(count)) + "]}")


ALL_COALITIONS = ',"coalitions":' + json.dumps([[f"l{n}" for n in range(900) if n * n % 4 != skip % 4] for skip in range(100)])
MANY_LISTS = ",".join(f"{first}{second}:0.1" for first in LETTERS for second in LETTERS[:25])
DHONDT_POWER = ',"formula":{"family":"highest-averages","divisors":"dhondt-power","exponent":0.9}'
# Each, drawn a million times, is more than ten seconds of a processor, or close to it.
OVER_BUDGET = {
    "900 lists": lambda count: draws("simulations/monte-carlo", f"seats=69&shares={MANY_LISTS}", count),
    "100 coalitions": lambda count: drawn(900, count, more=ALL_COALITIONS),
    "1,000 districts": lambda count: drawn(20, count, more=districts(1000, 20)),
    "powers": lambda count: drawn(50, count, rules=DHONDT_POWER),
}
FAULTY = [get(f"/v1/lineage?type={'x,' * 1990}%d"), get(f"/v1/statements?{'a&' * 1990}%d")]
FAULTY_BODY = post("/v1/simulations/seats", unknown_members(90_000))
FAULTY_ELSEWHERE = (
    [get(f"/v1/{path}={'x,' * 1990}%d") for path in (
        "statements?kind", "events?topic", "parties?kind", "parties?fields", "parties?sort", "search?type", "polls?election",
        "simulations/seats?votes", "simulations/compare?formulas", "simulations/compare?systems",
        "simulations/monte-carlo?shares", "calculators/registration?eras", "charts/slope?election")]
    + [get(f"/v1/{path}?{'a=1&' * 990}%d") for path in ("parties", "simulations/seats", "charts/bars", "export", "search")]
    + [get(f"/embed/bars?{'a=1&' * 990}%d"), get(f"/oembed?{'a=1&' * 990}%d"), get(f"/v1/parties?{'%%zz&' * 900}%d")]
)
FAULTY_BODIES = [
    post("/v1/simulations/monte-carlo", unknown_members(90_000)),
    post("/v1/calculators/quota", '{"women":' + "[" * 400 + "%d" + "]" * 400 + "}"),
    post("/v1/simulations/seats", '{"rules":{"seats":9},"tally":{"lists":[' + "{}," * 60_000 + '{"votes":%d}]}}'),
    post("/v1/simulations/seats", '{"rules":{"seats":9},"tally":{"lists":[' + '{"party":"a","votes":1},' * 40_000
         + '{"party":"a","votes":%d}]}}'),
    post("/v1/simulations/compare", '{"systems":[' + '"x",' * 60_000 + '"x%d"]}'),
    drawn(500, 1000, more=',"districts":{"swing":"uniform","results":[{"votes":['
          + ",".join('{"party":"x","votes":1}' for _ in range(35_000)) + "]}]}"),
    post("/v1/simulations/seats", '{"x":"' + "\\u0041" * 160_000 + '","y":%d'),
    post("/v1/simulations/coalitions", '{"seats":[' + '{"party":"a","seats":-1},' * 35_000 + '{"party":"a","seats":%d}]}'),
]
LIVE = [get("/livez")]
# What costs more to read than to answer: many fields, a chunk for each byte, a connection for each request.
MANY_FIELDS = [get("/livez", *(f"X-Field-{number}: {'x' * 140}" for number in range(95)))]
CHUNKED = (b"POST /v1/simulations/seats HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
           b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 40_000 + b"0\r\n\r\n")
CLOSING = [get("/livez", "Connection: close")]

# Who attacks, by the case that it belongs to: the first as in the report of the fault, then the same kind elsewhere.
PLANS = {
    "long-text": [Stream(4, 30, LONG_TEXT)],
    "long-text-elsewhere": [Stream(8, 30, LONG_ELSEWHERE)],
    "short-text": [Stream(16, 64, SHORT_TEXT)],
    "computed": [Stream(16, 48, COMPUTED), Stream(8, 1, COMPUTED)],
    "ordinary-lists": [Stream(8, 64, ORDINARY)],
    "ordinary-lists-of-many": [Stream(200, 1, ORDINARY)],
    "ordinary-lists-elsewhere": [Stream(16, 64, ORDINARY_FILTERED), Stream(16, 1, ORDINARY_FILTERED)],
    "many-faults": [Stream(4, 30, FAULTY), Stream(2, 2, [FAULTY_BODY])],
    "many-faults-elsewhere": [Stream(4, 30, FAULTY_ELSEWHERE), Stream(4, 2, FAULTY_BODIES)],
    "heavy-draws": [Stream(20, 1, HEAVY)],
    "heavy-elsewhere": [Stream(20, 1, HEAVY_ELSEWHERE)],
    "mix": [Stream(2, 30, LONG_TEXT), Stream(2, 30, LONG_ELSEWHERE), Stream(4, 64, SHORT_TEXT), Stream(3, 64, ORDINARY),
            Stream(2, 64, ORDINARY_FILTERED), Stream(5, 24, COMPUTED), Stream(1, 30, FAULTY), Stream(1, 30, FAULTY_ELSEWHERE),
            Stream(1, 2, [FAULTY_BODY]), Stream(1, 2, FAULTY_BODIES), Stream(6, 1, HEAVY), Stream(4, 1, HEAVY_ELSEWHERE)],
    "hard-to-read": [Stream(16, 16, MANY_FIELDS), Stream(8, 4, [CHUNKED]), Stream(32, 1, CLOSING)],
    "trivial": [Stream(16, 64, LIVE)],
}
