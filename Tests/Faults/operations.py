# SPDX-License-Identifier: Apache-2.0
"""What clients, caches, log readers and Prometheus rely on, asked of the whole program."""

import email.utils
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

from fixture import RESOURCES, Server, answer, case, demand, get, need_tool, rest, wait_until

JSON = "Content-Type: application/json\r\n"


def field(head, name):
    found = re.search(rb"\r\n%s: ([^\r]*)" % name.encode(), head)
    return found and found[1].decode()


def ask(server, path, *lines):
    with server.connect() as client:
        client.sendall(get(path, *lines, "Connection: close"))
        said = rest(client)
    head, _, body = said.partition(b"\r\n\r\n")
    return int(head[9:12]), head, body


@case
def expectations():
    """RFC 9110 10.1.1: whoever waits before sending a body is told what no body can change, without 100 Continue."""
    decided = [
        ("POST /nope", JSON, 404), ("POST /v1/parties", JSON, 405), ("PUT /v1/simulations/seats", JSON, 405),
        ("POST /v1/simulations/seats", "Content-Type: text/plain\r\n", 415), ("POST /v1/simulations/seats", "", 415),
        ("POST /v1/simulations/seats", JSON + "Content-Encoding: br\r\n", 415),
        ("POST /v1/simulations/seats?x=1", JSON, 400), ("POST /v1/simulations/sweep?lang=de", JSON, 400),
        ("POST /v1/%ZZ", JSON, 400), ("POST /v1/simulations/seats.svg", JSON, 406), ("GET /nope", "", 404),
        ("POST /v1/calculators/quota", "Content-Type: text/csv\r\n", 415), ("DELETE /", "", 405),
    ]
    waiting = ["Expect: 100-continue", "Expect: 100-continue, 100-continue", "Expect: 100-Continue\r\nExpect: 100-continue",
               "Expect: ,100-continue", "Expect:\r\nExpect: 100-continue"]
    with Server() as server:
        def begin(line, fields, expect, length="Content-Length: 2"):
            client = server.connect()
            client.sendall(f"{line} HTTP/1.1\r\nHost: a\r\n{fields}{expect}\r\n{length}\r\n\r\n".encode())
            return client

        for line, fields, status in decided:
            for length in ("Content-Length: 2", "Transfer-Encoding: chunked"):
                with begin(line, fields, "Expect: 100-continue", length) as client:
                    said, head, _ = answer(client)
                    demand(said == status, f"{line}: {head[:60]}")
                    demand(b"\r\nConnection: close" in head, f"{line}: the body is still waited for")
        for length, status in (("Content-Length: 99999999", 413), ("Content-Length: +2", 400)):
            with begin("POST /v1/simulations/seats", JSON, "Expect: 100-continue", length) as client:
                demand(answer(client)[0] == status, length)
        for expect in waiting:
            with begin("POST /v1/simulations/seats", JSON, expect) as client:
                interim = client.recv(4096)
                demand(interim == b"HTTP/1.1 100 Continue\r\n\r\n", f"{expect!r}: {interim[:60]}")
                client.sendall(b"{}")
                demand(answer(client)[0] == 400, "an empty object is counted")
        for expect, status in (("Expect:", 400), ("Expect: , ", 400), ("Expect: 100-continue, x", 417), ("Expect: x", 417)):
            with begin("POST /v1/simulations/seats", JSON, expect) as client:
                client.sendall(b"{}")
                demand(answer(client)[0] == status, f"{expect!r} is not answered {status}")
        server.is_well()
    return f"{2 * len(decided)} heads decide without their body, {len(waiting)} ways to wait for 100 Continue are one"


