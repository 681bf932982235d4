"""Sessions and tokens."""

import grpc

from conftest import ADMIN, PASSWORD


def test_session(session, key):
    session.set(key(), b"v")
    session.currentState()  # the SDK has no state of its own in a session
    assert session.verifiedGet(key()).verified
    session.keepAlive()


def test_two_databases_at_once(connect, client, database):
    first, second = connect(), connect()
    first.openSession(ADMIN, PASSWORD)
    second.openSession(ADMIN, PASSWORD, database.encode())
    second.set(b"session key", b"there")
    assert first.get(b"session key") is None
    assert second.get(b"session key").value == b"there"
    first.closeSession()
    second.closeSession()


def test_managed_session(connect, key):
    client = connect()
    with client.openManagedSession(ADMIN, PASSWORD, keepAliveInterval=1):
        client.set(key(), b"v")
        assert client.get(key()).value == b"v"


def test_closed_session(connect, refused):
    client = connect()
    client.openSession(ADMIN, PASSWORD)
    stub = client.stub
    client.closeSession()
    from google.protobuf.empty_pb2 import Empty

    with refused() as answer:
        stub.CurrentState(Empty())
    assert answer.text == "session not found"
    assert answer.code == grpc.StatusCode.PERMISSION_DENIED


def test_unknown_database(connect, refused):
    with refused() as answer:
        connect().openSession(ADMIN, PASSWORD, b"nosuchdb")
    assert answer.text == "database does not exist"


def test_session_names_the_server(connect):
    from immudb.grpc import schema_pb2

    request = schema_pb2.OpenSessionRequest(
        username=ADMIN.encode(), password=PASSWORD.encode(), databaseName="defaultdb")
    opened = connect().stub.OpenSession(request)
    assert len(opened.sessionID) == 44
    assert len(opened.serverUUID) == 20


def test_logout(connect, refused):
    client = connect()
    client.login(ADMIN, PASSWORD)
    client.logout()
    with refused() as answer:
        client.get(b"k")
    assert answer.code == grpc.StatusCode.UNKNOWN


def test_forged_token(connect, refused):
    client = connect()
    client.login(ADMIN, PASSWORD)
    from immudb import grpcutils

    client.headersInterceptors = [grpcutils.header_adder_interceptor("authorization", "Bearer forged")]
    client._stub = client._get_intercepted_stub()
    with refused() as answer:
        client.get(b"k")
    assert answer.text == "invalid token"
