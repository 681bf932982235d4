"""Scan, history, transactions."""

from immudb import datatypesv2
from immudb.constants import NEWEST_FIRST, OLDEST_FIRST
from immudb.datatypes import DeleteKeysRequest


def test_scan(client, key):
    names = [key(f"{number:03}".encode()) for number in range(30)]
    client.setAll({name: b"value" for name in names})
    assert list(client.scan(b"", key(), False, 100)) == names
    assert list(client.scan(b"", key(), True, 5)) == names[:-6:-1]
    assert list(client.scan(names[9], key(), False, 3)) == names[10:13]
    assert list(client.scan(names[9], key(), True, 3)) == [names[8], names[7], names[6]]
    assert client.scan(b"", key(b"none"), False, 10) == {}


def test_scan_leaves_out_what_is_deleted(client, key):
    client.setAll({key(b"a"): b"1", key(b"b"): b"2"})
    client.delete(DeleteKeysRequest([key(b"a")]))
    assert client.scan(b"", key(), False, 10) == {key(b"b"): b"2"}


def test_scan_follows_references(client, key):
    client.set(key(b"target"), b"v")
    client.setReference(key(b"target"), key(b"reference"))
    assert client.scan(b"", key(b"ref"), False, 10) == {key(b"target"): b"v"}


def test_scan_limit(client, refused):
    with refused() as answer:
        client.scan(b"", b"", False, 2_501)
    assert "result size limit exceeded" in answer.text


def test_history(client, key):
    ids = [client.set(key(), str(number).encode()).id for number in range(10)]
    oldest = client.history(key(), 0, 100, OLDEST_FIRST)
    assert [(entry.value, entry.tx) for entry in oldest] == [
        (str(number).encode(), id) for number, id in enumerate(ids)]
    newest = client.history(key(), 0, 3, NEWEST_FIRST)
    assert [entry.value for entry in newest] == [b"9", b"8", b"7"]
    assert [entry.value for entry in client.history(key(), 8, 100, OLDEST_FIRST)] == [b"8", b"9"]


def test_history_of_nothing(client, key, refused):
    with refused() as answer:
        client.history(key(), 0, 10, OLDEST_FIRST)
    assert answer.text.endswith("key not found")


def test_transaction_by_id(client, key):
    written = client.setAll({key(b"a"): b"1", key(b"b"): b"2"})
    assert client.txById(written.id) == [key(b"a"), key(b"b")]
    assert client.txById(1 << 40) is None


def test_transactions(client, database):
    for number in range(5):
        client.set(f"k{number}".encode(), b"v")
    assert [tx.header.id for tx in client.txScan(1).txs] == [1, 2, 3, 4, 5]
    assert [tx.header.id for tx in client.txScan(4, limit=2, desc=True).txs] == [4, 3]
    spec = datatypesv2.EntriesSpec(
        kvEntriesSpec=datatypesv2.EntryTypeSpec(action=datatypesv2.EntryTypeAction.RAW_VALUE))
    first = client.txScan(1, limit=1, entriesSpec=spec).txs[0]
    assert [entry.value for entry in first.entries] == [b"\x00v"]
    assert first.header.nentries == 1 and first.header.version == 1
