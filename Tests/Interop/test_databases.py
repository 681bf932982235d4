"""Databases and their settings."""

import pytest
from immudb import datatypesv2


def test_own_keys_and_numbers(client, database):
    assert client.set(b"only here", b"v").id == 1
    client.useDatabase(b"defaultdb")
    assert client.get(b"only here") is None
    client.useDatabase(database.encode())
    assert client.get(b"only here").value == b"v"


def test_lists(client, database):
    names = client.databaseList()
    assert "defaultdb" in names and database in names and "systemdb" not in names
    described = {info.name: info for info in client.databaseListV2().databases}
    assert described[database].loaded
    assert not described[database].numTransactions  # the SDK shows 0 as None
    assert described["defaultdb"].diskSize > 0


def test_create_twice(client, database, refused):
    with refused() as answer:
        client.createDatabase(database)
    assert answer.text == "database already exists"
    settings = datatypesv2.DatabaseSettingsV2()
    assert client.createDatabaseV2(database, settings, True).alreadyExisted


@pytest.mark.parametrize("name, text", [
    ("with-dash", "punctuation marks and symbols are not allowed in database name"),
    ("with space", "unrecognized character in database name"),
    ("", "database name length outside of limits"),
    ("systemdb", "database is reserved"),
])
def test_names(client, refused, name, text):
    with refused() as answer:
        client.createDatabase(name)
    assert answer.text == text


def test_unknown_database(client, refused):
    with refused() as answer:
        client.useDatabase(b"nosuchdb")
    assert answer.text == "'nosuchdb' does not exist"


def test_settings(client):
    settings = datatypesv2.DatabaseSettingsV2(
        maxKeyLen=100, maxValueLen=1_000)
    made = client.createDatabaseV2("narrow", settings, False)
    assert made.name == "narrow" and not made.alreadyExisted
    client.useDatabase(b"narrow")
    read = client.getDatabaseSettingsV2()
    assert read.database == "narrow"
    assert read.settings.maxKeyLen == 100 and read.settings.maxValueLen == 1_000
    client.set(b"k" * 90, b"v")
    with pytest.raises(Exception, match="max key length exceeded"):
        client.set(b"k" * 110, b"v")


def test_update(client, database):
    settings = datatypesv2.DatabaseSettingsV2(autoload=False)
    updated = client.updateDatabaseV2(database, settings)
    assert updated.database == database
    assert client.getDatabaseSettingsV2().settings.autoload in (False, None)


def test_unload_load_delete(client, database, refused):
    client.set(b"k", b"v")
    client.useDatabase(b"defaultdb")
    with refused() as answer:
        client.deleteDatabase(database)
    assert answer.text == "cannot delete an open database"
    assert client.unloadDatabase(database).database == database
    with refused():
        client.unloadDatabase(database)
    assert client.loadDatabase(database).database == database
    client.useDatabase(database.encode())
    assert client.get(b"k").value == b"v"
    client.useDatabase(b"defaultdb")
    client.unloadDatabase(database)
    assert client.deleteDatabase(database).database == database
    assert database not in client.databaseList()


def test_index(client, database):
    for number in range(100):
        client.set(str(number).encode(), b"v")
    assert client.flushIndex(10.0, True).database == database
    assert client.get(b"7").value == b"v"


def test_health(client, database):
    client.set(b"k", b"v")
    health = client.databaseHealth()
    assert (health.pendingRequests or 0) <= 1
    assert health.lastRequestCompletedAt > 1_600_000_000_000


def test_replicated_transactions(client):
    """What one database exports another one takes over, hash for hash."""
    client.createDatabase("exporting")
    replica = datatypesv2.DatabaseSettingsV2(
        replicationSettings=datatypesv2.ReplicationSettings(replica=True))
    client.createDatabaseV2("importing", replica, False)
    client.useDatabase(b"exporting")
    for number in range(3):
        client.set(b"k", str(number).encode() * 50_000)
    exported = [list(client.exportTx(number)) for number in (1, 2, 3)]
    state = client.currentState()
    client.useDatabase(b"importing")
    for number, chunks in enumerate(exported):
        assert client.replicateTx(chunks).id == number + 1
    assert client.currentState().txHash == state.txHash
    assert client.get(b"k").value == b"2" * 50_000