@case
def appended():
    """What others append to an address is nothing to pages, frames, scripts, pictures and feeds, and refused for data."""
    marks = ["fbclid=x", "utm_source=x&utm_medium=y", "ver=6.4.2", "_cb=6", "gclid=1", "yclid=2", "v=3", "_=4", "1700000000"]
    readers = ["/embed/hemicycle?election=mazhilis-2023", "/embed.js", "/docs", "/favicon.ico", "/robots.txt", "/sitemap.xml",
               "/v1/charts/turnout.svg?lang=ru", "/v1/charts/turnout", "/v1/events.ics", "/v1/events.atom", "/v1/changes.atom"]
    pages = ["/", "/elections/mazhilis-2023?lang=kk", "/problems", "/problems/not-found"]
    data = ["/v1/parties", "/v1/parties.csv", "/v1/events", "/v1/charts/turnout.json", "/openapi.json"]
    with Server() as server:
        for path in readers + pages:
            accept = "Accept: text/html" if path in pages else "Accept: */*"
            plain = ask(server, path, accept)
            demand(plain[0] == 200, f"{path} is answered {plain[0]}")
            for mark in marks:
                if path in pages and mark in ("v=3", "1700000000"):
                    continue  # a page keeps what may be its own
                said = ask(server, path + ("&" if "?" in path else "?") + mark, accept)
                demand(said[0] == 200 and said[2] == plain[2], f"{path} with {mark} is answered {said[0]} {said[2][:200]}")
        for path in data:
            for mark in marks:
                said = ask(server, f"{path}?{mark}", "Accept: */*")
                demand(said[0] == 400, f"{path} with {mark} is answered {said[0]}")
        slip = ask(server, "/v1/charts/turnout.svg?widht=300")
        demand(slip[0] == 400 and json.loads(slip[2])["errors"][0]["did_you_mean"] == "width", f"a slip is answered {slip[2]}")
    return f"{len(readers + pages)} addresses with {len(marks)} marks are what they are without, {len(data)} of data refuse them"


@case
def last_modified():
    """RFC 9110 8.8.2.1 and 13.1.3: the date of an answer moves with its content, also under one version of the dataset."""
    with tempfile.TemporaryDirectory() as folder:
        resources = pathlib.Path(folder, "Resources")
        shutil.copytree(RESOURCES, resources)
        with Server("--resources", str(resources)) as server:
            def look(*lines):
                status, head, _ = ask(server, "/v1/parties/amanat", *lines)
                return status, field(head, "Last-Modified"), field(head, "ETag"), field(head, "Date")

            def reload(number):
                server.process.send_signal(signal.SIGHUP)
                wait_until(lambda: server.said().count("reloaded") >= number, 30, lambda: f"no reload: {server.said()[-500:]}")

            status, first, tag, date = look()
            seconds = email.utils.parsedate_to_datetime
            demand(status == 200 and seconds(first) <= seconds(date), f"modified at {first}, sent at {date}")
            demand(look(f"If-Modified-Since: {first}")[0] == 304, "what was just sent is sent again")
            reload(1)
            demand(look()[1:3] == (first, tag), "a reload of the same content has another date")
            # An older time of the file, as a restored copy has it, changes nothing of what is right.
            party = resources / "kz/parties/amanat.json"
            party.write_text(party.read_text() + "\n")
            subprocess.run(["touch", "-d", "2020-01-01", str(party)], check=True)
            reload(2)
            status, second, other, date = look(f"If-Modified-Since: {first}")
            demand(status == 200 and other != tag, f"content that changed is answered {status}")
            demand(seconds(first) < seconds(second) <= seconds(date), f"modified at {first}, then {second}, sent at {date}")
            demand(look(f"If-Modified-Since: {second}")[0] == 304, "the new date is no date")
            # Twice in a second: each content has a date of its own.
            for number in (3, 4):
                party.write_text(party.read_text() + "\n")
                reload(number)
            third = look()[1]
            demand(seconds(third) > seconds(second) and look(f"If-Modified-Since: {second}")[0] == 200, f"{third} after {second}")
    return "a reload moves the date of what it changed, and of nothing else"


