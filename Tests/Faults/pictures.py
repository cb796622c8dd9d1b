# SPDX-License-Identifier: Apache-2.0
"""A program that makes pictures and does what it should not, and clients that do not wait for it."""

import os
import pathlib
import tempfile
import threading
import time

from fixture import Server, answer, case, demand, get, reset, wait_until

CARD = b"GET /v1/charts/hemicycle.png?seats=a:%d,b:1 HTTP/1.1\r\nHost: a\r\n\r\n"
TIMEOUT = 2


def program(folder, script):
    """A program that stands for rsvg-convert and leaves its process id behind."""
    path = pathlib.Path(folder, "rsvg-convert")
    path.write_text(f"#!/bin/sh\necho $$ >> {folder}/started\n{script}\n")
    path.chmod(0o755)
    return str(path)


def started(folder):
    path = pathlib.Path(folder, "started")
    return path.read_text().split() if path.exists() else []


def is_running(process):
    try:
        return pathlib.Path("/proc", process, "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def ask(server, number=1):
    client = server.connect()
    client.sendall(CARD % number)
    return client


def others_are_served(server):
    """The longest that anybody else waits meanwhile."""
    longest = 0
    for _ in range(50):
        begin = time.monotonic()
        client = server.connect()
        client.sendall(get("/livez"))
        demand(answer(client)[0] == 200, "/livez is not answered")
        client.close()
        longest = max(longest, time.monotonic() - begin)
    demand(longest < 0.5, f"/livez took {longest:.3f} s")
    return longest


@case
def picture_program_hangs():
    with tempfile.TemporaryDirectory() as folder:
        path = program(folder, "sleep 60 & exec sleep 60")
        with Server("--rsvg-convert", path, "--picture-timeout", str(TIMEOUT)) as server:
            begin = time.monotonic()
            clients = [ask(server, number) for number in (1, 2)]
            wait_until(lambda: len(started(folder)) == 2, 10, lambda: "not so: two programs run")
            longest = others_are_served(server)
            for client in clients:
                status, head, body = answer(client)
                demand(status == 503 and b"Retry-After: " in head and b"within 2 s" in body, f"answered {status} {body[:200]}")
            took = time.monotonic() - begin
            demand(TIMEOUT <= took < TIMEOUT + 4, f"answered after {took:.1f} s")
            wait_until(lambda: not any(map(is_running, started(folder))), 10, lambda: "not so: the programs are gone")
            demand(not os.popen(f"pgrep -P {server.process.pid}").read(), "a child is left")
    return f"answered 503 after {took:.1f} s and killed; /livez took at most {longest * 1000:.0f} ms meanwhile"


@case
def picture_program_fails():
    said = []
    for script, word in (
            ("exit 1", b"status 1"), ("head -c 100 /dev/urandom", b"no picture"), ("exec cat /dev/zero", b"more than"),
            ("kill -SEGV $$", b"signal 11"), ("cat", b"no picture")):
        with tempfile.TemporaryDirectory() as folder, Server("--rsvg-convert", program(folder, script)) as server:
            client = ask(server)
            status, head, body = answer(client)
            demand(status == 503 and word in body and b"problem+json" in head, f"{script}: answered {status} {body[:300]}")
            others_are_served(server)
            said.append(script)
    return f"503 each: {'; '.join(said)}"


@case
def picture_client_leaves():
    with tempfile.TemporaryDirectory() as folder:
        with Server("--rsvg-convert", program(folder, "exec sleep 60"), "--picture-timeout", "60") as server:
            client = ask(server)
            wait_until(lambda: started(folder), 10, lambda: "not so: the program runs")
            process = started(folder)[0]
            demand(is_running(process), "the program has ended by itself")
            begin = time.monotonic()
            reset(client)
            wait_until(lambda: not is_running(process), 10, lambda: "not so: the program is killed")
            took = time.monotonic() - begin
            others_are_served(server)
    return f"the program was killed {took * 1000:.0f} ms after its client had gone"


@case
def picture_crowd():
    """More ask than may wait: two are served at a time, sixteen wait, the others are told to come again."""
    with tempfile.TemporaryDirectory() as folder, Server("--rsvg-convert", program(folder, "sleep 0.3; exit 1")) as server:
        clients = [ask(server, number) for number in range(1, 41)]
        statuses = []

        def read(client):
            status, _, body = answer(client)
            statuses.append((status, b"As many pictures" in body))

        readers = [threading.Thread(target=read, args=(client,)) for client in clients]
        for reader in readers:
            reader.start()
        wait_until(lambda: started(folder), 10, lambda: "not so: a program runs")
        most = 0
        while any(reader.is_alive() for reader in readers):
            most = max(most, sum(map(is_running, started(folder))))
            others_are_served(server)
        for reader in readers:
            reader.join()
    told = sum(busy for _, busy in statuses)
    demand({status for status, _ in statuses} == {503} and most <= 2, f"{statuses}, {most} at a time")
    demand(told == 22, f"{told} of 40 were told to come again")
    return f"at most {most} programs at a time, {told} of 40 told at once to come again"
