"""Bytes with their length before them."""
import struct

LENGTH = struct.Struct(">I")
# a part of an answer is no longer than this, so that who reads it need not wait for all
PART = 1 << 22


class Reader:
    def __init__(self, stream):
        self.stream = stream

    def frame(self):
        """The next frame; None where there is none any more."""
        head = self.stream.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(head)
        return self.stream.read(length)

    def frames(self):
        """All up to an empty one."""
        while True:
            data = self.frame()
            if not data:
                return
            yield data


class Writer:
    def __init__(self, stream):
        self.stream = stream

    def put(self, kind, data):
        self.stream.write(LENGTH.pack(len(data) + 1))
        self.stream.write(kind)
        self.stream.write(data)

    def result(self, data):
        view = memoryview(data)
        for at in range(0, len(view), PART):
            self.put(b"R", view[at : at + PART])

    def error(self, text):
        self.put(b"E", text.encode("utf-8", "replace"))
        self.stream.flush()

    def refused(self, text):
        self.put(b"X", text.encode("utf-8", "replace"))
        self.stream.flush()

    def end(self):
        self.put(b"D", b"")
        self.stream.flush()
