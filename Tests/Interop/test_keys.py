"""Plain keys: set, get, lists of keys, deletion, expiry, limits."""

import datetime

import grpc
import pytest
from immudb.datatypes import DeleteKeysRequest


def test_set_and_get(client, key):
    written = client.set(key(b"a"), b"value")
    read = client.get(key(b"a"))
    assert (read.key, read.value, read.tx, read.revision) == (key(b"a"), b"value", written.id, 1)


def test_missing_key_is_none(client, key):
    assert client.get(key(b"missing")) is None


@pytest.mark.parametrize("value", [b"", b"\x00", bytes(range(256)), b"x" * 1_000_000], ids=len)
def test_any_bytes(client, key, value):
    name = key(b"\x00\xff")
    client.set(name, value)
    assert client.get(name).value == value


def test_revisions(client, key):
    for value in [b"one", b"two", b"three"]:
        client.set(key(), value)
    assert client.get(key()).revision == 3
    assert client.get(key(), atRevision=1).value == b"one"
    assert client.get(key(), atRevision=-1).value == b"two"


def test_unknown_revision(client, key, refused):
    client.set(key(), b"one")
    with refused() as answer:
        client.get(key(), atRevision=9)
    assert "invalid key revision number" in answer.text


def test_several_keys_in_one_transaction(client, key):
    pairs = {key(str(number).encode()): str(number).encode() for number in range(50)}
    transaction = client.setAll(pairs)
    assert client.getAll(list(pairs)) == pairs
    assert all(client.get(name).tx == transaction.id for name in pairs)
    assert client.getAll([key(b"1"), key(b"missing")]) == {key(b"1"): b"1"}


def test_duplicated_keys_are_last_writer_wins_or_refused(client, key, refused):
    from immudb.grpc import schema_pb2

    pair = schema_pb2.KeyValue(key=key(), value=b"1")
    with refused() as answer:
        client.stub.Set(schema_pb2.SetRequest(KVs=[pair, pair]))
    assert "duplicated keys are not supported in single batch transaction" in answer.text


def test_deletion(client, key):
    client.set(key(b"a"), b"1")
    client.set(key(b"b"), b"2")
    client.delete(DeleteKeysRequest([key(b"a")]))
    assert client.get(key(b"a")) is None
    assert client.get(key(b"b")).value == b"2"
    client.set(key(b"a"), b"again")
    assert client.get(key(b"a")).value == b"again"


def test_deletion_of_a_missing_key(client, key, refused):
    with refused() as answer:
        client.delete(DeleteKeysRequest([key(b"missing")]))
    assert answer.text.endswith("key not found")


def test_expiry(client, key, refused):
    now = datetime.datetime.now(datetime.timezone.utc)
    client.expireableSet(key(b"later"), b"v", now + datetime.timedelta(hours=1))
    assert client.get(key(b"later")).value == b"v"
    client.expireableSet(key(b"past"), b"v", now - datetime.timedelta(hours=1))
    with refused() as answer:
        client.get(key(b"past"))
    assert answer.text == "tbtree: key not found: expired entry"


def test_limits(client, refused):
    with refused() as answer:
        client.set(b"", b"v")
    assert answer.code == grpc.StatusCode.INVALID_ARGUMENT
    with refused() as answer:
        client.set(b"k" * 2_000, b"v")
    assert "max key length exceeded" in answer.text
    with refused():
        client.setAll({})


def test_preconditions(client, key, refused):
    from immudb.grpc import schema_pb2

    def request(**condition):
        return schema_pb2.SetRequest(
            KVs=[schema_pb2.KeyValue(key=key(), value=b"v")],
            preconditions=[schema_pb2.Precondition(**condition)])

    absent = schema_pb2.Precondition.KeyMustNotExistPrecondition(key=key())
    client.stub.Set(request(keyMustNotExist=absent))
    with refused() as answer:
        client.stub.Set(request(keyMustNotExist=absent))
    assert answer.code == grpc.StatusCode.FAILED_PRECONDITION
    present = schema_pb2.Precondition.KeyMustExistPrecondition(key=key())
    client.stub.Set(request(keyMustExist=present))
