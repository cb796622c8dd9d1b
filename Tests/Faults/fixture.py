# SPDX-License-Identifier: Apache-2.0
"""A server to do harm to, clients made of raw sockets, and the list of cases."""

import contextlib
import os
import pathlib
import re
import resource
import signal
import socket
import ssl
import struct
import subprocess
import tempfile
import time

BINARY = os.environ.get("BINARY", ".build/release/mandat")
RESOURCES = os.environ.get("RESOURCES", "Resources")
CASES = {}


class Skipped(Exception):
    """A case that cannot be done on this machine, and why."""


def case(function):
    """Registers a case under its name; it returns a sentence and fails by an exception."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


class Server:
    """`mandat serve` on free ports of 127.0.0.1, with HTTP and HTTPS; ended with SIGTERM, and it must end with 0."""

    def __init__(self, *options, descriptors=None, unix=None, stdout=None):
        self.folder = tempfile.TemporaryDirectory()
        self.certificate, key = make_certificate(self.folder.name)
        self.log = open(pathlib.Path(self.folder.name, "log"), "w+")
        command = [BINARY, "serve", "--port", "0", "--https-port", "0", "--resources", RESOURCES,
                   "--certificate", self.certificate, "--private-key", key, *options]
        if unix:
            command += ["--unix-socket", unix]
        limit = (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))) if descriptors else None
        self.process = subprocess.Popen(command, stdout=stdout, stderr=self.log, stdin=subprocess.DEVNULL, preexec_fn=limit)
        self.port = self._port("http")
        self.tls_port = self._port("https")

    def _port(self, scheme):
        for _ in range(200):
            found = re.search(rf"serving on {scheme}://127\.0\.0\.1:(\d+)", self.said())
            if found:
                return int(found[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"the server did not start: {self.said()}")

    def said(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = "none within 30 s of SIGTERM"
        said = self.said()
        self.log.close()
        self.folder.cleanup()
        if kind is None and code != 0:
            raise RuntimeError(f"the server ended with {code}: {said[-2000:]}")

    def resident(self):
        """Kilobytes of resident memory."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def settles(self, descriptors, seconds=10):
        """Waits until no more descriptors are open than that."""
        wait_until(lambda: self.descriptors() <= descriptors, seconds,
                   lambda: f"{self.descriptors()} descriptors are open, {descriptors} were at the beginning")

    def connect(self, receive_buffer=None):
        client = socket.socket()
        if receive_buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        client.settimeout(20)
        client.connect(("127.0.0.1", self.port))
        return client

    def connect_tls(self, version=None):
        context = ssl.create_default_context(cafile=self.certificate)
        if version:
            context.minimum_version = context.maximum_version = version
        client = socket.create_connection(("127.0.0.1", self.tls_port), timeout=20)
        return context.wrap_socket(client, server_hostname="localhost")

    def is_well(self):
        """A new client is answered at once, in the clear and over TLS."""
        start = time.monotonic()
        for connect in (self.connect, self.connect_tls):
            with connect() as client:
                client.sendall(get("/livez"))
                status, _, _ = answer(client)
                demand(status == 200, f"a good client is answered {status}")
        seconds = time.monotonic() - start
        demand(seconds < 2, f"a good client waited {seconds:.1f} s")


def make_certificate(folder):
    certificate, key = f"{folder}/certificate.pem", f"{folder}/key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key,
         "-out", certificate], check=True, stderr=subprocess.DEVNULL)
    return certificate, key


def demand(holds, message):
    if not holds:
        raise AssertionError(message)


def wait_until(holds, seconds, message):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(message())
        time.sleep(0.02)


def get(path, *lines):
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *lines, "", ""]).encode()


def answer(client):
    """(status, head, body) of the next answer; of no answer, status 0. One answer at a time, no pipelining."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = client.recv(65536)
        if not part:
            return 0, data, b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(re.search(rb"content-length: (\d+)", head.lower())[1])
    while len(body) < length:
        part = client.recv(65536)
        demand(part, "the connection ended inside of an answer")
        body += part
    return int(head[9:12]), head, body


def rest(client):
    """All that comes until the end; a reset counts as the end."""
    data = b""
    with contextlib.suppress(ConnectionResetError):
        while part := client.recv(65536):
            data += part
    return data


def reset(client):
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


def need_tool(name, package=None):
    if not any(os.access(pathlib.Path(folder, name), os.X_OK) for folder in os.environ["PATH"].split(":")):
        install = subprocess.run(["scripts/install-system-packages", package or name], capture_output=True)
        if install.returncode != 0:
            raise Skipped(f"{name} is not here and cannot be installed")
