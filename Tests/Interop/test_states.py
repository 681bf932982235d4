"""Signed states, persistent roots, server information, restarts."""

import dataclasses
import signal

import ecdsa
import pytest
from immudb import ImmudbClient
from immudb.rootService import PersistentRootService

from conftest import ADMIN, PASSWORD


def test_signed_state(client, server, key):
    client.set(key(), b"v")
    state = client.currentState()
    assert state.db == "defaultdb" and state.txId > 0 and len(state.txHash) == 32
    state.Verify(server.key.get_verifying_key())
    with pytest.raises(ecdsa.BadSignatureError):
        dataclasses.replace(state, txId=state.txId + 1).Verify(server.key.get_verifying_key())


def test_signatures_are_checked(connect, server, key):
    client = connect(publicKeyFile=str(server.public_key_file))
    client.login(ADMIN, PASSWORD)
    assert client.verifiedSet(key(), b"v").verified
    assert client.verifiedGet(key()).verified
    assert client.verifiedTxById(client.set(key(), b"w").id)
    assert client.streamVerifiedSetFullValue(key(), b"x").verified


def test_signature_of_another_key(connect, key):
    other = ecdsa.SigningKey.generate(curve=ecdsa.NIST256p).get_verifying_key().to_pem().decode()
    client = connect()
    client.loadKeyFromString(other)
    client.login(ADMIN, PASSWORD)
    with pytest.raises(ecdsa.BadSignatureError):
        client.verifiedSet(key(), b"v")


def test_persistent_root(connect, key, tmp_path):
    file = str(tmp_path / "root")
    first = connect(rs=PersistentRootService(file))
    first.login(ADMIN, PASSWORD)
    written = first.verifiedSet(key(), b"v")
    for number in range(10):
        first.set(key(b"more"), str(number).encode())
    second = connect(rs=PersistentRootService(file))
    second.login(ADMIN, PASSWORD)
    assert second._rs.get().txId == written.id
    assert second.verifiedGet(key(b"more")).verified


def test_information(client):
    info = client.serverInfo()
    assert info.version.startswith("1.11.1")
    assert info.startedAt > 1_600_000_000 and info.numDatabases >= 1 and info.databasesDiskSize > 0
    assert client.healthCheck()
    assert client.health().version.startswith("1.11.1")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
def test_what_was_acknowledged_survives(own_server, tmp_path, how):
    def connected():
        client = ImmudbClient(own_server.url, rs=PersistentRootService(str(tmp_path / "root")), timeout=30)
        client.loadKeyFromString(own_server.public_key)
        client.login(ADMIN, PASSWORD)
        return client

    client = connected()
    for number in range(20):
        client.verifiedSet(b"k", str(number).encode())
    client.createDatabase("kept")
    client.createUser("kept_user", "Secret-1", 2, "kept")
    state = client.currentState()
    client.channel.close()
    own_server.stop(how)
    own_server.start()
    client = connected()
    assert client.currentState().txHash == state.txHash
    assert client.verifiedGet(b"k").value == b"19"
    assert "kept" in client.databaseList()
    assert client.verifiedSet(b"k", b"20").id == state.txId + 1
    user = ImmudbClient(own_server.url, timeout=30)
    user.login("kept_user", "Secret-1", b"kept")
    user.set(b"k", b"v")
    for each in (client, user):
        each.channel.close()


def test_second_server_on_one_directory(server, tmp_path):
    from conftest import Server

    second = Server(tmp_path)
    second.arguments[second.arguments.index("--dir") + 1] = str(server.data)
    with pytest.raises(RuntimeError, match="the server ended with 1"):
        second.start()
