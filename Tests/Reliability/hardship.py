#!/usr/bin/env python3
"""What a server has to live through besides being killed: a full disk, a second process, crowds, slow and stopped peers.

    Scripts/hardship [NAME...]     all of them unless named: disk, twice, crowd, slow, stop

The full disk needs a file system of its own, so it needs root; it is left out, and said to be, without.
"""
import os
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

import grpc
from google.protobuf import empty_pb2
from immudb.grpc import schema_pb2, schema_pb2_grpc

from kill_loop import DEADLINE_SECONDS, GRACE_SECONDS, PAUSES, Connection, Server, free_port

PROGRAM = os.environ["KILL_SERVER"]
ADMIN = os.environ["KILL_ADMIN"]
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
SETTINGS = b"\0\0\0\x04\0\0\0\0\0"


class Failure(Exception):
    """Something that should hold and does not."""


def require(holds, what):
    if not holds:
        raise Failure(what)


def put(connection, key, value):
    connection.call("Set", schema_pb2.SetRequest(KVs=[schema_pb2.KeyValue(key=key, value=value)]))


def value_of(connection, key):
    return connection.call("Get", schema_pb2.KeyRequest(key=key)).value


def opened(server):
    connection = Connection(server)
    connection.open()
    return connection


def fsck(server, directory):
    check = subprocess.run(
        [ADMIN, "fsck", server.data], capture_output=True, text=True, check=False,
        env=os.environ | {"HOME": directory})
    require(check.returncode == 0, "fsck: " + (check.stderr.strip() or check.stdout.strip()))


def disk(directory):
    """Writes until the disk is full. Nothing acknowledged is lost, reads go on, and with more room so do writes."""
    if os.geteuid() != 0:
        return "skipped: needs root to mount a file system of its own"
    small = os.path.join(directory, "small")
    os.mkdir(small)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small], capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        return "skipped: " + mounted.stderr.strip()
    server = Server(PROGRAM, small)
    # The log of the server must not take the space away.
    server.log = os.path.join(directory, "disk.log")
    try:
        server.start()
        connection = opened(server)
        kept, refusals = [], []
        while len(refusals) < 3:
            number = len(kept) + len(refusals)
            require(number < 5_000, "the disk does not get full")
            try:
                put(connection, b"key-%d" % number, b"%08d" % number * 8_000)
                kept.append(number)
            except grpc.RpcError as error:
                refusals.append(f"{error.code().name}: {error.details()}")
        text = refusals[0].lower()
        require("space" in text, f"the refusal does not say why: {refusals[0]}")
        require(not any(small in refusal for refusal in refusals), f"it tells where the data is: {refusals}")

        def all_there(connection):
            for number in kept:
                require(value_of(connection, b"key-%d" % number) == b"%08d" % number * 8_000, f"key {number} is lost")

        all_there(connection)
        server.kill()
        # The disk is still full: it opens for reading, or says why not.
        still_full = subprocess.run(
            [ADMIN, "fsck", server.data], capture_output=True, text=True, check=False,
            env=os.environ | {"HOME": directory})
        require(still_full.returncode == 0, "fsck on the full disk: " + still_full.stderr)
        subprocess.run(["mount", "-o", "remount,size=64m", small], check=True)
        server.start()
        connection = opened(server)
        all_there(connection)
        put(connection, b"after", b"more room")
        require(value_of(connection, b"after") == b"more room", "the write after the full disk is lost")
        connection.close()
        server.stop()
        fsck(server, directory)
    finally:
        if server.process and server.process.poll() is None:
            server.process.kill()
            server.process.wait()
        subprocess.run(["umount", "-l", small], check=False)
    return f"{len(kept)} writes acknowledged, then: {refusals[0]}"


def twice(directory):
    """A second process on the same directory is refused and told who has it; the first one does not notice."""
    server = Server(PROGRAM, directory)
    server.start()
    connection = opened(server)
    put(connection, b"a", b"1")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("IMMUDB_")} | {"HOME": directory}
    second = subprocess.run(
        [PROGRAM, "--dir", server.data, "--port", str(free_port()), "--admin-password", "immudb",
         "--metrics-server=false", "--pgsql-server=false"],
        capture_output=True, text=True, check=False, env=environment, timeout=60)
    require(second.returncode != 0, "a second server runs on the directory")
    said = (second.stderr + second.stdout).strip()
    require("open in another process" in said, f"the second server says: {said}")
    require(f"process {server.process.pid} " in said, f"it does not name the holder: {said}")
    for arguments in (["hot-backup", "defaultdb", "--offline", server.data, "-o", os.path.join(directory, "x")],):
        tool = subprocess.run(
            [ADMIN, *arguments], capture_output=True, text=True, check=False, env=environment, timeout=60)
        require(tool.returncode != 0 and "another process" in tool.stderr, f"immuadmin says: {tool.stderr}")
    for number in range(50):
        put(connection, b"b%d" % number, b"2")
    require(value_of(connection, b"a") == b"1", "the first server lost a value")
    connection.close()
    server.stop()
    server.start()
    connection = opened(server)
    require(value_of(connection, b"b49") == b"2", "the first server lost a write")
    connection.close()
    server.stop()
    fsck(server, directory)
    return said.splitlines()[-1]


