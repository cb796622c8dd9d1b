# SPDX-License-Identifier: Apache-2.0
"""Clients that are too slow, or go in the middle."""

import socket
import subprocess
import threading
import time

from fixture import Server, answer, case, demand, get, need_tool, reset, rest, wait_until

CLIENTS = 50
# Some 50 kilobytes.
LARGE = "/v1/sources?limit=500"


def trickle(client, first, byte=b"a"):
    """Sends `first`, then a byte every 50 ms for as long as the server takes them."""
    client.sendall(first)

    def go_on():
        try:
            while True:
                time.sleep(0.05)
                client.sendall(byte)
        except OSError:
            pass

    threading.Thread(target=go_on, daemon=True).start()


def timed_out(server, first, code):
    clients = [server.connect() for _ in range(CLIENTS)]
    start = time.monotonic()
    for client in clients:
        trickle(client, first)
    server.is_well()
    for client in clients:
        status, head, body = answer(client)
        demand(status == 408 and code in body and b"Connection: close" in head, f"answered {status} {body[:200]}")
        client.close()
    return f"{CLIENTS} clients that trickle were answered 408 after {time.monotonic() - start:.1f} s"


@case
def slow_head():
    with Server("--head-timeout", "1") as server:
        return timed_out(server, b"GET / HTTP/1.1\r\nX: ", b"head-timeout")


@case
def slow_body():
    with Server("--body-timeout", "1") as server:
        head = b"POST /v1/simulations/seats HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
        return timed_out(server, head, b"body-timeout")


@case
def never_reads():
    """Each asks 1,000 times for all sources, more than the kernel keeps for a connection, and takes nothing."""
    with Server("--write-timeout", "1") as server:
        server.is_well()
        descriptors, before = server.descriptors(), server.resident()
        clients = [server.connect(receive_buffer=4096) for _ in range(CLIENTS)]
        for client in clients:
            client.sendall(get(LARGE) * 1000)
        time.sleep(0.5)
        server.is_well()
        held = (server.resident() - before) / CLIENTS
        # The answers that were put together before the client was seen not to take them, and one more.
        demand(held < 1024, f"{held:.0f} KB are held for each")
        server.settles(descriptors)
        for client in clients:
            client.close()
        return f"{CLIENTS} clients were cut after 1 s, {max(0, held):.0f} KB were held for each"


@case
def reset_in_mid_answer():
    with Server() as server:
        server.is_well()
        descriptors = server.descriptors()
        for connect in (server.connect, server.connect_tls):
            for _ in range(200):
                client = connect()
                client.sendall(get(LARGE) * 20)
                client.recv(100)
                reset(client)
        server.settles(descriptors)
        server.is_well()
        return "400 clients reset their connections after 100 bytes, half of them over TLS"


@case
def half_close():
    with Server() as server:
        for _ in range(CLIENTS):
            with server.connect() as client:
                client.sendall(get("/livez") * 3)
                client.shutdown(socket.SHUT_WR)
                demand(rest(client).count(b"HTTP/1.1 200") == 3, "three requests before the end, three answers")
            with server.connect() as client:
                client.sendall(b"GET / HTTP/1.1\r\nHost: loc")
                client.shutdown(socket.SHUT_WR)
                demand(b'"incomplete"' in rest(client), "an unfinished request is told so")
        return f"{2 * CLIENTS} clients sent their end early and got all that was due"


@case
def slowhttptest():
    """Its own verdict on slow heads, slow bodies and slow reading, 5 s each."""
    need_tool("slowhttptest")
    with Server("--head-timeout", "3", "--body-timeout", "3", "--write-timeout", "3", "--idle-timeout", "3") as server:
        server.is_well()
        descriptors = server.descriptors()
        url = f"http://127.0.0.1:{server.port}{LARGE}"
        common = ["-c", "400", "-r", "400", "-l", "5", "-p", "2", "-i", "1", "-u", url]
        for mode in (["-H"], ["-B", "-t", "POST"], ["-X", "-k", "5", "-w", "10", "-y", "20", "-n", "1", "-z", "32"]):
            run = subprocess.run(["slowhttptest", *mode, *common], capture_output=True, text=True, timeout=60)
            said = run.stdout + run.stderr
            demand("service available" in said, said[-500:])
            lost = [line for line in said.splitlines() if "service available" in line and "NO" in line]
            demand(not lost, f"slowhttptest {mode[0]}: the service was not available")
            server.is_well()
        server.settles(descriptors)
        return "400 connections of slow heads, bodies and reading: the service stayed available"


@case
def unix_socket_left_behind():
    """A server that was killed leaves its socket; the next one takes its place."""
    path = "/tmp/mandat-faults.socket"
    try:
        with Server(unix=path) as server:
            server.process.kill()
            server.process.wait()
    except RuntimeError:
        pass
    with Server(unix=path), socket.socket(socket.AF_UNIX) as client:
        client.connect(path)
        client.sendall(get("/livez"))
        demand(answer(client)[0] == 200, "the new server answers there")
    wait_until(lambda: not socket_exists(path), 1, lambda: "the socket is still there after SIGTERM")
    return "killed, started again, stopped: the socket is gone"


def socket_exists(path):
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(path) != 2  # ENOENT
