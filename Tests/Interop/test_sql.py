"""Tables, statements, queries, verified rows and interactive transactions."""

from immudb import datatypesv2


def test_sql_statement(client, database):
    client.sqlExec("CREATE TABLE t (id INTEGER, PRIMARY KEY id)")


def test_sql_query(client, database):
    assert client.sqlQuery("SELECT 1 FROM (VALUES (1))") is not None


def test_tables(client, database):
    assert client.listTables() == []


def test_table_description(client, database):
    client.sqlExec("CREATE TABLE t (id INTEGER, PRIMARY KEY id)")
    assert client.describeTable("t")[0].name == "id"


def test_verified_row(client, database):
    client.sqlExec("CREATE TABLE t (id INTEGER, PRIMARY KEY id)")
    client.sqlExec("INSERT INTO t (id) VALUES (1)")
    assert client.verifiableSQLGet("t", [datatypesv2.PrimaryKeyIntValue(1)]).verified


def test_interactive_transaction(connect):
    client = connect()
    transaction = client.openSession("immudb", "immudb").newTx()
    transaction.sqlExec("CREATE TABLE later (id INTEGER, PRIMARY KEY id)")
    transaction.commit()
