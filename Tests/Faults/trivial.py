# SPDX-License-Identifier: Apache-2.0
"""The least that a server can do, to know what a crowd alone costs the machine: `trivial.py DESCRIPTOR`."""

import os
import selectors
import socket
import sys

ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"


def main(descriptor):
    os.nice(5)
    listener = socket.socket(fileno=descriptor)
    selector = selectors.DefaultSelector()
    selector.register(listener, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            if key.fileobj is listener:
                selector.register(listener.accept()[0], selectors.EVENT_READ)
                continue
            try:
                data = key.fileobj.recv(262_144)
                key.fileobj.sendall(ANSWER * data.count(b"\r\n\r\n"))
            except OSError:
                data = b""
            if not data:
                selector.unregister(key.fileobj)
                key.fileobj.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
