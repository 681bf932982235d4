"""Callers that send nonsense, too much, or nothing: each gets an error of its own, everybody else is served."""

import resource
import socket
import struct
import time

import grpc
import pytest

SERVICE = "/immudb.schema.ImmuService/"
# What a client makes of a refusal: none of them may be a crash or a silence.
REFUSALS = {
    grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.UNKNOWN, grpc.StatusCode.UNAUTHENTICATED,
    grpc.StatusCode.PERMISSION_DENIED, grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.NOT_FOUND, grpc.StatusCode.INTERNAL, grpc.StatusCode.FAILED_PRECONDITION,
    grpc.StatusCode.CANCELLED,
}
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


def frame(kind, flags, stream, payload):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


@pytest.fixture
def raw(server, client):
    """Calls with bytes as they are, in the session of the clientistrator."""
    channel = grpc.insecure_channel(
        server.url, options=[("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)])
    opened = channel.unary_unary(
        SERVICE + "OpenSession", request_serializer=bytes, response_deserializer=bytes)(
            b"\x0a\x06immudb\x12\x06immudb\x1a\x09defaultdb", timeout=30)
    identifier = opened[2:2 + opened[1]].decode()

    def call(method, body, headers=(("sessionid", identifier),), timeout=30):
        return channel.unary_unary(
            SERVICE + method, request_serializer=bytes, response_deserializer=bytes)(
                body, metadata=headers, timeout=timeout)

    call.headers = (("sessionid", identifier),)
    yield call
    call("CloseSession", b"")
    channel.close()


def refusal(call, *arguments, **named):
    with pytest.raises(grpc.RpcError) as caught:
        call(*arguments, **named)
    return caught.value.code()


def is_serving(client):
    client.set(b"still", b"here")
    return client.get(b"still").value == b"here"


@pytest.mark.parametrize("method", [
    "Set", "VerifiableSet", "Get", "VerifiableGet", "GetAll", "ExecAll", "Scan", "Count", "TxById",
    "VerifiableTxById", "TxScan", "History", "SetReference", "VerifiableSetReference", "ZAdd", "VerifiableZAdd",
    "ZScan", "CreateUser", "ChangePassword", "UseDatabase", "SQLExec", "UnarySQLQuery", "VerifiableSQLGet",
    "CreateDatabaseV2", "UpdateDatabaseV2", "TruncateDatabase",
])
@pytest.mark.parametrize("body", [
    b"\xff" * 40, b"\x0a\xff\xff\xff\xff\x0f", b"\x0a\x05ab", b"\x08" + b"\x80" * 12, b"\x0b\x0c\x0f",
], ids=["noise", "huge length", "cut", "long number", "groups"])
def test_malformed_messages(raw, client, method, body):
    assert refusal(raw, method, body) in REFUSALS
    assert is_serving(client)


def test_lengths_and_numbers_out_of_range(raw, client):
    # A transaction id of 2^64-1, an unknown enum value, an unknown field, a reference to a key of no bytes.
    assert refusal(raw, "TxById", b"\x08" + b"\xff" * 9 + b"\x01") in REFUSALS
    assert refusal(raw, "VerifiableGet", b"\x0a\x03\x0a\x01k\x10" + b"\xff" * 9 + b"\x01") in REFUSALS
    assert refusal(raw, "Set", b"\x0a\x00") in REFUSALS
    assert refusal(raw, "SetReference", b"\x0a\x01a\x12\x00") in REFUSALS
    assert refusal(raw, "ExecAll", b"\x0a\x00") in REFUSALS
    assert is_serving(client)


def test_hashes_of_wrong_length(server, client, raw, database):
    """A transaction to replicate that is noise, and one that is cut."""
    channel = grpc.insecure_channel(server.url)
    replicate = channel.stream_unary(
        SERVICE + "replicateTx", request_serializer=bytes, response_deserializer=bytes)
    for chunk in (b"\xff" * 64, b"\0" * 7, b"\0\0\0\0\0\0\0\x40" + b"\1" * 31):
        content = b"\x0a" + varint(len(chunk)) + chunk
        with pytest.raises(grpc.RpcError) as caught:
            replicate(iter([content]), metadata=raw.headers, timeout=30)
        assert caught.value.code() in REFUSALS
    channel.close()
    assert is_serving(client)


def test_a_message_above_the_limit(raw, client):
    too_long = 33 << 20
    body = b"\x0a" + varint(too_long + 10) + b"\x0a\x01k\x12" + varint(too_long) + b"v" * too_long
    assert refusal(raw, "Set", body) == grpc.StatusCode.RESOURCE_EXHAUSTED
    assert is_serving(client)


@pytest.mark.parametrize("headers", [
    (), (("sessionid", "nobody"),), (("sessionid", "x" * 4000),), (("authorization", "v2.public.AAAA"),),
    (("authorization", "Bearer " + "A" * 5000),),
], ids=["none", "unknown session", "long session", "foreign token", "long token"])
def test_who_is_not_logged_in(raw, client, headers):
    assert refusal(raw, "Get", b"\x0a\x01k", headers=headers) in REFUSALS
    assert is_serving(client)


def test_idle_connections(server, client):
    """Many connections that say hello and then nothing."""
    wanted = 10_000
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, wanted + 500), hard))
    connections = []
    try:
        for _ in range(min(wanted, hard - 500)):
            connection = socket.create_connection(("127.0.0.1", server.port), 10)
            connection.sendall(PREFACE + frame(4, 0, 0, b""))
            connections.append(connection)
        assert is_serving(client)
    finally:
        for connection in connections:
            connection.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert is_serving(client)


