"""A server program under test, on a free port and a directory of its own, and clients of the Python SDK."""

import itertools
import os
import signal
import socket
import subprocess
import time

import ecdsa
import grpc
import pytest
from immudb import ImmudbClient

ADMIN = "immudb"
PASSWORD = "immudb"
START_SECONDS_MAX = 30
STOP_SECONDS_MAX = 20


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The built `immudb` program."""

    def __init__(self, directory):
        self.program = os.environ["INTEROP_SERVER"]
        self.directory = directory
        self.data = directory / "data"
        self.port = free_port()
        self.log = directory / "server.log"
        self.key = ecdsa.SigningKey.generate(curve=ecdsa.NIST256p)
        self.public_key = self.key.get_verifying_key().to_pem().decode()
        self.public_key_file = directory / "public.pem"
        self.public_key_file.write_text(self.public_key)
        private = directory / "private.pem"
        private.write_bytes(self.key.to_pem())
        private.chmod(0o600)
        self.arguments = [
            "--dir", str(self.data), "--address", "127.0.0.1", "--port", str(self.port),
            "--admin-password", PASSWORD, "--signingKey", str(private), "--metrics-server=false",
        ]
        # The server refuses variables of its own that it does not know, and HOME is not for tests.
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("IMMUDB_")
        } | {"HOME": str(directory)}
        self.process = None

    @property
    def url(self):
        return f"127.0.0.1:{self.port}"

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, *self.arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.directory, env=self.environment)
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.tail()}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"the server does not listen:\n{self.tail()}")

    def stop(self, how=signal.SIGTERM):
        if self.process is None:
            return None
        self.process.send_signal(how)
        try:
            status = self.process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise RuntimeError(f"the server did not stop:\n{self.tail()}")
        finally:
            self.process = None
        return status

    def tail(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-40:])


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("server")).start()
    yield server
    assert server.stop() == 0, server.tail()


@pytest.fixture
def own_server(tmp_path):
    """A server that a test may stop and start."""
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def connect(server):
    """Makes clients without a login."""
    clients = []

    def make(**settings):
        client = ImmudbClient(server.url, timeout=30, max_grpc_message_length=40 << 20, **settings)
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.channel.close()


@pytest.fixture
def client(connect):
    """The administrator, logged in with a token."""
    client = connect()
    client.login(ADMIN, PASSWORD)
    return client


@pytest.fixture
def session(connect):
    """The administrator in a session of the default database."""
    client = connect()
    client.openSession(ADMIN, PASSWORD)
    yield client
    client.closeSession()


_numbers = itertools.count(1)


@pytest.fixture
def key(request):
    """Makes keys that no other test uses."""
    prefix = f"{request.node.name}-{next(_numbers)}".encode()
    return lambda name=b"": prefix + b"/" + name


@pytest.fixture
def database(client):
    """A new database, selected."""
    name = f"db{next(_numbers)}"
    client.createDatabase(name)
    client.useDatabase(name.encode())
    return name


class Refused:
    def __init__(self):
        self.error = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        assert kind is not None, "the call was accepted"
        if not issubclass(kind, grpc.RpcError):
            return False
        self.error = error
        return True

    @property
    def code(self):
        return self.error.code()

    @property
    def text(self):
        return self.error.details()


@pytest.fixture
def refused():
    """A block that must fail with a status; the status is readable behind it."""
    return Refused
