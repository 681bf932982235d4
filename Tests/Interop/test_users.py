"""Users, passwords, permissions."""

import grpc
import pytest
from immudb.constants import (
    PERMISSION_ADMIN, PERMISSION_GRANT, PERMISSION_R, PERMISSION_REVOKE, PERMISSION_RW)

from conftest import ADMIN, PASSWORD

SECRET = "Secret-1"
OTHER_SECRET = "Other-Secret-2"


@pytest.fixture
def make_user(client, request):
    count = 0

    def make(permission, database="defaultdb"):
        nonlocal count
        count += 1
        name = f"{request.node.name}_{count}"[:63].replace("[", "_").replace("]", "")
        client.createUser(name, SECRET, permission, database)
        return name

    return make


def login(connect, user, password=SECRET, database=b"defaultdb"):
    client = connect()
    client.login(user, password, database)
    return client


def test_wrong_credentials(connect, refused):
    for user, password in [(ADMIN, "wrong"), ("nobody", PASSWORD), (ADMIN, ""), ("", "")]:
        with refused() as answer:
            connect().login(user, password)
        assert answer.text == "invalid user name or password"


def test_default_password_is_warned_about(connect):
    client = connect()
    assert client.login(ADMIN, PASSWORD).warning


def test_calls_without_login(connect, refused):
    with refused() as answer:
        connect().get(b"k")
    assert answer.code in (grpc.StatusCode.UNKNOWN, grpc.StatusCode.UNAUTHENTICATED)


def test_reader(client, connect, make_user, key, refused):
    client.set(key(), b"v")
    reader = login(connect, make_user(PERMISSION_R))
    assert reader.get(key()).value == b"v"
    assert reader.verifiedGet(key()).verified
    assert list(reader.scan(b"", key(), False, 10)) == [key()]
    for call in [
        lambda: reader.set(key(), b"w"), lambda: reader.verifiedSet(key(), b"w"),
        lambda: reader.setReference(key(), key(b"r")), lambda: reader.zAdd(key(b"s"), 1, key()),
        lambda: reader.streamSetFullValue(key(), b"w"),
    ]:
        with refused() as answer:
            call()
        assert "permission" in answer.text
    with refused():
        reader.createDatabase("notallowed")
    assert client.get(key()).value == b"v"


def test_writer(client, connect, make_user, key, refused):
    writer = login(connect, make_user(PERMISSION_RW))
    writer.set(key(), b"v")
    assert writer.verifiedSet(key(), b"w").verified
    with refused():
        writer.createUser("another", SECRET, PERMISSION_R, "defaultdb")
    with refused():
        writer.flushIndex(0.1, True)


def test_administrator_of_a_database(client, connect, make_user, database, refused):
    keeper = login(connect, make_user(PERMISSION_ADMIN, database), database=database.encode())
    keeper.set(b"k", b"v")
    keeper.flushIndex(0.1, True)
    keeper.createUser(f"of_{database}", SECRET, PERMISSION_R, database)
    with refused():
        keeper.createUser("elsewhere", SECRET, PERMISSION_R, "defaultdb")
    with refused() as answer:
        login(connect, f"of_{database}")
    assert answer.code == grpc.StatusCode.PERMISSION_DENIED
    assert login(connect, f"of_{database}", database=database.encode()).get(b"k").value == b"v"


def test_list(client, connect, make_user):
    name = make_user(PERMISSION_R)
    users = {user.user.decode(): user for user in client.listUsers().userlist.users}
    assert ADMIN in users and name in users
    assert [(p.database, p.permission) for p in users[name].permissions] == [("defaultdb", PERMISSION_R)]
    assert users[name].active and users[name].createdby == ADMIN and users[name].createdat
    own = login(connect, name).listUsers().userlist.users
    assert [user.user.decode() for user in own] == [name]


def test_grant_and_revoke(client, connect, make_user, database, refused):
    name = make_user(PERMISSION_R)
    with refused() as answer:
        login(connect, name, database=database.encode())
    assert answer.code == grpc.StatusCode.PERMISSION_DENIED
    client.changePermission(PERMISSION_GRANT, name, database, PERMISSION_RW)
    user = login(connect, name, database=database.encode())
    user.set(b"k", b"v")
    client.changePermission(PERMISSION_REVOKE, name, database, PERMISSION_RW)
    with refused():
        user.set(b"k", b"w")
    with refused():
        login(connect, name, database=database.encode())
    assert login(connect, name).get(b"missing") is None


def test_passwords(client, connect, make_user, refused):
    name = make_user(PERMISSION_R)
    user = login(connect, name)
    client.changePassword(name, OTHER_SECRET, "")
    with refused():
        user.get(b"k")
    with refused():
        login(connect, name)
    login(connect, name, OTHER_SECRET)
    with refused() as answer:
        client.changePassword(ADMIN, OTHER_SECRET, "wrong")
    assert answer.text == "old password is incorrect"


def test_inactive_user(client, connect, make_user, refused):
    name = make_user(PERMISSION_R)
    client.setActiveUser(False, name)
    with refused() as answer:
        login(connect, name)
    assert answer.text == "user is not active"
    client.setActiveUser(True, name)
    login(connect, name)


@pytest.mark.parametrize("user, password, permission, text", [
    ("", SECRET, PERMISSION_R, "username can not be empty"),
    ("with space", SECRET, PERMISSION_R, "username can only contain letters, digits and underscores"),
    ("fine", "", PERMISSION_R, "password is empty"),
    ("fine", SECRET, 7, "unrecognized permission"),
    (ADMIN, SECRET, PERMISSION_R, "user already exists"),
])
def test_refusals(client, refused, user, password, permission, text):
    with refused() as answer:
        client.createUser(user, password, permission, "defaultdb")
    assert answer.text == text
