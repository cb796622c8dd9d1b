# SPDX-License-Identifier: Apache-2.0
"""Malformed requests over the wire; Tests/HTTPTests has many more of them, without a socket."""

import json
import re
import socket

from fixture import Server, case, demand, get, rest

HOST = "Host: localhost\r\n"
# (bytes, status, code)
MALFORMED = [
    ("GET / HTTP/1.1\n\n", 400, "bare-line-feed"),
    ("GET / HTTP/1.1\rX", 400, "bare-carriage-return"),
    ("GET / HTTP/1.1\r\nX: \0", 400, "control-byte"),
    ("GET  / HTTP/1.1\r\n", 400, "request-line"),
    ("G(T / HTTP/1.1\r\n", 400, "method"),
    ("G" * 33 + " / HTTP/1.1\r\n", 501, "method-too-long"),
    ("GET /" + "a" * 9000, 414, "target-too-long"),
    ("GET /| HTTP/1.1\r\n", 400, "target-byte"),
    ("GET * HTTP/1.1\r\n", 400, "target-form"),
    ("GET http://:80/ HTTP/1.1\r\n", 400, "authority"),
    ("GET http://u@a/ HTTP/1.1\r\n", 400, "user-information"),
    ("CONNECT a:80 HTTP/1.1\r\n", 501, "tunnel"),
    ("GET / http/1.1\r\n", 400, "version"),
    ("GET / HTTP/2.0\r\n", 505, "version-unsupported"),
    ("GET / HTTP/1.1\r\nX: " + "a" * 17000, 431, "head-too-large"),
    ("GET / HTTP/1.1\r\n" + "X: a\r\n" * 101, 431, "too-many-fields"),
    ("GET / HTTP/1.1\r\nX\r\n", 400, "field-without-colon"),
    ("GET / HTTP/1.1\r\n: a\r\n", 400, "field-name"),
    ("GET / HTTP/1.1\r\nX : a\r\n", 400, "whitespace-before-colon"),
    ("GET / HTTP/1.1\r\nX: a\r\n b\r\n", 400, "obsolete-fold"),
    ("GET / HTTP/1.1\r\n\r\n", 400, "host-missing"),
    (f"GET / HTTP/1.1\r\n{HOST}{HOST}", 400, "host-repeated"),
    ("GET / HTTP/1.1\r\nHost: a/b\r\n", 400, "host-invalid"),
    (f"POST / HTTP/1.1\r\n{HOST}Content-Length: +5\r\n", 400, "content-length"),
    (f"POST / HTTP/1.1\r\n{HOST}Content-Length: 5\r\nContent-Length: 5\r\n", 400, "content-length-repeated"),
    (f"POST / HTTP/1.1\r\n{HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "length-and-coding"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: gzip, chunked\r\n\r\n", 501, "transfer-coding"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked, gzip\r\n\r\n", 400, "transfer-coding-order"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: identity\r\n\r\n", 400, "transfer-coding-order"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked, chunked\r\n\r\n", 400, "transfer-coding-repeated"),
    ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "transfer-coding-version"),
    (f"POST / HTTP/1.1\r\n{HOST}Expect: more\r\n", 417, "expectation"),
    (f"POST / HTTP/1.1\r\n{HOST}Content-Length: 99999999999\r\n", 413, "body-too-large"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\n\r\nx\r\n", 400, "chunk-size"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\n\r\n2;\r\n", 400, "chunk-extension"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\n\r\n2;{'a' * 5000}", 400, "chunk-line-too-long"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\n\r\n2\r\nhi0\r\n", 400, "chunk-end"),
    (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\n\r\n0\r\nX: {'a' * 5000}", 431, "trailers-too-large"),
]


@case
def refusals():
    """Each is answered once, with its problem, and what was smuggled in behind it is never answered."""
    with Server() as server:
        for malformed, status, code in MALFORMED:
            with server.connect() as client:
                client.sendall(malformed.encode("latin-1") + get("/livez") * 2)
                client.shutdown(socket.SHUT_WR)
                said = rest(client)
            head, _, body = said.partition(b"\r\n\r\n")
            demand(head.startswith(b"HTTP/1.1 %d " % status), f"{malformed[:60]!r} is answered {head[:40]}, not {status}")
            demand(b"\r\nConnection: close" in head, f"{code}: the connection goes on")
            demand(b"\r\nContent-Type: application/problem+json" in head, f"{code}: no problem document")
            length = int(re.search(rb"Content-Length: (\d+)", head)[1])
            demand(length == len(body), f"{code}: something follows the refusal")
            problem = json.loads(body)
            demand(problem["code"] == code and problem["status"] == status, f"{malformed[:60]!r}: {problem}")
            demand(re.match(r"RFC \d+ \d", problem["section"]), f"{code}: no section")
        server.is_well()
        return f"{len(MALFORMED)} kinds of malformed requests, each with its status and section, none followed by an answer"
