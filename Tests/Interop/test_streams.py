"""Values in chunks."""

import io

import pytest
from immudb.datatypes import KeyValue, StreamingKeyValue, ZAddRequest

MEBIBYTE = 1 << 20
BIG = bytes(range(256)) * (3 * MEBIBYTE // 256)


@pytest.mark.parametrize("size", [1, 1_000, 65_535, 65_536, 65_537, 5 * MEBIBYTE])
def test_set_and_get(client, key, size):
    value = b"ab" * (size // 2) + b"c" * (size % 2)
    header = client.streamSetFullValue(key(), value)
    assert header.nentries == 1
    assert client.streamGetFull(key()).value == value
    assert client.get(key()).value == value


def test_buffers(client, key):
    client.streamSet(key(), io.BytesIO(BIG), len(BIG), chunkSize=1_000)
    name, reader = client.streamGet(key())
    assert name == key()
    parts = []
    while part := reader.read(100_000):
        parts.append(part)
    assert b"".join(parts) == BIG


def test_missing_key(client, key, refused):
    with refused() as answer:
        client.streamGetFull(key(b"missing"))
    assert answer.text.endswith("key not found")


def test_verified(client, key):
    written = client.streamVerifiedSetFullValue(key(), BIG)
    assert written.verified
    read = client.streamVerifiedGet(key())
    assert (read.key, read.value, read.id, read.verified) == (key(), BIG, written.id, True)
    again = client.streamVerifiedSet(key(), io.BytesIO(b"small"), 5)
    assert again.verified and again.id > written.id
    answer, reader = client.streamVerifiedGetBuffered(key())
    assert answer.verified and reader.read() == b"small"


def test_scan(client, key):
    pairs = {key(f"{number:02}".encode()): str(number).encode() * 1_000 for number in range(20)}
    client.setAll(pairs)
    found = {pair.key: pair.value for pair in client.streamScan(prefix=key(), limit=100)}
    assert found == pairs
    buffered = [(name, reader.read()) for name, reader in client.streamScanBuffered(prefix=key(), limit=3)]
    assert buffered == list(pairs.items())[:3]
    newest = [pair.key for pair in client.streamScan(prefix=key(), limit=2, desc=True)]
    assert newest == [key(b"19"), key(b"18")]


def test_history(client, key):
    for number in range(5):
        client.set(key(), str(number).encode() * 70_000)
    values = [pair.value for pair in client.streamHistory(key())]
    assert values == [str(number).encode() * 70_000 for number in range(5)]


def test_sorted_set(client, key):
    client.set(key(b"m"), b"value" * 20_000)
    for score in [1, 2, 3]:
        client.zAdd(key(b"set"), score, key(b"m"))
    found = list(client.streamZScan(set=key(b"set"), limit=10, minScore=0, maxScore=2))
    assert [(entry.score, entry.key, entry.atTx) for entry in found] == [
        (1, key(b"m"), 0), (2, key(b"m"), 0)]
    assert found[0].value == b"value" * 20_000


def test_operations(client, key):
    header = client.streamExecAll([
        KeyValue(key=key(b"a"), value=b"1"),
        StreamingKeyValue(key=key(b"b"), value=io.BytesIO(BIG), length=len(BIG)),
        ZAddRequest(set=key(b"set"), score=1, key=key(b"a")),
    ])
    assert header.nentries == 3
    assert client.get(key(b"b")).value == BIG
    assert client.get(key(b"b")).tx == header.id


def test_several_readers_at_once(client, key):
    """Interleaved chunks of two streams on one connection."""
    client.streamSetFullValue(key(b"a"), BIG)
    client.streamSetFullValue(key(b"b"), BIG[::-1])
    (_, first), (_, second) = client.streamGet(key(b"a")), client.streamGet(key(b"b"))
    parts = ([], [])
    while (a := first.read(50_000)) or (b := second.read(50_000)):
        if a:
            parts[0].append(a)
            parts[1].append(second.read(50_000))
        else:
            parts[1].append(b)
    assert b"".join(parts[0]) == BIG and b"".join(parts[1]) == BIG[::-1]
