#!/usr/bin/env python3
"""Ends a real server with SIGKILL again and again while clients write, and checks what they were told.

    Scripts/kill-loop [--kills N] [--pause SECONDS] [--clients N] [--seed N] [--keep] [--stops N]

Every client writes unique values to shared keys, reads them, and moves money between accounts in SQL transactions; it
notes when each call began and ended, and whether it succeeded, or whether nobody knows. In the end:

- every acknowledged write is in the history of its key exactly once, an unknown one at most once, and nothing else;
- the history of each key is a linearization: no write stands before one that had ended when it began, no read saw
  something older than what was there when it began, or something newer than what had begun when it ended, and reads
  one after the other never go back;
- the money is all there, whatever was cut off;
- all states that clients were given lie on one chain;
- `immuadmin fsck` recomputes every hash of the directory.

With --stops the server is also stopped (SIGSTOP) for longer than the deadline of a call: every call must end by it.
"""
import argparse
import atexit
import collections
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import grpc
from google.protobuf import empty_pb2
from immudb.grpc import schema_pb2, schema_pb2_grpc

KEYS = 12
ACCOUNTS = 6
MONEY = 1_000
DEADLINE_SECONDS = 5
# What a stopped server may take of a call beyond its deadline.
GRACE_SECONDS = 3
HISTORY_PAGE = 1_000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Broken(Exception):
    """The server does not go on."""


