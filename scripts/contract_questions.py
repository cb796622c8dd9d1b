# SPDX-License-Identifier: Apache-2.0
"""What the checks of generated clients ask each operation of the contract: its examples, and what makes an answer of them."""

import json
import os
import urllib.request

with urllib.request.urlopen(os.environ["SERVER_URL"] + "/openapi.json") as answer:
    CONTRACT = json.load(answer)
OPERATIONS = [operation for item in CONTRACT["paths"].values() for method, operation in item.items()
              if method in ("get", "post")]
# What operations are asked for beyond their required parameters.
COUNT = {"system": "mazhilis-2023", "votes": "amanat:53.9,auyl:10.9,osdp:5.2"}
SWEEP = COUNT | {"param": "threshold", "from": 0, "to": 10, "step": 1}
DRAWS = {"system": "kurultai-2026", "shares": "amanat:60,auyl:36", "sample_size": 1000, "draws": 1000}
# A frame is asked what the contract names; the other parameters are those of its chart.
ELECTION = {"election": ["mazhilis-2023"]}
ASKED = {
    "simulateSeatsByQuery": COUNT, "simulateSensitivityByQuery": COUNT, "simulateCoalitionsByQuery": COUNT,
    "compareSeatsByQuery": {"systems": "mazhilis-2023", "votes": COUNT["votes"]},
    "simulateCounterfactualByQuery": {"election": "mazhilis-2021", "system": "mazhilis-2023"},
    "simulateSweepByQuery": SWEEP, "drawSweep": SWEEP, "simulateMonteCarloByQuery": DRAWS, "drawQuantiles": DRAWS,
    "drawHemicycle": COUNT, "drawBars": COUNT, "drawVotesAndSeats": COUNT, "drawSlope": COUNT,
    "drawThreshold": {"key": "registration.members"}, "calculateQuotaByQuery": {"list_size": 90, "together": 29},
    "calculateRegistrationByQuery": {"members": 6000}, "calculateFinancingByQuery": {"election": "mazhilis-2023"},
    "embedHemicycle": ELECTION, "embedBars": ELECTION, "embedVotesAndSeats": ELECTION, "embedSlope": ELECTION,
    "embedQuantiles": DRAWS, "embedSweep": SWEEP,
    "getOEmbed": {"url": os.environ["SERVER_URL"] + "/embed/hemicycle?election=mazhilis-2023"},
}


def path_of(operation):
    """Its parameters in the path, by name."""
    return {parameter["name"]: example(parameter) for parameter in parameters(operation) if parameter["in"] == "path"}


def query_of(operation):
    """What it is asked, by name."""
    return {parameter["name"]: example(parameter) for parameter in parameters(operation)
            if parameter["in"] == "query" and parameter.get("required")} | ASKED.get(operation["operationId"], {})


def parameters(operation):
    return [resolved(parameter) for parameter in operation.get("parameters", [])]


def example(parameter):
    return parameter.get("example") or resolved(parameter["schema"]).get("example")


def resolved(node):
    while "$ref" in node:
        kind, _, name = node["$ref"].removeprefix("#/components/").partition("/")
        node = CONTRACT["components"][kind][name]
    return node


def plain(name):
    """A name without what languages write differently."""
    return name.replace("_", "").lower()
