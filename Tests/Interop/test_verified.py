"""Calls that the SDK verifies itself."""

import pytest
from immudb.exceptions import ErrCorruptedData
from immudb.rootService import State


def test_set_and_get(client, key):
    written = client.verifiedSet(key(), b"value")
    assert written.verified
    read = client.verifiedGet(key())
    assert read.verified
    assert (read.key, read.value, read.id, read.revision) == (key(), b"value", written.id, 1)
    assert read.refkey is None
    assert read.timestamp > 1_600_000_000


def test_old_and_new_transactions(client, key):
    ids = [client.verifiedSet(key(), str(number).encode()).id for number in range(20)]
    for number in [0, 7, 19, 3]:
        read = client.verifiedGetAt(key(), ids[number])
        assert (read.value, read.id, read.verified) == (str(number).encode(), ids[number], True)
    assert client.verifiedGetSince(key(), ids[-1]).value == b"19"
    assert client.verifiedGet(key(), atRevision=2).value == b"1"


def test_between_plain_writes(client, key):
    client.verifiedSet(key(b"a"), b"1")
    for number in range(30):
        client.set(key(b"other"), str(number).encode())
    assert client.verifiedGet(key(b"a")).verified
    assert client.verifiedGet(key(b"other")).value == b"29"
    assert client.verifiedSet(key(b"a"), b"2").verified


def test_missing_key(client, key, refused):
    with refused() as answer:
        client.verifiedGet(key(b"missing"))
    assert answer.text.endswith("key not found")


def test_reference(client, key):
    client.verifiedSet(key(b"target"), b"value")
    assert client.verifiedSetReference(key(b"target"), key(b"reference")).verified
    read = client.verifiedGet(key(b"reference"))
    assert (read.value, read.key, read.refkey) == (b"value", key(b"target"), key(b"reference"))
    assert read.verified


def test_sorted_set(client, key):
    client.set(key(b"member"), b"value")
    assert client.verifiedZAdd(key(b"set"), 1.5, key(b"member")).verified


def test_transaction(client, key):
    written = client.setAll({key(b"a"): b"1", key(b"b"): b"2"})
    assert client.verifiedTxById(written.id) == [key(b"a"), key(b"b")]
    assert client.verifiedTxById(1 << 40) is None


def test_another_history_is_noticed(client, key):
    """The state that the SDK holds is what counts: with a false one nothing verifies."""
    client.verifiedSet(key(), b"value")
    state = client._rs.get()
    client.set(key(b"more"), b"1")
    client._rs.set(State(state.db, state.txId, bytes(32), b"", b""))
    with pytest.raises(ErrCorruptedData):
        client.verifiedGet(key(b"more"))


def test_in_another_database(client, database):
    assert client.verifiedSet(b"first", b"value").id == 1
    assert client.verifiedGet(b"first").value == b"value"
