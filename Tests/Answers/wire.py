# SPDX-License-Identifier: Apache-2.0
"""Requests of the answer corpus on the wire, and their answers without what changes from run to run."""

import codecs
import gzip
import hashlib
import re
import socket
import time
import urllib.parse

# Fields of which it is on record that they are there. An ETag is a digest of the body, which is on record itself, and dates
# of files differ from clone to clone.
VARYING = {
    "date": re.compile(".+"), "etag": re.compile("[0-9a-f]{16}"), "last-modified": re.compile(".+"),
    "x-request-id": re.compile("^[0-9a-f]{12,16}$"),
}
REPEATED = re.compile(r"<<(.+?)\*(\d+)>>")
TEXTS = re.compile(r"text/|application/(.*\+)?(json|xml|x-ndjson|ndjson|yaml|javascript|problem)|image/svg")
# A longer body is a copy of the contract or of the dataset, both of which are in git.
WHOLE = 1_000_000
# Seconds in which a busy server is asked again.
PATIENCE = 20


class Server:
    def __init__(self, url):
        self.address = urllib.parse.urlsplit(url)
        self.socket = None
        self.digests = []

    def __enter__(self):
        # The version of the dataset is its day and a digest of all its files, and the address of a file of a page has a digest
        # of all of those: with these, a change of one file would show in every answer.
        version, page = (self.answer(f"GET {path} | Accept: text/html")[2] for path in ("/version", "/"))
        self.digests = re.findall(r"\+([0-9a-f]{16})\b", version) + re.findall(r"/assets/([0-9a-f]{16})/", page)[:1]
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.socket:
            self.stream.close()
            self.socket.close()
        self.socket = None

    def answer(self, line):
        """Status, fields and body; 0 and nothing where the connection was closed without an answer."""
        message, method = self.message(line)
        for _ in range(PATIENCE):
            status, fields, body = self.exchange(message, method, line.startswith("RAW "))
            if status != 503:
                break
            time.sleep(1)
        return status, [[name, self.lasting(value)] for name, value in kept(fields, method)], self.shown(status, fields, body)

    def message(self, line):
        line = REPEATED.sub(lambda found: found[1] * int(found[2]), line)
        if line.startswith("RAW "):
            self.close()  # or bytes of another request stand before these
            raw = codecs.escape_decode(line[4:].encode())[0]
            return raw, raw.partition(b" ")[0].decode("latin-1")
        head, _, body = line.partition(" || ")
        request, *fields = head.split(" | ")
        method, target = request.split(" ")
        fields = [self.filled(field, target) for field in fields]
        body = body.encode()
        names = {field.partition(":")[0].lower() for field in fields}
        if body and "content-type" not in names:
            fields.append("Content-Type: application/json")
        if body or method in ("POST", "PUT", "PATCH"):
            fields.append(f"Content-Length: {len(body)}")
        fields = [field for field in fields if field != "Content-Type:"]
        lines = [f"{method} {target} HTTP/1.1", "Host: mandat.example", *fields, "", ""]
        return "\r\n".join(lines).encode() + body, method

    def filled(self, field, target):
        """A field with the ETag and the date that its target has."""
        if "{etag}" not in field and "{last-modified}" not in field:
            return field
        message, method = self.message(f"GET {target}")
        fields = {name.lower(): value for name, value in self.exchange(message, method)[1]}
        for name in VARYING:
            field = field.replace(f"{{{name}}}", fields.get(name, ""))
        return field

    def exchange(self, message, method, raw=False):
        for attempt in (1, 2):
            fresh = self.socket is None
            if fresh:
                self.socket = socket.create_connection((self.address.hostname, self.address.port), timeout=60)
                self.stream = self.socket.makefile("rb")
            try:
                self.socket.sendall(message)
                if raw:
                    self.socket.shutdown(socket.SHUT_WR)
                answer = self.read(method)
                if raw:
                    self.close()
                return answer
            except (ConnectionError, EOFError, TimeoutError):
                self.close()
                if fresh or attempt == 2:
                    return 0, [], b""

    def read(self, method):
        status, fields = 100, []
        while status == 100:
            first = self.stream.readline()
            if not first:
                raise EOFError
            status, fields = int(first.split()[1]), []
            while line := self.stream.readline().rstrip(b"\r\n"):
                name, _, value = line.decode().partition(":")
                fields.append((name, value.strip()))
        values = {name.lower(): value for name, value in fields}
        if method == "HEAD" or status in (204, 304):
            body = b""
        elif "chunked" in values.get("transfer-encoding", ""):
            body = b"".join(iter(self.chunk, b""))
        elif "content-length" in values:
            body = self.stream.read(int(values["content-length"]))
        else:
            body = self.stream.read()
        if values.get("connection", "").lower() == "close":
            self.close()
        return status, fields, body

    def chunk(self):
        data = self.stream.read(int(self.stream.readline(), 16))
        self.stream.readline()
        return data

    def shown(self, status, fields, body):
        """The body as text, after decompression; what is large or no text by its digest."""
        values = {name.lower(): value for name, value in fields}
        if values.get("content-encoding") == "gzip" and body:
            body = gzip.decompress(body)
        if not body or TEXTS.match(values.get("content-type", "")):
            text = self.lasting(body.decode(errors="backslashreplace"))
            if status == 412:
                text = VARYING["etag"].sub("…", text)
            if len(text) <= WHOLE:
                return text
            body = text.encode()
        return f"{len(body)} bytes, SHA-256 {hashlib.sha256(body).hexdigest()}"

    def lasting(self, text):
        for digest in self.digests:
            text = text.replace(digest, "0" * 16)
        return text


def kept(fields, method):
    """The fields by name, without what varies; the length of a body stands beside it already."""
    names = {name.lower() for name, _ in fields}
    # How far gzip comes differs from one zlib to another.
    with_length = method == "HEAD" and "content-encoding" not in names
    for name, value in sorted(fields, key=lambda field: field[0].lower()):
        if name.lower() == "content-length" and not with_length:
            continue
        if pattern := VARYING.get(name.lower()):
            value = pattern.sub("…", value)
        yield name, value
