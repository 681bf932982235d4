"""Lists of operations in one transaction."""

from immudb.datatypes import KeyValue, ReferenceRequest, ZAddRequest


def test_all_kinds(client, key):
    header = client.execAll([
        KeyValue(key=key(b"a"), value=b"1"),
        KeyValue(key=key(b"b"), value=b"2"),
        ReferenceRequest(key=key(b"reference"), referencedKey=key(b"a")),
        ZAddRequest(set=key(b"set"), score=4, key=key(b"b")),
    ])
    assert header.nentries == 4
    assert client.get(key(b"a")).tx == header.id
    assert client.get(key(b"reference")).value == b"1"
    found = client.zScan(key(b"set"), limit=10, minscore=0, maxscore=10).entries
    assert [entry.entry.value for entry in found] == [b"2"]


def test_all_or_nothing(client, key, refused):
    with refused():
        client.execAll([
            KeyValue(key=key(b"a"), value=b"1"),
            ReferenceRequest(key=key(b"reference"), referencedKey=key(b"missing")),
        ])
    assert client.get(key(b"a")) is None


def test_without_waiting_for_the_index(client, key):
    header = client.execAll([KeyValue(key=key(b"a"), value=b"1")], noWait=True)
    assert client.get(key(b"a")).tx == header.id


def test_nothing_to_do(client, refused):
    with refused():
        client.execAll([])
