"""The Python SDK against a server that lies: an example of how a client in any language is tried.

    LYING_SERVER=path python test_lying_server.py     what the SDK makes of each lie, as a table

See docs/testing-other-clients.md.
"""

import os
import subprocess
import sys

import grpc
import pytest
from immudb import ImmudbClient

TIMEOUT_SECONDS = 5


class LyingServer:
    """The example program: a lie for each line that it is sent."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.port = int(self.answer("listening"))

    def answer(self, word):
        line = self.process.stdout.readline().split()
        assert line and line[0] == word, f"the program says {line}"
        return line[-1]

    def tell(self, lie):
        self.process.stdin.write(lie + "\n")
        self.answer("lie")

    def be_honest(self):
        self.process.stdin.write("honest\n")
        self.answer("honest")

    def stop(self):
        self.process.stdin.close()
        self.process.wait(30)


def lies(program):
    """Those that need no signing key, with the call in which they show and how that has to end."""
    lines = subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [line.split("\t") for line in lines]
    return [(name, told, expected) for name, _, told, expected, key in rows if key == "-"]


CALLS = {
    "read": lambda client: client.verifiedGet(b"b").value,
    "readAtTransaction": lambda client: client.verifiedGetAt(b"a", 1).value,
    "reference": lambda client: client.verifiedGet(b"ref").value,
    "write": lambda client: client.verifiedSet(b"new", b"value").id,
    "transaction": lambda client: client.verifiedTxById(2),
    "state": lambda client: client.currentState().txId,
    "scan": lambda client: sorted(client.scan(b"", b"", False, 10)),
}


def trusting(server):
    """A client that has proven something and trusts a state."""
    client = ImmudbClient(f"127.0.0.1:{server.port}", timeout=TIMEOUT_SECONDS)
    # The server of lies knows sessions only; with them the SDK leaves it to its user to begin with a state.
    client.openSession("immudb", "immudb", b"defaultdb")
    client._rs.init("lies/defaultdb", client._stub)
    assert client.verifiedGet(b"b").value == b"two"
    return client


@pytest.fixture(name="liar")
def liar_fixture():
    program = os.environ.get("LYING_SERVER")
    if not program:
        pytest.skip("LYING_SERVER names no program")
    server = LyingServer(program)
    yield server
    server.stop()


@pytest.mark.parametrize("lie", ["wrongValue", "flippedProofTerm", "anotherKey", "forkedHistory"])
def test_a_lie_is_noticed(liar, lie):
    client = trusting(liar)
    liar.tell(lie)
    with pytest.raises(Exception):
        assert not client.verifiedGet(b"b").verified
        raise RuntimeError("the answer says itself that it is not verified")
    liar.be_honest()
    assert client.verifiedGet(b"b").value == b"two"


def survey(program):
    """What the SDK makes of each lie."""
    server = LyingServer(program)
    for name, told, expected in lies(program):
        if told not in CALLS:
            print(f"| `{name}` | {told} | {expected} | the SDK has no such verified call |")
            continue
        server.be_honest()
        client = trusting(server)
        server.tell(name)
        try:
            found = f"believed: {CALLS[told](client)!r}"[:60]
        except grpc.RpcError as error:
            found = f"refused: {error.code().name}"
        except Exception as error:  # whatever the SDK raises is its verdict
            found = f"refused: {type(error).__name__}"
        print(f"| `{name}` | {told} | {expected} | {found} |", flush=True)
        server.be_honest()
    server.stop()


if __name__ == "__main__":
    survey(os.environ["LYING_SERVER"] if len(sys.argv) < 2 else sys.argv[1])
