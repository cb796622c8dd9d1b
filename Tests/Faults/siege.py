# SPDX-License-Identifier: Apache-2.0
"""A server under attack, and what is measured of it: waits of others, memory, processor time."""

import contextlib
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

from fixture import Server, demand
from plans import PLANS

SECONDS = float(os.environ.get("FAULTS_ATTACK_SECONDS", "5"))
# What else runs on the machine can only add to a wait: who misses the bar is measured again, so often in all.
TRIES = int(os.environ.get("FAULTS_ATTACK_TRIES", "3"))
# The 99th percentile of the waits, in seconds, and the resident memory at its peak, in MiB.
BARS = {"livez": 0.050, "get": 0.100, "count": 0.100, "embed": 0.100, "draws": 0.500}
MAXIMUM_MEBIBYTES = 256
# Among more attackers than these each gets its share of the processors, and no bar but that of the loops themselves holds.
MAXIMUM_ATTACKERS = 56
HERE = pathlib.Path(__file__).parent
TICKS = os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def two_processors():
    """What is started inside has two processors, so that figures mean the same on a larger machine."""
    all_processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_processors)[:2])
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_processors)


class Besieged(Server):
    """A server on two processors. One that is beaten is killed: what it still has to do may take minutes."""

    def __init__(self, *options):
        self.is_beaten = False
        with two_processors():
            super().__init__(*options)

    def __exit__(self, kind, *rest):
        if kind is None and not self.is_beaten:
            return super().__exit__(kind, *rest)
        self.process.kill()
        super().__exit__(AssertionError, *rest)

    def peak(self):
        """MiB of resident memory at its peak."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def processor_seconds(self):
        """Seconds of processor time so far, of all threads."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_faults(self):
        if self.peak() > MAXIMUM_MEBIBYTES:
            yield f"{self.peak():.0f} MiB resident, {MAXIMUM_MEBIBYTES} are allowed"


def start(script, *arguments):
    return subprocess.Popen(
        [sys.executable, HERE / script, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def finish(process):
    """What it printed, as JSON, once its input has ended."""
    output, _ = process.communicate(timeout=120)
    demand(process.returncode == 0, f"a client ended with {process.returncode}")
    return json.loads(output)


def percentile(waits, part):
    return waits[min(len(waits) - 1, int(len(waits) * part))]


class Waits:
    """How long each kind of victim waited."""

    def __init__(self, figures):
        self.figures = figures

    def __str__(self):
        return ", ".join(
            f"{name} {statistics.median(kind['waits']) * 1000:.1f}/{percentile(kind['waits'], 0.99) * 1000:.0f}/"
            f"{kind['waits'][-1] * 1000:.0f}" for name, kind in self.figures.items()) + " ms"

    def faults(self, attackers):
        """Each bar that is missed, in words."""
        for name, kind in self.figures.items():
            wait = percentile(kind["waits"], 0.99)
            if wait > BARS[name] and (name == "livez" or attackers <= MAXIMUM_ATTACKERS):
                yield f"{name} waits {wait * 1000:.0f} ms (p99), {BARS[name] * 1000:.0f} are allowed"
            if kind["others"]:
                yield f"{name} is answered {kind['others']} of {len(kind['waits'])} times"


def measured(port, seconds=SECONDS):
    return Waits(finish(start("victims.py", port, seconds)))


class Crowd:
    """Attackers while the body of `with` runs, and then what they were answered."""

    def __init__(self, port, plan):
        self.process = start("crowd.py", port, plan, SECONDS + 60)
        self.answers = None

    def __enter__(self):
        demand(self.process.stdout.readline() == "ready\n", "the attackers did not begin")
        return self

    def __exit__(self, *_):
        self.answers = finish(self.process)

    def __str__(self):
        count = sum(self.answers["statuses"].values())
        statuses = ", ".join(f"{status}: {number:,}" for status, number in self.answers["statuses"].items())
        return f"{count:,} answers to attackers ({statuses}), {self.answers['unanswered']} requests without an answer"

    def faults(self):
        """Answers that no attacker should get."""
        statuses = self.answers["statuses"]
        turned_away = statuses.get("503", 0)
        if self.answers["retry_after"] < turned_away:
            yield f"{turned_away} are answered 503, {self.answers['retry_after']} of them with Retry-After"
        others = {status: count for status, count in statuses.items() if status[0] == "5" and status != "503"}
        if others:
            yield f"attackers are answered {others}"
        if self.answers["received"] > 4 * self.answers["sent"] and "200" not in statuses:
            yield f"errors of {self.answers['received']:,} bytes to requests of {self.answers['sent']:,}"


def siege(plan):
    """One plan against a new server: what to print of it, and what is missed."""
    with Besieged() as server:
        server.is_well()
        with Crowd(server.port, plan) as crowd:
            waits = measured(server.port)
        attackers = sum(stream.connections for stream in PLANS[plan])
        faults = [*waits.faults(attackers), *crowd.faults(), *server.memory_faults()]
        server.is_beaten = bool(faults)
        return f"{plan}: {waits}; {crowd}; peak {server.peak():.0f} MiB", faults


def besieged(*plans):
    """Each plan in turn; all that is missed is told at the end."""
    said, missed = [], []
    for plan in plans:
        for _ in range(TRIES):
            words, faults = siege(plan)
            if not faults:
                break
        said.append(words)
        missed += [f"{plan}: {fault}" for fault in faults]
    demand(not missed, "\n  ".join(["", *missed, "median/p99/longest wait of each:", *said]))
    return "\n    ".join(["median/p99/longest wait of each:", *said])
