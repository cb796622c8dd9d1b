# SPDX-License-Identifier: Apache-2.0
"""Crowds that ask for much, and the wait of everybody else; each case asks as in the report of a fault, and elsewhere."""

import contextlib
import socket
import subprocess
import sys

from fixture import case
from siege import HERE, Besieged, Crowd, besieged, measured


@contextlib.contextmanager
def trivial_server():
    """The port of a server that says 204 to whatever ends with an empty line."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    script = subprocess.Popen([sys.executable, HERE / "trivial.py", str(listener.fileno())], pass_fds=[listener.fileno()])
    try:
        yield listener.getsockname()[1]
    finally:
        script.kill()
        script.wait()
        listener.close()


@case
def attack_noise():
    """What the machine itself adds: nobody attacks, or the attackers are busy with another server."""
    with Besieged() as server:
        server.is_well()
        idle = measured(server.port, 4)
        with trivial_server() as port, Crowd(port, "trivial"):
            beside = measured(server.port, 4)
        server.is_beaten = True
    return f"median/p99/longest wait of each: idle: {idle}; beside a busy generator: {beside}"


@case
def attack_long_text():
    """Texts of 4,000 characters, pipelined 30 deep."""
    return besieged("long-text", "long-text-elsewhere")


@case
def attack_short_text():
    """A new short text each, 16 connections of 64 pipelined, and other answers that are computed anew."""
    return besieged("short-text", "computed")


@case
def attack_ordinary_lists():
    """Each list by another address, 8 connections of 64 pipelined, and 200 connections not pipelined."""
    return besieged("ordinary-lists", "ordinary-lists-of-many", "ordinary-lists-elsewhere")


@case
def attack_many_faults():
    """Requests with thousands of faults."""
    return besieged("many-faults", "many-faults-elsewhere")


@case
def attack_hard_to_read():
    """Requests that cost more to read than to answer."""
    return besieged("hard-to-read")


@case
def attack_heavy_draws():
    """20 at a time who draw a million elections, or ask for something else that takes long."""
    return besieged("heavy-draws", "heavy-elsewhere")


@case
def attack_mix():
    """All of them at once, on 32 connections."""
    return besieged("mix")