@case
def log_lines():
    """Refused requests are logged as far as they came, with the code; probes may be left out, unless they fail."""
    refused = [
        (b"GET /v1/search?q=\xd0\xa8 HTTP/1.1\r\n\r\n", "GET", "/v1/search?q=\u0428", "target-byte"),
        (b"GET /a HTTP/1.1\r\n\r\n", "GET", "/a", "host-missing"), (b"GET /b\n\n", "GET", "/b", "bare-line-feed"),
        (b"POST /c HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n", "POST", "/c", "expectation"),
        (b"\x16\x03\x01", "-", "-", "control-byte"),
    ]
    with tempfile.TemporaryFile() as lines:
        with Server("--access-log", "json", "--access-log-without-probes", stdout=lines) as server:
            for sent, *_ in refused:
                with server.connect() as client:
                    client.sendall(sent)
                    said = rest(client)
            with server.connect() as client:
                client.sendall(refused[0][0])
                said = json.loads(rest(client).partition(b"\r\n\r\n")[2])
            demand("/v1/search?q=%D0%A8" in said["detail"], f"no address to paste: {said}")
            for path in ("/livez", "/readyz", "/readyz?verbose", "/readyz?x=1", "/version"):
                ask(server, path)
        lines.seek(0)
        logged = [json.loads(line) for line in lines.read().decode().splitlines()]
    # Each loop hands its lines over by itself, so they come in any order.
    found = [(line["method"], line["target"], line.get("code")) for line in logged]
    for sent, *expected in refused:
        demand(tuple(expected) in found, f"{sent} is not among {found}")
    others = sorted((line["target"], line["status"]) for line in logged if "code" not in line)
    demand(others == [("/readyz?x=1", 400), ("/version", 200)], f"beside the refusals there is {others}")
    return f"{len(refused)} refusals with target and code, three probes without a line"


@case
def metrics():
    """The figures are what promtool takes, and those of the process are what the kernel says."""
    need_tool("promtool", "prometheus")
    with Server() as server:
        for path in ("/", "/nope", "/v1/parties", "/v1/charts/turnout.png"):
            ask(server, path)
        started = time.time()
        text = ask(server, "/metrics")[2].decode()
        said = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True)
        demand(said.returncode == 0 and not said.stderr, f"promtool: {said.stdout}{said.stderr}")
        values = {line.split()[0]: float(line.split()[1]) for line in text.splitlines() if not line.startswith("#")}
        resident = values["process_resident_memory_bytes"] / 1024
        own = server.resident()
        demand(abs(resident - own) < 0.2 * resident, f"{resident} kB resident, {own} kB by the kernel")
        demand(abs(values["process_open_fds"] - server.descriptors()) <= 3, f"{values['process_open_fds']} descriptors")
        demand(values["process_open_fds"] < values["process_max_fds"], "more descriptors than there may be")
        demand(0 < values["process_cpu_seconds_total"] < 60, f"{values['process_cpu_seconds_total']} s of processor time")
        demand(0 <= started - values["process_start_time_seconds"] < 60, "the process began at another time")
        end = subprocess.run(["openssl", "x509", "-noout", "-enddate", "-in", server.certificate],
                             capture_output=True, text=True, check=True).stdout.strip().partition("=")[2]
        kept = email.utils.parsedate_to_datetime(re.sub(r"^(\w+) +(\d+) ([\d:]+) (\d+) GMT$", r"\2 \1 \4 \3 GMT", end))
        demand(values["mandat_certificate_end_timestamp_seconds"] == kept.timestamp(), f"the certificate ends {end}")
        for name in ("mandat_replies_pending", "mandat_work_pieces_running", "mandat_work_pieces_waiting"):
            # The figures themselves are put together off the loop, by a thread for each processor at most.
            demand(0 <= values[name] <= os.cpu_count(), f"{name} is {values[name]} while nothing else is done")
    return (f"{len(values)} samples pass promtool; "
            "memory, descriptors, processor time and certificate are the kernel's and openssl's")
