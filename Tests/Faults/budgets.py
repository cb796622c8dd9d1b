# SPDX-License-Identifier: Apache-2.0
"""Work that has an end, clients that are gone, and bodies that are held: processor time and memory have a bound."""

import collections
import itertools
import json
import re
import select
import selectors
import socket
import time

from fixture import answer, case, demand, reset
from plans import FAULTY, FAULTY_BODIES, FAULTY_BODY, FAULTY_ELSEWHERE, NUMBERS, OVER_BUDGET, SHARES, draws, listed
from siege import Besieged

# Seconds of processor time that a request may cost, and what is not the work itself: reading, telling, looking at the clock.
BUDGET_SECONDS = 10
BUDGET_MARGIN_SECONDS = 1.5
PATIENCE_SECONDS = 60
# When clients are gone the server is idle after so many seconds, and takes no more than that part of a processor.
IDLE_AFTER_SECONDS = 1.5
IDLE_PART = 0.04
# Bytes of an error: some fixed ones, and as many as a few of its request.
ERROR_BYTES = 16_384
ERROR_TIMES = 4
# The report says "some 32".
MAXIMUM_FAULTS = 40
HOLDERS = 200
MEBIBYTE = 1_048_576
NEXT = itertools.cycle(NUMBERS)
# Some seconds of a processor each.
LONG_RUNS = [draws("simulations/monte-carlo", f"seats=69&shares={listed(40, 20.0)}&coalitions="
                 + ",".join(f"l{first}:l{second}" for first in range(12) for second in range(first)), 500_000),
             draws("charts/quantiles", f"seats=69&shares={listed(150, 15.0)}", 200_000)]
ORDINARY_RUN = draws("simulations/monte-carlo", f"system=mazhilis-2023&shares={SHARES}", 10_000)


def filled(request):
    return request % tuple(itertools.islice(NEXT, request.count(b"%d")))


def asked(server, request):
    """Status, head and body of one answer, and what it cost: seconds, and seconds of a processor."""
    before, start = server.processor_seconds(), time.monotonic()
    client = server.connect()
    client.sendall(filled(request))
    status, head, body = 0, b"", b""
    while server.processor_seconds() - before < BUDGET_SECONDS + BUDGET_MARGIN_SECONDS:
        if select.select([client], [], [], 0.1)[0]:
            status, head, body = answer(client)
            break
        if time.monotonic() - start > PATIENCE_SECONDS:
            break
    reset(client)
    return status, head, body, time.monotonic() - start, server.processor_seconds() - before


@case
def budget_of_one_request():
    """A million draws alone: served or refused within ten seconds of a processor; half of what is said to fit does."""
    said, missed = [], []
    for name, make in OVER_BUDGET.items():
        with Besieged() as server:
            server.is_well()
            status, head, body, took, spent = asked(server, make(1_000_000))
            words = f"{name}: {status or 'no answer'} after {took:.1f} s, {spent:.1f} s of a processor"
            if status not in (200, 422, 503):
                missed.append(words)
            elif status != 200:
                fits = re.search(rb"at most ([\d,]+)", body)
                if not fits:
                    missed.append(f"{name}: {status} does not say what fits: {body[:300]}")
                elif status == 503 and b"\nRetry-After: " not in head:
                    missed.append(f"{name}: 503 without Retry-After")
                else:
                    half = int(fits[1].replace(b",", b"")) // 2
                    status, _, _, took, spent = asked(server, make(half))
                    words += (f"; {half:,} draws: {status or 'no answer'} after {took:.1f} s, {spent:.2f} s of a processor,"
                              f" so that a million are some {spent * 1_000_000 / half:.0f} s")
                    if status != 200:
                        missed.append(words)
            missed += [f"{name}: {fault}" for fault in server.memory_faults()]
            said.append(f"{words}, peak {server.peak():.0f} MiB")
            server.is_beaten = bool(missed)
    demand(not missed, "\n  ".join(["", *missed, "all:", *said]))
    return "; ".join(said)


def part_of_a_processor(server, seconds):
    """How much of a processor the server takes for so many seconds."""
    before, start = server.processor_seconds(), time.monotonic()
    time.sleep(seconds)
    return (server.processor_seconds() - before) / (time.monotonic() - start)


def closes(client):
    client.close()


def closes_late(client):
    """A client that says its end, and goes a moment later."""
    client.shutdown(socket.SHUT_WR)
    time.sleep(0.02)
    client.close()


@case
def clients_that_are_gone():
    """20 clients go while what they asked for is under way, each way that there is; none of it goes on."""
    said, missed = [], []
    for name, leave in (("closed", closes), ("closed after its end", closes_late), ("reset", reset)):
        with Besieged() as server:
            server.is_well()
            clients = [server.connect() for _ in range(20)]
            for client, run in zip(clients, itertools.cycle(LONG_RUNS)):
                client.sendall(filled(run))
            demand(part_of_a_processor(server, 0.7) > 0.1, "not so: what was asked for is under way")
            for client in clients:
                leave(client)
            time.sleep(IDLE_AFTER_SECONDS)
            part = part_of_a_processor(server, 2)
            said.append(f"{name}: {part:.0%}")
            if part > IDLE_PART:
                missed.append(f"{said[-1]} of a processor go on")
            server.is_beaten = bool(missed)
            if not missed:
                # RFC 9112 9.6: who says its end may go on reading.
                for _ in range(20):
                    with server.connect() as client:
                        client.sendall(filled(ORDINARY_RUN))
                        client.shutdown(socket.SHUT_WR)
                        status, _, _ = answer(client)
                        demand(status == 200, f"a client that said its end is answered {status}")
    demand(not missed, "\n  ".join(["", *missed, *said]))
    return f"taken from {IDLE_AFTER_SECONDS} s after on: " + "; ".join(said)