def test_a_client_that_never_reads(server, client):
    """It asks for more than a socket holds, and takes nothing of it."""
    client.set(b"large", b"v" * (1 << 20))
    connections = []
    for _ in range(20):
        connection = socket.create_connection(("127.0.0.1", server.port), 10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(PREFACE + frame(4, 0, 0, b""))
        for _ in range(100):
            connection.sendall(frame(6, 0, 0, b"12345678"))
        connections.append(connection)
    began = time.monotonic()
    assert is_serving(client)
    assert time.monotonic() - began < 20
    for connection in connections:
        connection.close()


@pytest.mark.parametrize("bytes_sent", [
    b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", PREFACE + b"\xff" * 200,
    PREFACE + frame(4, 0, 0, b"") + frame(1, 4, 1, b"\xff" * 50),
    PREFACE + frame(4, 0, 0, b"") + frame(0, 0, 7, b"data without headers"),
    PREFACE + frame(4, 0, 0, b"\0\4\xff\xff\xff\xff"),
    PREFACE + frame(4, 0, 0, b"") + frame(8, 0, 0, b"\x7f\xff\xff\xff") * 3,
], ids=["HTTP/1", "TLS", "noise", "bad headers", "data first", "bad settings", "window overflow"])
def test_nonsense_on_the_wire(server, client, bytes_sent):
    connection = socket.create_connection(("127.0.0.1", server.port), 10)
    connection.sendall(bytes_sent)
    connection.settimeout(30)
    try:
        while connection.recv(4096):
            pass
    except ConnectionResetError:
        pass
    connection.close()
    assert is_serving(client)


def test_streams_opened_and_reset(server, client):
    """Opening and resetting a stream costs the caller next to nothing; the server goes on."""
    connection = socket.create_connection(("127.0.0.1", server.port), 10)
    connection.sendall(PREFACE + frame(4, 0, 0, b""))
    # :method POST, :scheme http, :path / as indexed headers
    headers = b"\x83\x86\x84"
    try:
        for stream in range(1, 20_001, 2):
            connection.sendall(frame(1, 4, stream, headers) + frame(3, 0, stream, b"\0\0\0\x08"))
    except OSError:
        pass
    assert is_serving(client)
    connection.close()


def test_the_log_names_no_secret(server, client, raw):
    refusal(raw, "OpenSession", b"\x0a\x06immudb\x12\x0fSecret-Password\x1a\x09defaultdb", headers=())
    assert "Secret-Password" not in server.log.read_text(errors="replace")


def nested(levels):
    """The bytes of {"a": {"a": ... true}}, built from the inside out."""
    parts, length = [b"\x20\x01"], 2
    for level in range(levels):
        head = b"\x12" + varint(length)
        entry = b"\x0a\x01a" + head
        length += len(entry)
        head = b"\x0a" + varint(length)
        length += len(head)
        parts += [entry, head]
        if level < levels - 1:
            head = b"\x2a" + varint(length)
            length += len(head)
            parts.append(head)
    return b"".join(reversed(parts))


def delimited(number, payload):
    return varint(number << 3 | 2) + varint(len(payload)) + payload


@pytest.fixture
def documents(server, raw):
    """Calls of the document service with bytes as they are, and a collection c."""
    channel = grpc.insecure_channel(
        server.url, options=[("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)])

    def call(method, body, timeout=60):
        return channel.unary_unary(
            "/immudb.model.DocumentService/" + method, request_serializer=bytes, response_deserializer=bytes)(
                body, metadata=raw.headers, timeout=timeout)

    call("CreateCollection", delimited(1, b"c"))
    yield call
    call("DeleteCollection", delimited(1, b"c"))
    channel.close()


def test_documents_as_deep_as_allowed(documents):
    for levels in (33, 34, 60, 128):
        answer = documents("InsertDocuments", delimited(1, b"c") + delimited(2, nested(levels)))
        assert answer


@pytest.mark.parametrize("levels", [129, 200, 5_000, 1_000_000])
def test_documents_nested_too_deeply(documents, client, levels):
    with pytest.raises(grpc.RpcError) as caught:
        documents("InsertDocuments", delimited(1, b"c") + delimited(2, nested(1)) + delimited(2, nested(levels)))
    details = caught.value.details()
    if len(nested(levels)) < 32 << 20:
        assert "a.a.a" in details and "nested deeper than 128 levels" in details, details
    assert is_serving(client)
    # Nothing of the request was inserted.
    assert documents("CountDocuments", delimited(1, delimited(1, b"c"))) == b""


def test_documents_that_are_too_large(documents, client):
    for size in (33 << 20, 100 << 20):
        text = delimited(3, b"x" * size)
        document = delimited(1, delimited(1, b"a") + delimited(2, text))
        with pytest.raises(grpc.RpcError) as caught:
            documents("InsertDocuments", delimited(1, b"c") + delimited(2, document))
        assert caught.value.code() in REFUSALS
        assert is_serving(client)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_does_not_have(documents, client, number):
    value = b"\x11" + struct.pack("<d", number)
    document = delimited(1, delimited(1, b"a") + delimited(2, value))
    with pytest.raises(grpc.RpcError) as caught:
        documents("InsertDocuments", delimited(1, b"c") + delimited(2, document))
    assert "documents[0].a: " in caught.value.details() and "is no number of JSON" in caught.value.details()
    assert is_serving(client)
