#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Clients that do no harm, as a process of its own that measures how long they wait.

    Tests/Faults/victims.py PORT SECONDS

Requests begin at fixed times, whether or not the ones before are answered, and a wait is counted from the time at which
its request was to begin. Prints one line of JSON: for each kind its waits in seconds and the statuses that are not 200.
"""

import asyncio
import collections
import gc
import json
import re
import sys
import time

from fixture import get
from plans import SHARES

CONNECTIONS = 8
# Then another connection is opened, so that new ones are measured too, and both event loops.
REQUESTS_OF_CONNECTION = 20
PATIENCE_SECONDS = 4

# By kind: requests a second, and what the i-th asks for, never twice the same.
KINDS = {
    "livez": (60, lambda i: "/livez"),
    "get": (30, lambda i: (
        f"/v1/parties?limit={5 + i % 490}&lang={'en ru kk'.split()[i // 490 % 3]}" if i % 2 else
        f"/v1/elections/mazhilis-2023/results?limit={5 + i % 490}&lang={'en ru kk'.split()[i // 490 % 3]}")),
    "count": (10, lambda i: f"/v1/simulations/seats?system=mazhilis-2023&votes=amanat:3431510,auyl:{693938 + i}"),
    "embed": (10, lambda i: f"/embed/hemicycle?election=mazhilis-2023&title=Mazhilis+{i}"),
    "draws": (20, lambda i: f"/v1/simulations/monte-carlo?system=mazhilis-2023&shares={','.join(SHARES.split(',')[:5])}"
                            f"&sample_size=1000&draws=10000&seed={i}"),
}


class Kind:
    """Requests of one kind: when they are to begin, and how long each waited."""

    def __init__(self, port, rate, target):
        self.port, self.rate, self.target = port, rate, target
        self.waits = []
        self.pending = {}
        self.others = collections.Counter()
        self.queue = asyncio.Queue()

    async def begin(self, seconds):
        start = time.monotonic()
        for number in range(int(self.rate * seconds)):
            intended = start + number / self.rate
            await asyncio.sleep(max(0, intended - time.monotonic()))
            self.pending[number] = intended
            self.queue.put_nowait(number)

    async def ask(self):
        """One connection after another, on each one request at a time."""
        while True:
            writer = None
            try:
                for _ in range(REQUESTS_OF_CONNECTION):
                    number = await self.queue.get()
                    if writer is None:
                        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                    writer.write(get(self.target(number)))
                    status = await self.answer(reader)
                    self.waits.append(time.monotonic() - self.pending.pop(number))
                    if status != 200:
                        self.others[status] += 1
            except (OSError, asyncio.IncompleteReadError) as error:
                self.waits.append(time.monotonic() - self.pending.pop(number))
                self.others[type(error).__name__] += 1
            finally:
                if writer:
                    writer.close()

    async def answer(self, reader):
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(re.search(rb"content-length: (\d+)", head.lower())[1]))
        return int(head[9:12])

    def figures(self):
        # Who is not answered yet has waited so long at least.
        now = time.monotonic()
        self.others["none"] += len(self.pending)
        return {"waits": sorted(self.waits + [now - intended for intended in self.pending.values()]),
                "others": {str(key): count for key, count in self.others.items() if count}}


async def measure(port, seconds):
    kinds = {name: Kind(port, *kind) for name, kind in KINDS.items()}
    askers = [asyncio.create_task(kind.ask()) for kind in kinds.values() for _ in range(CONNECTIONS)]
    await asyncio.gather(*(kind.begin(seconds) for kind in kinds.values()))
    end = time.monotonic() + PATIENCE_SECONDS
    while any(kind.pending for kind in kinds.values()) and time.monotonic() < end:
        await asyncio.sleep(0.02)
    figures = {name: kind.figures() for name, kind in kinds.items()}
    for asker in askers:
        asker.cancel()
    return figures


def main(port, seconds):
    gc.disable()
    print(json.dumps(asyncio.run(measure(int(port), float(seconds)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
