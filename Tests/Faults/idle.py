# SPDX-License-Identifier: Apache-2.0
"""Many connections, more than there is room for, and none left."""

import contextlib
import os
import resource
import socket
import time

from fixture import Server, answer, case, demand, get, wait_until

WISHED = int(os.environ.get("FAULTS_CONNECTIONS", "10000"))
MAXIMUM_KILOBYTES = 8


def possible():
    """As many connections as this process and the server may have, which inherits the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return min(WISHED, hard - 200)


def hold(server, count, connect):
    """Opens so many, each answered once, and gives the kilobytes that one costs the server."""
    server.is_well()
    before = server.resident()
    with contextlib.ExitStack() as stack:
        for _ in range(count):
            client = stack.enter_context(connect())
            client.sendall(get("/livez"))
            demand(answer(client)[0] == 200, "a connection is served")
        held = server.descriptors()
        demand(held >= count, f"{held} descriptors for {count} connections")
        kilobytes = (server.resident() - before) / count
        server.is_well()
    return kilobytes


@case
def idle_connections():
    count = possible()
    with Server() as server:
        idle = server.resident()
        kilobytes = hold(server, count, server.connect)
        demand(kilobytes <= MAXIMUM_KILOBYTES, f"{kilobytes:.1f} KB for each of {count}")
        return f"{count} idle connections, {kilobytes:.2f} KB each; {idle / 1024:.0f} MB before"


@case
def idle_tls_connections():
    """OpenSSL keeps the keys and the state of each session; the buffers are given back."""
    count = possible() // 10
    with Server() as server:
        kilobytes = hold(server, count, server.connect_tls)
        demand(kilobytes <= 48, f"{kilobytes:.1f} KB for each of {count}")
        return f"{count} idle TLS connections, {kilobytes:.1f} KB each"


@case
def full():
    """50 places, 200 clients: who has a place keeps it, the others are told when to come again."""
    with Server("--maximum-connections", "50") as server:
        clients = []
        counts = {200: 0, 503: 0}
        for _ in range(200):
            client = server.connect()
            client.sendall(get("/livez"))
            status, head, _ = answer(client)
            counts[status] = counts.get(status, 0) + 1
            if status == 503:
                demand(b"Retry-After: 5" in head and b"Connection: close" in head, "a refusal says when to come again")
            clients.append(client)
        demand(counts == {200: 50, 503: 150}, f"answered {counts}")
        for client in clients[:50]:
            client.sendall(get("/livez"))
            demand(answer(client)[0] == 200, "who has a place keeps it")
        for client in clients:
            client.close()
        time.sleep(0.2)
        server.is_well()
        return "50 were served, 150 were answered 503 with Retry-After"


@case
def no_descriptor_left():
    """A server that may open 64 files, and 200 clients: accepting pauses, and goes on as they go."""
    with Server(descriptors=64) as server:
        server.is_well()
        descriptors = server.descriptors()
        clients = [server.connect() for _ in range(200)]
        wait_until(lambda: "Too many open files" in server.said(), 5, lambda: "nothing was said of it")
        served = 0
        for client in clients:
            # Those in front go, and make room for those behind.
            client.sendall(get("/livez", "Connection: close"))
            demand(answer(client)[0] == 200, "a client that waited is served")
            served += 1
            client.close()
        wait_until(lambda: "new connections again" in server.said(), 5, lambda: "accepting did not go on")
        server.settles(descriptors)
        server.is_well()
        return f"{served} of 200 clients were served with 64 descriptors"


@case
def many_come_and_go():
    """Connections that are opened and closed without a word."""
    with Server() as server:
        server.is_well()
        descriptors = server.descriptors()
        for _ in range(5000):
            socket.create_connection(("127.0.0.1", server.port)).close()
        for _ in range(1000):
            socket.create_connection(("127.0.0.1", server.tls_port)).close()
        server.settles(descriptors)
        server.is_well()
        return "6,000 came and went"
