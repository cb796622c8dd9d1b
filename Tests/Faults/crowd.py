#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Clients that do harm, as a process of its own that takes as little of the processors as it can.

    Tests/Faults/crowd.py PORT PLAN SECONDS      a plan of plans.py against 127.0.0.1

Each connection sends its next requests as soon as the ones before are answered; answers are counted and thrown away.
Prints a line when all are connected, ends after so many seconds or with its standard input, and then prints a line of
JSON: answers by status, how many say when to come again, requests without an answer, bytes.
"""

import collections
import itertools
import json
import os
import re
import selectors
import socket
import sys
import time

from plans import NUMBERS, PLANS

# A status line, but for interim answers; the fields that say when to come again, and that no more is read. All are longer
# than what is kept of the bytes before, so that none is counted twice.
MARKS = re.compile(rb"HTTP/1\.1 ([2-5]\d\d) |(\nRetry-After: )|(\nConnection: close)")
KEPT = 12
PAUSE_SECONDS = 0.01


class Client:
    """One connection, opened again where the server closes it."""

    def __init__(self, port, stream, turn, crowd):
        self.port, self.stream, self.turn, self.crowd = port, stream, turn, crowd
        self.socket = None
        self.output = memoryview(b"")
        self.awaited = 0
        self.kept = b""
        self.is_closing = False

    def open(self):
        try:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=5)
        except OSError:
            return self.crowd.put_off(self)
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.kept = b""
        self.awaited = 0
        self.is_closing = False
        self.crowd.selector.register(self.socket, selectors.EVENT_READ, self)
        self.send_next()

    def send_next(self):
        self.output = memoryview(self.stream.batch(self.turn, self.crowd.numbers))
        self.turn += 1
        self.awaited += self.stream.depth
        self.write()

    def write(self):
        try:
            while self.output:
                count = self.socket.send(self.output)
                self.crowd.sent += count
                self.output = self.output[count:]
        except BlockingIOError:
            pass
        except OSError:
            # The server takes no more; what it said before is still there to be read.
            self.output = memoryview(b"")
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if self.output else 0)
        if self.crowd.selector.get_key(self.socket).events != events:
            self.crowd.selector.modify(self.socket, events, self)

    def read(self):
        try:
            count = self.socket.recv_into(self.crowd.buffer)
        except BlockingIOError:
            return
        except OSError:
            count = 0
        if count == 0:
            return self.end()
        self.crowd.received += count
        data = self.kept + self.crowd.buffer[:count]
        for status, again, closes in MARKS.findall(data):
            if status:
                self.crowd.statuses[status.decode()] += 1
                self.awaited -= 1
            self.crowd.again += bool(again)
            self.is_closing |= bool(closes)
        self.kept = data[-KEPT:]
        if self.awaited <= 0 and not self.output and not self.is_closing:
            self.send_next()

    def end(self):
        self.crowd.unanswered += self.awaited
        self.crowd.selector.unregister(self.socket)
        self.socket.close()
        self.socket = None
        self.crowd.put_off(self)


class Crowd:
    """All clients of a plan, in one thread."""

    def __init__(self, port, plan):
        self.selector = selectors.DefaultSelector()
        self.numbers = iter(itertools.cycle(NUMBERS))
        self.buffer = bytearray(262_144)
        self.statuses = collections.Counter()
        self.sent = self.received = self.unanswered = self.closed = self.again = 0
        places = itertools.count()
        self.later = [Client(port, stream, next(places) * 7, self) for stream in plan for _ in range(stream.connections)]

    def put_off(self, client):
        self.closed += 1
        self.later.append(client)

    def run(self, seconds):
        end = time.monotonic() + seconds
        self.open_those()
        print("ready", flush=True)
        self.selector.register(sys.stdin, selectors.EVENT_READ)
        while time.monotonic() < end:
            for key, events in self.selector.select(PAUSE_SECONDS if self.later else 0.1):
                client = key.data
                if client is None:
                    return
                if events & selectors.EVENT_WRITE:
                    client.write()
                if events & selectors.EVENT_READ and client.socket:
                    client.read()
            self.open_those()

    def open_those(self):
        """Connects those without a connection."""
        waiting, self.later = self.later, []
        for client in waiting:
            client.open()

    def figures(self):
        return {"statuses": dict(sorted(self.statuses.items())), "retry_after": self.again, "unanswered": self.unanswered,
                "closed": self.closed, "sent": self.sent, "received": self.received}


def main(port, plan, seconds):
    os.nice(5)
    crowd = Crowd(int(port), PLANS[plan])
    crowd.run(float(seconds))
    print(json.dumps(crowd.figures()))


if __name__ == "__main__":
    main(*sys.argv[1:])