def crowd(directory):
    """1000 sessions at once, each with its own writes; one more than allowed is refused and nobody is disturbed."""
    sessions, threads = 1_000, 16
    server = Server(PROGRAM, directory, "--max-sessions", str(sessions))
    server.start()
    channels = [grpc.insecure_channel(f"127.0.0.1:{server.port}") for _ in range(threads)]
    stubs = [schema_pb2_grpc.ImmuServiceStub(channel) for channel in channels]
    request = schema_pb2.OpenSessionRequest(username=b"immudb", password=b"immudb", databaseName="defaultdb")
    identifiers, faults = [], []

    def each(work):
        def run(number):
            for index in range(number, sessions, threads):
                try:
                    work(stubs[number], index)
                except (grpc.RpcError, Failure) as error:
                    faults.append(str(error))
        running = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        require(not faults, f"{len(faults)} faults: {faults[:1]}")

    begin = time.monotonic()
    each(lambda stub, _: identifiers.append(stub.OpenSession(request, timeout=120).sessionID))
    try:
        stubs[0].OpenSession(request, timeout=30)
        raise Failure("a session more than allowed was opened")
    except grpc.RpcError as error:
        refusal = f"{error.code().name}: {error.details()}"

    def work(stub, index):
        headers = [("sessionid", identifiers[index])]
        key = b"session-%d" % index
        stub.Set(
            schema_pb2.SetRequest(KVs=[schema_pb2.KeyValue(key=key, value=key)]), metadata=headers, timeout=120)
        found = stub.Get(schema_pb2.KeyRequest(key=key), metadata=headers, timeout=120).value
        require(found == key, f"session {index} reads another value")

    each(work)
    memory = int(open(f"/proc/{server.process.pid}/statm", encoding="ascii").read().split()[1]) * resource.getpagesize()
    each(lambda stub, index: stub.CloseSession(
        empty_pb2.Empty(), metadata=[("sessionid", identifiers[index])], timeout=120))
    taken = time.monotonic() - begin
    stubs[0].OpenSession(request, timeout=30)
    for channel in channels:
        channel.close()
    server.stop()
    fsck(server, directory)
    return f"{sessions} sessions in {taken:.0f} s, {memory >> 20} MiB; the next one: {refusal}"


def slow(directory):
    """Peers that send a byte now and then, or read nothing: others are served as if they were not there."""
    server = Server(PROGRAM, directory)
    server.start()
    connection = opened(server)
    put(connection, b"large", b"v" * (1 << 20))
    ending = threading.Event()
    peers = []
    for number in range(60):
        peer = socket.create_connection(("127.0.0.1", server.port), 10)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        peers.append(peer)

    def drip():
        # The preface, settings, and a HEADERS frame that never ends, byte by byte.
        text = PREFACE + SETTINGS + struct.pack(">I", 4096)[1:] + b"\x01\x04\0\0\0\x01" + b"\x82" * 4096
        for byte in text:
            for peer in peers:
                try:
                    peer.send(bytes([byte]))
                except OSError:
                    pass  # the server may close it
            if ending.wait(0.1):
                return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    slowest, count, until = 0.0, 0, time.monotonic() + 10
    while time.monotonic() < until:
        begin = time.monotonic()
        put(connection, b"k%d" % count, b"v")
        require(value_of(connection, b"k%d" % count) == b"v", "a value is lost")
        now = time.monotonic()
        slowest = max(slowest, now - begin - PAUSES.within(begin, now))
        count += 1
    ending.set()
    thread.join()
    for peer in peers:
        peer.close()
    require(slowest < DEADLINE_SECONDS, f"beside slow peers a call took {slowest:.1f} s")
    connection.close()
    server.stop()
    return f"{count} writes and reads beside {len(peers)} slow peers, the slowest {slowest * 1000:.0f} ms"


def stop(directory):
    """The server is stopped (SIGSTOP): every call ends by its deadline, and afterwards all is as before."""
    server = Server(PROGRAM, directory)
    server.start()
    connections = [opened(server) for _ in range(16)]
    put(connections[0], b"before", b"1")
    server.process.send_signal(signal.SIGSTOP)
    late, done, faults = [], [], []

    def run(connection, number):
        begin = time.monotonic()
        try:
            put(connection, b"during-%d" % number, b"1")
            done.append(number)
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.DEADLINE_EXCEEDED:
                faults.append(f"{error.code().name}: {error.details()}")
        end = time.monotonic()
        time.sleep(0.2)
        if end - begin - PAUSES.within(begin, end) > DEADLINE_SECONDS + GRACE_SECONDS:
            late.append(end - begin)

    running = [threading.Thread(target=run, args=pair) for pair in zip(connections, range(16))]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    server.process.send_signal(signal.SIGCONT)
    require(not late, f"{len(late)} calls went on after their deadline, up to {max(late, default=0):.1f} s")
    require(not faults, f"calls ended with {faults[:1]}")
    require(not done, "a stopped server answers")
    for number, connection in enumerate(connections):
        put(connection, b"after-%d" % number, b"2")
        require(value_of(connection, b"after-%d" % number) == b"2", "a write after the stop is lost")
        require(value_of(connection, b"before") == b"1", "a write before the stop is lost")
        connection.close()
    server.stop()
    fsck(server, directory)
    return f"{len(running)} calls ended by their deadline"


def main():
    known = {"disk": disk, "twice": twice, "crowd": crowd, "slow": slow, "stop": stop}
    PAUSES.start()
    failed = 0
    for name in sys.argv[1:] or known:
        directory = tempfile.mkdtemp(prefix=f"hardship-{name}-")
        try:
            print(f"{name}: {known[name](directory)}", flush=True)
            shutil.rmtree(directory)
        except (Failure, grpc.RpcError) as error:
            failed += 1
            print(f"{name}: FAILED: {error}; see {directory}", flush=True)
    print("FAILED" if failed else "all of it was lived through")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
