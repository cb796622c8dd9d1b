# SPDX-License-Identifier: Apache-2.0
"""Handshakes that stall, trickle or are none, and what others see of our TLS."""

import re
import socket
import ssl
import subprocess
import time

from fixture import Server, case, demand, get, need_tool, rest


@case
def plain_http_on_the_tls_port():
    with Server() as server:
        for request in (get("/"), b"POST / HTTP/1.1\r\n", b"\r\n", b"PRI * HTTP/2.0\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", server.tls_port), timeout=5) as client:
                client.sendall(request)
                said = rest(client)
                demand(said.startswith(b"HTTP/1.1 400 ") and b'"plain-text"' in said, f"answered {said[:100]}")
        server.is_well()
        return "answered 400 in the clear, with the remedy"


@case
def handshake_stall():
    hello = client_hello()
    with Server("--handshake-timeout", "1") as server:
        server.is_well()
        descriptors = server.descriptors()
        clients = []
        for number in range(200):
            client = socket.create_connection(("127.0.0.1", server.tls_port), timeout=10)
            client.sendall(hello[:number])
            clients.append(client)
        server.is_well()
        start = time.monotonic()
        for client in clients:
            demand(rest(client) == b"", "a handshake that stalls ends without a word")
        server.settles(descriptors)
        return f"200 handshakes that stalled after 0 to 199 bytes were given up within {time.monotonic() - start:.1f} s"


@case
def handshake_byte_by_byte():
    """Every byte of both directions by itself, and the records of a request cut in the same way."""
    with Server() as server:
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            context = ssl.create_default_context(cafile=server.certificate)
            context.minimum_version = context.maximum_version = version
            incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
            session = context.wrap_bio(incoming, outgoing, server_hostname="localhost")
            with socket.create_connection(("127.0.0.1", server.tls_port), timeout=10) as client:
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                step(client, incoming, outgoing, session.do_handshake)
                step(client, incoming, outgoing, lambda: session.write(get("/livez")))
                said = step(client, incoming, outgoing, lambda: session.read(4096))
                demand(said.startswith(b"HTTP/1.1 200 "), f"answered {said[:100]}")
        return "TLS 1.2 and 1.3 handshakes and requests, one byte a packet"


def step(client, incoming, outgoing, action):
    """Does something with a session over memory, moving single bytes until it is done."""
    while True:
        try:
            result = action()
            waits = False
        except ssl.SSLWantReadError:
            waits = True
        for byte in outgoing.read():
            client.sendall(bytes([byte]))
            time.sleep(0.0002)
        if not waits:
            return result
        part = client.recv(1)
        demand(part, "the connection ended in the middle")
        incoming.write(part)


def client_hello():
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    session = ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname="localhost")
    try:
        session.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


@case
def renegotiation_and_old_versions():
    with Server() as server:
        for option in ("-tls1", "-tls1_1"):
            said = s_client(server, option, "-cipher", "ALL:@SECLEVEL=0")
            demand("alert protocol version" in said, f"{option} was not refused: {said[-500:]}")
        # R asks for a renegotiation, which -ign_eof would send as it is.
        said = s_client(server, "-tls1_2", "-no_ign_eof", request="R\n" + get("/livez").decode())
        demand("RENEGOTIATING" in said and "no renegotiation" in said, said[-500:])
        server.is_well()
        return "TLS 1.0, TLS 1.1 and renegotiation are refused"


@case
def resumption():
    with Server() as server:
        for option in ("-tls1_2", "-tls1_3"):
            saved = f"{server.folder.name}/session"
            first = s_client(server, option, "-sess_out", saved)
            second = s_client(server, option, "-sess_in", saved)
            demand("New, TLS" in first and "HTTP/1.1 200" in first, first[-800:])
            demand("Reused, TLS" in second and "HTTP/1.1 200" in second, second[-800:])
            for said in (first, second):
                demand("ALPN protocol: http/1.1" in said and "Verify return code: 0" in said, said[-800:])
        return "openssl s_client resumes TLS 1.2 and 1.3 sessions by ticket"


def s_client(server, *options, request=None):
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{server.tls_port}", "-servername", "localhost",
               "-CAfile", server.certificate, "-alpn", "http/1.1", "-ign_eof", *options]
    request = request or get("/livez", "Connection: close").decode()
    try:
        run = subprocess.run(command, input=request, capture_output=True, text=True, timeout=5)
    except subprocess.TimeoutExpired as expired:  # it waits for what never comes
        return (expired.stdout or b"").decode() + (expired.stderr or b"").decode()
    return run.stdout + run.stderr


@case
def sslscan():
    need_tool("sslscan")
    with Server() as server:
        command = ["sslscan", "--no-colour", f"localhost:{server.tls_port}"]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
        versions = dict(re.findall(r"^((?:SSL|TLS)v[\d.]+)\s+(enabled|disabled)$", said, re.MULTILINE))
        on = sorted(version for version, state in versions.items() if state == "enabled")
        demand(len(versions) == 6 and on == ["TLSv1.2", "TLSv1.3"], f"enabled: {on}")
        demand("Session renegotiation not supported" in said, "renegotiation is offered")
        ciphers = re.findall(r"^(?:Preferred|Accepted)\s+\S+\s+(\d+) bits\s+(\S+)", said, re.MULTILINE)
        sound = re.compile(r"(TLS_AES|TLS_CHACHA20|ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM|CHACHA20))")
        weak = [name for bits, name in ciphers if int(bits) < 128 or not sound.match(name)]
        demand(ciphers and not weak, f"weak: {weak}")
        groups = re.findall(r"^TLSv1\.\d\s+(\d+) bits", said, re.MULTILINE)
        demand(all(int(bits) >= 128 for bits in groups), "a weak group is offered")
        return f"{' and '.join(on)} only, {len(ciphers)} ciphers, all with forward secrecy and AEAD"
