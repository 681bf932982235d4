#!/usr/bin/env python3
"""Reads a store directory and checks everything in it, without any code of this project.

Written from the description of the format alone, so that a misreading of it by the program shows.
Usage: read_store.py DIRECTORY [--alh]
Prints a summary as JSON; with --alh also the hash and the values' hashes of every transaction. Exit status 1 and a
message when something is wrong. Standard library only.
"""
import hashlib
import json
import os
import struct
import sys
import zlib

EMPTY = hashlib.sha256(b"").digest()
ZERO = bytes(32)


class Damaged(Exception):
    pass


def need(condition, message):
    if not condition:
        raise Damaged(message)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(payload):
    return sha(b"\x00", payload)


def node_hash(left, right):
    return sha(b"\x01", left, right)


class Fields:
    def __init__(self, data, position=0):
        self.data, self.position = data, position

    def take(self, count):
        piece = self.data[self.position:self.position + count]
        need(len(piece) == count, "bytes end too early")
        self.position += count
        return piece

    def number(self, width):
        return int.from_bytes(self.take(width), "big")


def metadata_map(block):
    fields = Fields(block)

    def field():
        return fields.take(fields.number(4))

    count = int.from_bytes(field(), "big")
    pairs = {}
    for _ in range(count):
        key = field().decode()
        pairs[key] = field()
    need(fields.position == len(block), "bytes after the last pair of a map")
    return pairs


def integer(pairs, key):
    need(key in pairs and len(pairs[key]) == 8, key + " is missing")
    return int.from_bytes(pairs[key], "big")


def unlzw(stream):
    """MSB first, 8-bit literals, 256 clears, 257 ends, codes of 9 to 12 bits without early change."""
    table, width, previous, output = {}, 9, None, bytearray()
    bits = count = position = 0
    following = 258
    while True:
        while count < width:
            need(position < len(stream), "LZW stream without an end")
            bits, count, position = (bits << 8 | stream[position]) & 0xFFFFFFFF, count + 8, position + 1
        count -= width
        code = bits >> count & ((1 << width) - 1)
        if code == 256:
            table, width, previous, following = {}, 9, None, 258
            continue
        if code == 257:
            need(position == len(stream), "bytes after an LZW stream")
            return bytes(output)
        if code < 256:
            text = bytes([code])
        elif code in table:
            text = table[code]
        else:
            need(previous is not None and code == following, "LZW code that was never assigned")
            text = previous + previous[:1]
        output += text
        if previous is not None and following < 4096:
            table[following] = previous + text[:1]
            following += 1
        previous = text
        if following >= 1 << width and width < 12:
            width += 1


EXPAND = {
    1: lambda stream: zlib.decompress(stream, -15),
    2: lambda stream: zlib.decompress(stream, 31),
    3: unlzw,
    4: lambda stream: zlib.decompress(stream, 15),
}


