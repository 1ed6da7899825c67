"""The server's side of a WebSocket, as much of it as Slack uses."""
import base64
import hashlib
import json
import os
import struct
import threading

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept_key(key):
    return base64.b64encode(hashlib.sha1(key.encode() + GUID).digest()).decode()


class Frames:
    """Sends and reads frames on a connection that was upgraded."""

    def __init__(self, connection, reader):
        self.connection, self.reader, self.lock, self.closed = connection, reader, threading.Lock(), False

    def send(self, value):
        self._write(0x1, json.dumps(value).encode())

    def ping(self):
        self._write(0x9, os.urandom(4))

    def close(self, code=1000):
        if not self.closed:
            self.closed = True
            self._write(0x8, struct.pack("!H", code))

    def cut(self):
        """As a network does: without a word."""
        self.closed = True
        try:
            self.connection.shutdown(2)
        except OSError:
            pass

    def _write(self, opcode, payload):
        size = len(payload)
        head = bytes([0x80 | opcode])
        head += bytes([size]) if size < 126 else (
            bytes([126]) + struct.pack("!H", size) if size < 65536 else bytes([127]) + struct.pack("!Q", size))
        try:
            with self.lock:
                self.connection.sendall(head + payload)
        except OSError:
            self.closed = True

    def receive(self):
        """The next text as JSON, or None at the end."""
        while True:
            head = self.reader.read(2)
            if len(head) < 2:
                return None
            opcode, size = head[0] & 15, head[1] & 127
            assert head[1] & 128, "a client's frames are masked"
            if size == 126:
                size = struct.unpack("!H", self.reader.read(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", self.reader.read(8))[0]
            mask, payload = self.reader.read(4), self.reader.read(size)
            text = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
            if opcode == 0x8:
                return None
            if opcode == 0x9:
                self._write(0xA, text)
            if opcode == 0x1:
                return json.loads(text)
