# SPDX-License-Identifier: Apache-2.0
"""Much at a time: memory over many requests, and the end of the server under load."""

import os
import random
import re
import signal
import subprocess
import threading
import time

from fixture import Server, answer, case, demand, get

REQUESTS = int(os.environ.get("FAULTS_REQUESTS", "200000"))
PIPELINED = 100
MAXIMUM_GROWTH_KILOBYTES = 4096


def mixture(generator):
    """Cached answers, answers that are computed and go through the cache, and refusals."""
    lists = f"amanat:{generator.randrange(10**6)},auyl:{generator.randrange(10**5)}"
    return [
        get("/livez"),
        get("/v1/parties/amanat"),
        get(f"/v1/simulations/seats?system=mazhilis-2023&votes={lists}&format=csv"),
        get("/v1/none"),
    ]


@case
def flat_memory():
    """Resident memory after the first fifth, when every cache is full, and at the end."""
    generator = random.Random(1)
    with Server("--cache-bytes", "2000000") as server:
        start = time.monotonic()
        levels = []
        for _ in range(5):
            asked = 0
            while asked < REQUESTS // 5:
                with server.connect() as client:
                    for _ in range(20):
                        requests = [r for _ in range(PIPELINED // 4) for r in mixture(generator)]
                        client.sendall(b"".join(requests[:-1]) + get("/livez", "X-Last: yes"))
                        read_answers(client, PIPELINED)
                        asked += PIPELINED
            for _ in range(100):
                server.is_well()
            levels.append(server.resident())
        growth = levels[-1] - levels[0]
        demand(growth < MAXIMUM_GROWTH_KILOBYTES, f"resident kilobytes after each fifth: {levels}")
        rate = REQUESTS / (time.monotonic() - start)
        return (f"{REQUESTS:,} requests at {rate:,.0f}/s; resident after each fifth: "
                + ", ".join(f"{level / 1024:.1f}" for level in levels) + " MB")


def read_answers(client, count):
    """Reads so many answers, by their lengths."""
    data = b""
    position = 0
    while count:
        end = data.find(b"\r\n\r\n", position)
        if end >= 0:
            at = data.find(b"Content-Length: ", position, end)
            length = int(data[at + 16:data.find(b"\r\n", at)])
            if end + 4 + length <= len(data):
                position = end + 4 + length
                count -= 1
                continue
        part = client.recv(262144)
        demand(part, f"the connection ended with {count} answers missing")
        data = data[position:] + part
        position = 0
    demand(position == len(data), "nothing follows the last answer")


@case
def log_reader_gone():
    """Whoever reads the access log ends; the server goes on and counts what it could not write."""
    with Server("--access-log", "json", stdout=subprocess.PIPE) as server:
        server.is_well()
        demand(b'"target":"/livez"' in server.process.stdout.readline(), "nothing was logged")
        server.process.stdout.close()
        for _ in range(20):
            server.is_well()
        with server.connect() as client:
            client.sendall(get("/metrics"))
            _, _, metrics = answer(client)
        dropped = int(re.search(rb"^mandat_access_log_dropped_batches_total (\d+)", metrics, re.MULTILINE)[1])
        demand(dropped > 0, "no dropped batch was counted")
        return f"{dropped} batches of log lines dropped, nobody turned away"


@case
def sigterm_under_load():
    """Clients that ask without pause, in the clear and over TLS, while SIGTERM comes: each request sent is answered."""
    with Server() as server:
        server.is_well()
        lost, counts = [], []
        threads = [
            threading.Thread(target=ask_until_the_end, args=(connect, lost, counts))
            for connect in [server.connect] * 8 + [server.connect_tls] * 4
        ]
        for thread in threads:
            thread.start()
        time.sleep(1)
        server.process.send_signal(signal.SIGTERM)
        for thread in threads:
            thread.join(timeout=30)
        demand(not any(thread.is_alive() for thread in threads), "a client hangs")
        demand(not lost, f"{len(lost)} requests got no answer: {lost[:3]}")
        demand("cut=0" in server.said() or server.process.wait(timeout=20) == 0, "the server did not end")
        return f"{sum(counts):,} requests by {len(threads)} clients, none without its answer"


def ask_until_the_end(connect, lost, counts):
    """Asks on one connection after another until nobody listens any more."""
    count = 0
    while True:
        try:
            client = connect()
        except OSError:
            break
        with client:
            while True:
                try:
                    client.sendall(get("/v1/parties/amanat"))
                    status, head, _ = answer(client)
                except OSError as error:
                    status, head = 0, str(error).encode()
                if status != 200:
                    lost.append(head)
                    counts.append(count)
                    return
                count += 1
                if b"Connection: close" in head:
                    break
    counts.append(count)