class Log:
    """A directory of numbered chunk files."""

    def __init__(self, path, extension):
        names = sorted(os.listdir(path))
        need(names, path + " is empty")
        self.path, self.chunks = path, {}
        for name in names:
            stem, dot, found = name.partition(".")
            need(dot and found == extension and stem.isdigit(), "foreign file " + os.path.join(path, name))
            with open(os.path.join(path, name), "rb") as file:
                data = file.read()
            need(len(data) >= 4, name + " has no head")
            length = int.from_bytes(data[:4], "big")
            need(length <= 4088 and len(data) >= 4 + length, name + " has a head cut short")
            chunk = metadata_map(data[4:4 + length])
            self.format = integer(chunk, "COMPRESSION_FORMAT")
            integer(chunk, "COMPRESSION_LEVEL")
            log = metadata_map(chunk["WRAPPED_METADATA"])
            self.file_size = integer(log, "FILE_SIZE")
            self.owner = metadata_map(log["WRAPPED_METADATA"])
            self.chunks[int(stem)] = data[4 + length:]
        self.last = max(self.chunks)
        self.size = self.last * self.file_size + len(self.chunks[self.last])
        if self.format == 0:
            for number, data in self.chunks.items():
                need(number == self.last or len(data) == self.file_size, path + " has a chunk that is not full")

    def read(self, count, offset):
        """None when the bytes are not there."""
        parts = []
        while count > 0:
            data = self.chunks.get(offset // self.file_size)
            if data is None:
                return None
            start = offset % self.file_size
            piece = data[start:min(start + count, self.file_size)]
            if not piece:
                return None
            parts.append(piece)
            count -= len(piece)
            offset += len(piece)
        return b"".join(parts)

    def value(self, count, offset):
        if self.format == 0:
            return self.read(count, offset)
        data = self.chunks.get(offset // self.file_size)
        if data is None:
            return None
        start = offset % self.file_size
        length = int.from_bytes(data[start:start + 4], "big")
        stream = data[start + 4:start + 4 + length]
        need(len(stream) == length, "compressed record cut short")
        return EXPAND[self.format](stream)


def entry_tree(digests):
    if not digests:
        return EMPTY
    level = [leaf_hash(digest) for digest in digests]
    while len(level) > 1:
        paired = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        if len(level) % 2:
            paired.append(level[-1])
        level = paired
    return level[0]


class Tree:
    """The accumulative tree, digests in the order in which they are written."""

    def __init__(self):
        self.digests, self.starts, self.size = [], [0], 0

    def append(self, alh):
        self.size += 1
        current = leaf_hash(alh)
        self.digests.append(current)
        width = upper = self.size - 1
        level = 0
        while width > 0:
            if width & 1:
                current = node_hash(self.digests[self.starts[upper - 1] + level], current)
                self.digests.append(current)
            upper &= ~(1 << level)
            width >>= 1
            level += 1
        self.starts.append(len(self.digests))

    def root(self, size):
        return self.digests[self.starts[size] - 1] if size else ZERO


def entry_metadata(data):
    fields, found = Fields(data), {}
    while fields.position < len(data):
        code = fields.number(1)
        need(code in (0, 1, 2), "unknown entry attribute %d" % code)
        found[code] = fields.number(8) if code == 1 else True
    return found


def transaction_metadata(data):
    fields, found = Fields(data), {}
    while fields.position < len(data):
        code = fields.number(1)
        need(code in (0, 1), "unknown transaction attribute %d" % code)
        found[code] = fields.number(8) if code == 0 else fields.take(fields.number(2))
    return found


def record(data):
    """One transaction: its fields, entries, and the hash recomputed from them."""
    fields = Fields(data)
    number, time, tree_size = fields.number(8), fields.take(8), fields.number(8)
    tree_root, previous, version = fields.take(32), fields.take(32), fields.number(2)
    need(version in (0, 1), "unknown header version")
    attributes = b""
    if version == 1:
        attributes = fields.take(fields.number(2))
        need(len(attributes) <= 268, "transaction metadata too long")
    count = fields.number(2 if version == 0 else 4)
    entries, digests = [], []
    for _ in range(count):
        metadata = fields.take(fields.number(2))
        need(len(metadata) <= 11, "entry metadata too long")
        entry_metadata(metadata)
        key = fields.take(fields.number(2))
        length, place, value_hash = fields.number(4), fields.number(8), fields.take(32)
        need(version == 1 or not metadata, "metadata in header version 0")
        if version == 0:
            digests.append(sha(key, value_hash))
        else:
            digests.append(
                sha(struct.pack(">H", len(metadata)), metadata, struct.pack(">H", len(key)), key, value_hash))
        entries.append((key, length, place, value_hash))
    stored = fields.take(32)
    need(fields.position == len(data), "record of another length")
    head = time + struct.pack(">H", version)
    if version == 0:
        head += struct.pack(">H", count)
    else:
        head += struct.pack(">H", len(attributes)) + attributes + struct.pack(">I", count)
    inner = sha(head, entry_tree(digests), struct.pack(">Q", tree_size), tree_root)
    alh = sha(struct.pack(">Q", number), previous, inner)
    need(alh == stored, "transaction %d does not have the hash it says" % number)
    return number, tree_size, tree_root, previous, transaction_metadata(attributes), entries, alh


class Store:
    def __init__(self, path):
        self.path = path
        self.commit, self.log = Log(os.path.join(path, "commit"), "txi"), Log(os.path.join(path, "tx"), "tx")
        self.values = []
        while os.path.isdir(os.path.join(path, "val_%d" % len(self.values))):
            self.values.append(Log(os.path.join(path, "val_%d" % len(self.values)), "val"))
        owner = self.commit.owner
        self.version = integer(owner, "VERSION")
        need(self.version <= 2, "unknown version")
        self.embedded = self.version >= 2 and owner["EMBEDDED_VALUES"] != b"\x00"
        self.preallocated = self.version >= 2 and owner["PREALLOC_FILES"] != b"\x00"
        self.entries_max = integer(owner, "MAX_TX_ENTRIES")
        self.summary = {"transactions": 0, "entries": 0, "values": 0, "discarded": 0, "alh": EMPTY.hex()}
        self.listing = []

    def committed(self):
        size = 44 if self.version >= 2 else 12
        entries = [self.commit.read(size, i * size) for i in range(self.commit.size // size)]
        if self.preallocated:
            while entries and not any(entries[-1]):
                entries.pop()
        return entries

    def value(self, length, place):
        number, offset = place >> 56, place & ((1 << 55) - 1)
        if self.embedded:
            need(number == 0, "embedded value in another log")
            return self.log.read(length, offset)
        if number == 0:
            return None
        need(number <= len(self.values), "value in a log that is not there")
        return self.values[number - 1].value(length, offset)

    def check_values(self, number, entries):
        missing = False
        for key, length, place, value_hash in entries:
            if length == 0:
                missing = missing or value_hash != EMPTY
                continue
            value = self.value(length, place)
            if value is None:
                missing = True
                continue
            need(len(value) == length and sha(value) == value_hash,
                 "value of %s in transaction %d is not what was written" % (key.hex(), number))
            self.summary["values"] += 1
        if missing:
            self.summary["discarded"] += 1
        return missing

    def check(self):
        tree, previous, end, truncated, gone = Tree(), EMPTY, 0, 0, 0
        for index, entry in enumerate(self.committed()):
            offset, size = struct.unpack(">QI", entry[:12])
            data = self.log.read(size, offset)
            need(data is not None and len(data) == size, "transaction log ends before transaction %d" % (index + 1))
            number, tree_size, root, before, metadata, entries, alh = record(data)
            need(number == index + 1, "transaction %d in the place of %d" % (number, index + 1))
            need(before == previous, "transaction %d does not continue the chain" % number)
            need(tree_size < number and root == tree.root(tree_size), "tree root of transaction %d" % number)
            need(len(entries) <= self.entries_max, "too many entries in transaction %d" % number)
            need(len({e[0] for e in entries}) == len(entries), "a key twice in transaction %d" % number)
            if self.version >= 2:
                need(entry[12:] == alh, "commit entry of transaction %d has another hash" % number)
            start = end
            if self.embedded:
                total = sum(e[1] for e in entries)
                need(self.log.read(2, end) == struct.pack(">H", total % 65536), "length before embedded values")
                start = end + 2 + total
            need(offset == start, "transaction %d is not behind the one before" % number)
            end = offset + size
            if self.check_values(number, entries):
                gone = number
            truncated = max(truncated, metadata.get(0, 0))
            tree.append(alh)
            previous = alh
            self.summary.update(transactions=number, alh=alh.hex())
            self.summary["entries"] += len(entries)
            self.listing.append({"alh": alh.hex(), "values": [e[3].hex() for e in entries]})
        need(gone < max(truncated, 1), "values of transaction %d are missing without a truncation" % gone)
        self.check_tree(tree)

    def check_tree(self, tree):
        path = os.path.join(self.path, "aht")
        if not os.path.isdir(path):
            self.summary["leaves"] = None
            return
        data, digests, commit = (Log(os.path.join(path, name), extension)
                                 for name, extension in (("data", "dat"), ("tree", "sha"), ("commit", "di")))
        need(integer(commit.owner, "VERSION") == 1, "version of the tree files")
        leaves = min(commit.size // 12, tree.size)
        for leaf in range(1, leaves + 1):
            alh = bytes.fromhex(self.listing[leaf - 1]["alh"])
            need(commit.read(12, 12 * (leaf - 1)) == struct.pack(">QI", 36 * (leaf - 1), 32), "pointer of a leaf")
            need(data.read(36, 36 * (leaf - 1)) == struct.pack(">I", 32) + alh, "payload of leaf %d" % leaf)
            first, last = tree.starts[leaf - 1], tree.starts[leaf]
            need(digests.read(32 * (last - first), 32 * first) == b"".join(tree.digests[first:last]),
                 "digests of leaf %d" % leaf)
        self.summary["leaves"] = leaves


def main(arguments):
    try:
        store = Store(arguments[0])
        store.check()
    except (Damaged, KeyError, zlib.error, OSError) as error:
        print("%s: %s" % (arguments[0], error), file=sys.stderr)
        return 1
    if "--alh" in arguments[1:]:
        store.summary["listing"] = store.listing
    print(json.dumps(store.summary))
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1:]))
