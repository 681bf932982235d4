"""References and sorted sets."""

import math


def test_reference_follows_its_target(client, key):
    client.set(key(b"target"), b"one")
    client.setReference(key(b"target"), key(b"reference"))
    assert client.get(key(b"reference")).value == b"one"
    client.set(key(b"target"), b"two")
    read = client.get(key(b"reference"))
    assert (read.value, read.key) == (b"two", key(b"target"))


def test_reference_to_nothing(client, key, refused):
    with refused() as answer:
        client.setReference(key(b"missing"), key(b"reference"))
    assert answer.text.endswith("key not found")


def test_reference_to_a_reference(client, key, refused):
    client.set(key(b"target"), b"one")
    client.setReference(key(b"target"), key(b"reference"))
    with refused() as answer:
        client.setReference(key(b"reference"), key(b"second"))
    assert "referenced key cannot be a reference" in answer.text


def members(answer):
    return [(entry.score, entry.key) for entry in answer.entries]


def test_members_are_in_order(client, key):
    for score, name in [(3, b"c"), (1, b"a"), (2, b"b"), (2, b"a")]:
        client.set(key(name), b"value of " + name)
        client.zAdd(key(b"set"), score, key(name))
    everything = client.zScan(key(b"set"), limit=100, minscore=0, maxscore=10)
    assert members(everything) == [(1, key(b"a")), (2, key(b"a")), (2, key(b"b")), (3, key(b"c"))]
    assert everything.entries[3].entry.value == b"value of c"
    assert everything.entries[3].set == key(b"set")


def test_ranges_of_members(client, key):
    client.set(key(b"m"), b"v")
    for score in range(10):
        client.zAdd(key(b"set"), score, key(b"m"))

    def scores(**arguments):
        arguments = {"limit": 100, "minscore": 0, "maxscore": 100} | arguments
        return [entry.score for entry in client.zScan(key(b"set"), **arguments).entries]

    assert scores(minscore=3, maxscore=5) == [3, 4, 5]
    assert scores(limit=2) == [0, 1]
    assert scores(desc=True, limit=3) == [9, 8, 7]
    last = {"seekKey": key(b"m"), "seekScore": 4.0, "seekAtTx": 0}
    assert scores(**last) == [5, 6, 7, 8, 9]
    assert scores(**last, inclusive=True) == [4, 5, 6, 7, 8, 9]
    assert scores(**last, desc=True) == [3, 2, 1, 0]


def test_bound_members(client, key):
    first = client.set(key(b"m"), b"one")
    client.set(key(b"m"), b"two")
    client.zAdd(key(b"set"), 1, key(b"m"), first.id)
    client.zAdd(key(b"set"), 2, key(b"m"))
    entries = client.zScan(key(b"set"), limit=10, minscore=0, maxscore=5).entries
    assert [(e.atTx, e.entry.value) for e in entries] == [(first.id, b"one"), (0, b"two")]


def test_unknown_set_is_empty(client, key):
    assert not client.zScan(key(b"none"), limit=10).entries


def test_infinite_score(client, key):
    client.set(key(b"m"), b"v")
    client.zAdd(key(b"set"), math.inf, key(b"m"))
    found = client.zScan(key(b"set"), limit=10, minscore=0, maxscore=math.inf).entries
    assert [entry.score for entry in found] == [math.inf]