class Server:
    """The server program on one directory, started again after each end."""

    def __init__(self, program, directory, *arguments):
        self.program, self.arguments = program, arguments
        self.data = os.path.join(directory, "data")
        self.log = os.path.join(directory, "server.log")
        self.home = directory
        self.port = free_port()
        self.process = None
        self.recoveries = []

    def start(self):
        begin = time.monotonic()
        environment = {k: v for k, v in os.environ.items() if not k.startswith("IMMUDB_")} | {"HOME": self.home}
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "--dir", self.data, "--port", str(self.port), "--admin-password", "immudb",
                 "--metrics-server=false", "--pgsql-server=false", *self.arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)
        while True:
            if self.process.poll() is not None:
                raise Broken(f"the server does not open its directory any more; see {self.log}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                break
            except OSError:
                time.sleep(0.01)
        end = time.monotonic()
        self.recoveries.append(end - begin - PAUSES.within(begin, end))

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        if self.process.wait(60) != 0:
            raise Broken(f"the server ended with {self.process.returncode} when it was asked to stop")


class Operation:
    """A call on one key, or a transfer, with its times; an unknown one never ended."""
    __slots__ = ("key", "value", "begin", "end", "outcome", "is_read")

    def __init__(self, key, value, is_read):
        self.key, self.value, self.is_read = key, value, is_read
        self.begin, self.end, self.outcome = time.monotonic(), float("inf"), "unknown"

    def done(self, outcome="ok"):
        self.end, self.outcome = time.monotonic(), outcome


class Connection:
    """Calls with a login, made anew when the server was away."""

    def __init__(self, server):
        self.server = server
        self.channel = None

    def open(self):
        self.close()
        self.channel = grpc.insecure_channel(
            f"127.0.0.1:{self.server.port}",
            options=[("grpc.initial_reconnect_backoff_ms", 20), ("grpc.max_reconnect_backoff_ms", 100)])
        self.stub = schema_pb2_grpc.ImmuServiceStub(self.channel)
        token = self.stub.Login(
            schema_pb2.LoginRequest(user=b"immudb", password=b"immudb"), timeout=DEADLINE_SECONDS).token
        answer = self.stub.UseDatabase(
            schema_pb2.Database(databaseName="defaultdb"), metadata=[("authorization", "Bearer " + token)],
            timeout=DEADLINE_SECONDS)
        self.headers = [("authorization", "Bearer " + (answer.token or token))]

    def close(self):
        if self.channel:
            self.channel.close()
            self.channel = None

    def call(self, name, request):
        begin = time.monotonic()
        try:
            return getattr(self.stub, name)(request, metadata=self.headers, timeout=DEADLINE_SECONDS)
        finally:
            end = time.monotonic()
            if end - begin > DEADLINE_SECONDS + GRACE_SECONDS:
                LATE.append((name, begin, end))

    def sql(self, text):
        return self.call("SQLExec", schema_pb2.SQLExecRequest(sql=text))


FAULTS = []
# Calls that ended too long after their deadline, with their times; judged in the end, when all pauses are known.
LATE = []


class Pauses(threading.Thread):
    """When this very process did not run: time that no call can be blamed for."""

    TICK_SECONDS = 0.05
    LATE_SECONDS = 0.25

    def __init__(self):
        super().__init__(daemon=True)
        self.spans = []

    def run(self):
        while True:
            begin = time.monotonic()
            time.sleep(self.TICK_SECONDS)
            end = time.monotonic()
            if end - begin > self.TICK_SECONDS + self.LATE_SECONDS:
                self.spans.append((begin + self.TICK_SECONDS, end))

    def within(self, begin, end):
        """Seconds of a span of time in which nothing ran."""
        return sum(max(0.0, min(end, until) - max(begin, since)) for since, until in self.spans)


PAUSES = Pauses()


def check_deadlines(late, pauses):
    """Calls that took too long although the process ran, and how many only did because it did not."""
    faults = []
    for name, begin, end in late:
        taken = end - begin - pauses.within(begin, end)
        if taken > DEADLINE_SECONDS + GRACE_SECONDS:
            faults.append(f"{name} took {taken:.1f} s, its deadline is {DEADLINE_SECONDS}")
    return faults, len(late) - len(faults)


class Client(threading.Thread):
    """Works until it is told to end."""

    def __init__(self, number, server, seed):
        super().__init__(daemon=True)
        self.number, self.server = number, server
        self.random = random.Random(seed)
        self.operations, self.states, self.transfers = [], [], collections.Counter()
        self.ending = threading.Event()
        self.connection = Connection(server)
        self.count = 0

    def run(self):
        is_open = False
        while not self.ending.is_set():
            try:
                if not is_open:
                    self.connection.open()
                    is_open = True
                self.work()
            except grpc.RpcError:
                is_open = False
                time.sleep(0.02)
        self.connection.close()

    def work(self):
        what = self.random.random()
        if what < 0.5:
            self.write()
        elif what < 0.8:
            self.read()
        elif what < 0.9:
            self.transfer()
        else:
            state = self.connection.call("CurrentState", empty_pb2.Empty())
            self.states.append((state.txId, state.txHash))

    def write(self):
        self.count += 1
        key = b"key-%d" % self.random.randrange(KEYS)
        operation = Operation(key, b"%d-%d" % (self.number, self.count), False)
        self.operations.append(operation)
        self.connection.call(
            "Set", schema_pb2.SetRequest(KVs=[schema_pb2.KeyValue(key=key, value=operation.value)]))
        operation.done()

    def read(self):
        operation = Operation(b"key-%d" % self.random.randrange(KEYS), None, True)
        try:
            operation.value = self.connection.call("Get", schema_pb2.KeyRequest(key=operation.key)).value
        except grpc.RpcError as error:
            if "key not found" not in (error.details() or ""):
                raise
        operation.done()
        self.operations.append(operation)

    def transfer(self):
        source, target = self.random.sample(range(ACCOUNTS), 2)
        amount = self.random.randrange(1, 20)
        try:
            self.connection.sql(
                f"BEGIN TRANSACTION; UPDATE account SET money = money - {amount} WHERE id = {source}; "
                f"UPDATE account SET money = money + {amount} WHERE id = {target}; COMMIT;")
        except grpc.RpcError as error:
            if "conflict" not in (error.details() or ""):
                self.transfers["unknown"] += 1
                raise
            self.transfers["conflict"] += 1
            return
        self.transfers["ok"] += 1


def history(connection, key):
    """All values of a key, oldest first."""
    values = []
    while True:
        try:
            page = connection.call(
                "History", schema_pb2.HistoryRequest(key=key, offset=len(values), limit=HISTORY_PAGE)).entries
        except grpc.RpcError as error:
            if "key not found" in (error.details() or ""):
                return values
            raise
        values += [entry.value for entry in page]
        if len(page) < HISTORY_PAGE:
            return values


def check_key(key, values, operations):
    """What is wrong with the history of a key, given what clients saw of it."""
    place = {value: index for index, value in enumerate(values)}
    if len(place) != len(values):
        yield f"{key}: a value is there twice"
    writes = {op.value: op for op in operations if not op.is_read}
    for value in values:
        if value not in writes:
            yield f"{key}: {value} was never written"
    for value, op in writes.items():
        if op.outcome == "ok" and value not in place:
            yield f"{key}: {value} was acknowledged and is lost"
    # The latest beginning of what stands before must not lie behind an end of what stands after.
    latest_begin = float("-inf")
    for value in values:
        op = writes.get(value)
        if op is None:
            continue
        if op.end < latest_begin:
            yield f"{key}: {value} had ended before one began that stands before it"
        latest_begin = max(latest_begin, op.begin)
    reads = sorted((op for op in operations if op.is_read), key=lambda op: op.begin)
    ended = sorted((writes[value].end, index) for value, index in place.items() if value in writes)
    # Reads and writes that had ended when a read began, by the place of the newest value they show.
    events = sorted(
        ended + [(op.end, place[op.value]) for op in reads if op.value is not None and op.value in place])
    newest, position = -1, 0
    for op in reads:
        while position < len(events) and events[position][0] < op.begin:
            newest = max(newest, events[position][1])
            position += 1
        seen = -1 if op.value is None else place.get(op.value)
        if seen is None:
            yield f"{key}: {op.value} was read and is not in the history"
            continue
        if seen < newest:
            yield f"{key}: {op.value} was read when {values[newest]} had been there before"
        if seen >= 0 and writes[op.value].begin > op.end:
            yield f"{key}: {op.value} was read before its write began"


def check_chain(connection, states):
    """States that do not lie on the chain of the database."""
    last = connection.call("CurrentState", empty_pb2.Empty())
    for tx, digest in sorted(set(states)):
        if tx > last.txId:
            yield f"state {tx} was given out, the database ends with {last.txId}"
        elif tx == last.txId:
            if digest != last.txHash:
                yield f"state {tx} has another hash now"
        elif tx > 0:
            following = connection.call("TxById", schema_pb2.TxRequest(tx=tx + 1))
            if following.header.prevAlh != digest:
                yield f"state {tx} is not on the chain"


def check_checker():
    """The checker itself: what is wrong has to be seen before anything is said to be right."""
    def op(value, begin, end, is_read=False):
        made = Operation("k", value, is_read)
        made.begin, made.end, made.outcome = begin, end, "ok" if end < float("inf") else "unknown"
        return made

    a, b = op(b"a", 0, 1), op(b"b", 2, 3)
    unknown = op(b"u", 0, float("inf"))
    good = [a, b, unknown, op(b"a", 1.5, 1.6, True), op(b"b", 2.5, 2.6, True), op(None, 0, 0.5, True)]
    cases = [
        ([b"a", b"b"], good, False), ([b"a", b"u", b"b"], good, False), ([b"b", b"a"], [a, b], True),
        ([b"a"], [a, b], True), ([b"a", b"a", b"b"], [a, b], True), ([b"a", b"b", b"c"], [a, b], True),
        ([b"a", b"b"], [a, b, op(b"a", 3.5, 3.6, True)], True), ([b"a", b"b"], [a, b, op(None, 1.5, 2, True)], True),
        ([b"a", b"b"], [a, b, op(b"b", 1.2, 1.3, True)], True), ([b"a", b"b"], [a, b, op(b"x", 3, 4, True)], True),
        ([b"a", b"b"], [a, op(b"b", 0, 9), op(b"b", 2, 3, True), op(b"a", 4, 5, True)], True),
    ]
    for values, operations, is_wrong in cases:
        if bool(list(check_key("k", values, operations))) != is_wrong:
            sys.exit(f"FAILED: the checker judges {values} wrongly")
    pauses = Pauses()
    pauses.spans = [(100.0, 160.0), (200.0, 201.0)]
    late = [("in the pause", 99.0, 161.0), ("besides it", 300.0, 310.0), ("after it", 155.0, 170.0)]
    faults, excused = check_deadlines(late, pauses)
    if excused != 1 or len(faults) != 2:
        sys.exit(f"FAILED: late calls are judged wrongly: {faults}")


def main():
    check_checker()
    PAUSES.start()
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--server", default=os.environ.get("KILL_SERVER"), required="KILL_SERVER" not in os.environ)
    parser.add_argument("--admin", default=os.environ.get("KILL_ADMIN"), required="KILL_ADMIN" not in os.environ)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--stops", type=int, default=1)
    parser.add_argument("--pause", type=float, default=2, help="seconds between two kills, at most")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--keep", action="store_true", help="leave the directory there")
    options = parser.parse_args()
    print(f"kill loop: seed {options.seed}", flush=True)
    directory = tempfile.mkdtemp(prefix="kill-loop-")
    server = Server(options.server, directory)
    atexit.register(lambda: server.process and server.process.poll() is None and server.process.kill())
    try:
        kill_and_judge(options, server)
    except (Broken, grpc.RpcError) as error:
        FAULTS.append(f"{type(error).__name__}: {error}")
    for fault in FAULTS[:50]:
        print("FAULT:", fault)
    if FAULTS:
        print(f"FAILED: {len(FAULTS)} faults; the directory {directory} is kept")
        print(f"repeat: Scripts/kill-loop --kills {options.kills} --stops {options.stops} --pause {options.pause} "
              f"--clients {options.clients} --seed {options.seed}")
        sys.exit(1)
    if not options.keep:
        shutil.rmtree(directory)
    print("nothing was lost")


def judge(what, check):
    """Adds the faults that a check finds, and a fault when it cannot even look."""
    try:
        FAULTS.extend(check())
    except grpc.RpcError as error:
        FAULTS.append(f"{what}: {error.code().name}, {error.details()}")


def check_money(connection):
    answer = connection.call("UnarySQLQuery", schema_pb2.SQLQueryRequest(sql="SELECT SUM(money) FROM account"))
    money = answer.rows[0].values[0].n
    if money != ACCOUNTS * MONEY:
        yield f"there are {money} of {ACCOUNTS * MONEY} pieces of money"


def kill_and_judge(options, server):
    chance = random.Random(options.seed)
    server.start()
    connection = Connection(server)
    connection.open()
    connection.sql("CREATE TABLE account (id INTEGER, money INTEGER, PRIMARY KEY id)")
    rows = ", ".join(f"({number}, {MONEY})" for number in range(ACCOUNTS))
    connection.sql(f"INSERT INTO account (id, money) VALUES {rows}")
    clients = [Client(number, server, chance.random()) for number in range(options.clients)]
    for client in clients:
        client.start()
    stops = set(chance.sample(range(options.kills), min(options.stops, options.kills)))
    for kill in range(options.kills):
        time.sleep(chance.uniform(0.05, options.pause))
        if kill in stops:
            server.process.send_signal(signal.SIGSTOP)
            time.sleep(DEADLINE_SECONDS + 1)
            server.process.send_signal(signal.SIGCONT)
            time.sleep(0.5)
        server.kill()
        server.start()
    time.sleep(1)
    for client in clients:
        client.ending.set()
    for client in clients:
        begin = time.monotonic()
        while client.is_alive():
            client.join(1)
            now = time.monotonic()
            if now - begin - PAUSES.within(begin, now) > DEADLINE_SECONDS + GRACE_SECONDS + 5:
                break
        if client.is_alive():
            FAULTS.append("a client hangs")
    connection.open()
    operations = collections.defaultdict(list)
    for client in clients:
        for operation in client.operations:
            operations[operation.key].append(operation)
    for key in sorted(operations):
        judge(key.decode(), lambda key=key: check_key(key.decode(), history(connection, key), operations[key]))
    judge("money", lambda: check_money(connection))
    states = [state for client in clients for state in client.states]
    judge("states", lambda: check_chain(connection, states))
    last = connection.call("CurrentState", empty_pb2.Empty()).txId
    connection.close()
    server.stop()
    check = subprocess.run(
        [options.admin, "fsck", server.data], capture_output=True, text=True, check=False,
        env=os.environ | {"HOME": server.home})
    if check.returncode != 0:
        FAULTS.append("fsck: " + (check.stderr.strip() or check.stdout.strip()))
    time.sleep(2 * Pauses.TICK_SECONDS)
    faults, excused = check_deadlines(LATE, PAUSES)
    FAULTS.extend(faults)
    every = [op for ops in operations.values() for op in ops]
    transfers = sum((client.transfers for client in clients), collections.Counter())
    print(f"{options.kills} kills, {len(stops)} stops, slowest start {max(server.recoveries):.2f} s, {last} transactions")
    print(f"writes: {sum(not op.is_read and op.outcome == 'ok' for op in every)} acknowledged, "
          f"{sum(not op.is_read and op.outcome != 'ok' for op in every)} unknown; "
          f"{sum(op.is_read for op in every)} reads; transfers: {dict(transfers)}; {len(states)} states")
    if PAUSES.spans:
        paused = sum(until - since for since, until in PAUSES.spans)
        print(f"this process was paused for {paused:.1f} s in all; {excused} calls that were late because of it do not count")


if __name__ == "__main__":
    main()