class Holder:
    """A client that sends what the server takes, and keeps the beginning of what it is answered."""

    def __init__(self, server, request):
        self.socket = server.connect()
        self.socket.setblocking(False)
        self.output = memoryview(request)
        self.answer = b""
        self.is_cut = False

    def proceed(self, events):
        try:
            if events & selectors.EVENT_WRITE and self.output:
                self.output = self.output[self.socket.send(self.output[:262_144]):]
        except BlockingIOError:
            pass
        except OSError:
            # It will not take the rest; the answer may still be there to be read.
            self.output = memoryview(b"")
        try:
            if events & selectors.EVENT_READ:
                part = self.socket.recv(262_144)
                self.answer = self.answer or part
                self.is_cut = not part
        except BlockingIOError:
            pass
        except OSError:
            self.is_cut = True

    @property
    def status(self):
        return int(self.answer[9:12]) if self.answer else 0


def hold(server, request, count, seconds):
    """So many clients send at once; the statuses after some seconds, 0 for who is still waiting, or is cut."""
    holders = [Holder(server, request) for _ in range(count)]
    with selectors.DefaultSelector() as selector:
        for holder in holders:
            selector.register(holder.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, holder)
        end = time.monotonic() + seconds
        while not all(holder.status or holder.is_cut for holder in holders) and time.monotonic() < end:
            for key, events in selector.select(0.1):
                holder = key.data
                holder.proceed(events)
                if holder.is_cut:
                    selector.unregister(holder.socket)
                elif not holder.output and key.events & selectors.EVENT_WRITE:
                    selector.modify(holder.socket, selectors.EVENT_READ, holder)
    return holders


def hold_faults(holders):
    statuses = collections.Counter(holder.status for holder in holders)
    cut = sum(holder.is_cut and holder.status == 0 for holder in holders)
    silent = sum(holder.status == 503 and b"\nRetry-After: " not in holder.answer for holder in holders)
    if cut:
        yield f"{cut} are cut without an answer"
    if silent:
        yield f"{silent} of {statuses[503]} are answered 503 without Retry-After"
    for status in set(statuses) - {0, 200, 400, 413, 422, 503}:
        yield f"{statuses[status]} are answered {status}"


@case
def bodies_that_are_held():
    """200 connections with a body of 1 MiB less its last byte, by length and in chunks, and 16 of 90,000 faults."""
    said, missed = [], []
    head = b"POST /v1/simulations/seats HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    for name, request, count in (
            ("by length", head + b"Content-Length: %d\r\n\r\n" % MEBIBYTE + b"x" * (MEBIBYTE - 1), HOLDERS),
            ("in chunks", head + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 15 + b"ffff\r\n" + b"x" * 65_535,
             HOLDERS),
            ("whole", head + b"Content-Length: %d\r\n\r\n" % MEBIBYTE + b"x" * MEBIBYTE, HOLDERS),
            ("of 90,000 faults", filled(FAULTY_BODY), 16)):
        with Besieged() as server:
            server.is_well()
            holders = hold(server, request, count, 4 if count == HOLDERS else 12)
            peak = server.peak()
            missed += [f"{name}: {fault}" for fault in (*hold_faults(holders), *server.memory_faults())]
            server.is_beaten = bool(missed)
            statuses = collections.Counter(holder.status or "held" for holder in holders)
            said.append(f"{name}: peak {peak:.0f} MiB, " + ", ".join(f"{key}: {value}" for key, value in statuses.items()))
            for holder in holders:
                holder.socket.close()
    demand(not missed, "\n  ".join(["", *missed, *said]))
    return "; ".join(said)


@case
def errors_in_proportion():
    """However many faults a request has, its answer is no more than a few times as long, and soon there."""
    missed, longest, slowest = [], 0, 0
    requests = [*FAULTY, *FAULTY_ELSEWHERE, FAULTY_BODY, *FAULTY_BODIES]
    with Besieged() as server:
        server.is_well()
        for request in map(filled, requests):
            name = request[:60].split(b"HTTP")[0].decode()
            with server.connect() as client:
                client.settimeout(5)
                start = time.monotonic()
                try:
                    client.sendall(request)
                    status, _, body = answer(client)
                except TimeoutError:
                    missed.append(f"{name}: no answer within 5 s")
                    continue
            slowest = max(slowest, time.monotonic() - start)
            longest = max(longest, len(body))
            faults = len(json.loads(body).get("errors", []))
            if len(body) > max(ERROR_BYTES, ERROR_TIMES * len(request)) or faults > MAXIMUM_FAULTS:
                missed.append(f"{name}: {status} of {len(body):,} bytes and {faults:,} faults to {len(request):,} bytes")
        missed += server.memory_faults()
        server.is_beaten = bool(missed)
        words = f"peak {server.peak():.0f} MiB"
    demand(not missed, "\n  ".join(["", *missed, words]))
    return f"{len(requests)} requests of thousands of faults: at most {longest:,} bytes, {slowest:.2f} s; {words}"
