import SystemIO
import Testing

@testable import ImmuDBAdmin

/// Tables to files and back.
@MainActor
@Suite struct DatabaseImportCommandTests {
    /// A directory with an empty table of every type.
    private func make(_ place: TestPlace) async throws -> [String] {
        try await place.makeDirectory(transactions: 1)
        let offline = ["--offline", place["data"]]
        let table =
            "CREATE TABLE t (id INTEGER, name VARCHAR[30], raw BLOB[20], at TIMESTAMP, ok BOOLEAN, x FLOAT, "
            + "u UUID, j JSON, PRIMARY KEY id)"
        try write(
            place, "schema.dump",
            """
            {"format":"immuadmin-dump/1","database":"defaultdb"}
            {"statement":"\(table)"}
            {"end":true,"tables":1,"rows":0,"keys":0}

            """)
        let loaded = try await place.run(["load", place["schema.dump"]] + offline)
        #expect(loaded.status == 0, "\(loaded.error)")
        #expect(loaded.output == "1 tables, 0 rows, 0 keys loaded\n")
        return offline
    }

    private func write(_ place: TestPlace, _ name: String, _ text: String) throws {
        try RealFileSystem().atomicReplace(place[name], with: Array(text.utf8))
    }

    private func text(_ place: TestPlace, _ name: String) throws -> String {
        String(decoding: try RealFileSystem().readWhole(place[name], limit: 1 << 20), as: UTF8.self)
    }

    private let titles = "id,name,raw,at,ok,x,u,j\r\n"
    private let rows = [
        "1,\"it's \"\"x\"\", y\",\\x00ff,2024-05-01 10:00:00.000001,true,1.5,"
            + "00000000-0000-0001-0000-000000000002,\"{\"\"a\"\":[1,null]}\"\r\n",
        "2,\"\",,,,,,\r\n", "3,NULL,\\x,,false,-0.25,,\r\n",
    ]

    @Test func throughBothFormatsAndBack() async throws {
        let place = try TestPlace()
        let offline = try await make(place)
        try write(place, "in.csv", titles + rows.joined())
        let done = try await place.run(["database", "import", place["in.csv"], "--t", "t"] + offline)
        #expect(done.status == 0, "\(done.error)")
        #expect(done.output == "3 rows imported\n")
        let out = try await place.run(["database", "export", "t", "--o", place["out.csv"]] + offline)
        #expect(out.status == 0, "\(out.error)")
        #expect(out.error == "3 rows written to \(place["out.csv"])\n")
        #expect(try text(place, "out.csv") == titles + rows.joined())
        let lines = try await place.run(["database", "export", "t", "-o", place["out.jsonl"]] + offline)
        #expect(lines.status == 0)
        #expect(
            try text(place, "out.jsonl").hasPrefix(
                #"{"id":1,"name":"it's \"x\", y","raw":{"base64":"AP8="},"at":"2024-05-01 10:00:00.000001","#)
        )
        // Replacing every row with itself changes nothing.
        let again = try await place.run(
            ["d", "i", place["out.jsonl"], "--table", "t", "--existing", "replace", "-o", "json"] + offline)
        #expect(again.status == 0, "\(again.error)")
        #expect(again.output.contains(#""rows":3,"refused":0,"transactions":1"#), "\(again.output)")
        let stream = try await place.run(
            ["database", "export", "T", "-o", "-", "--null", "NULL", "--s", ";"] + offline)
        #expect(stream.output.contains("2;\"\";NULL;NULL;NULL;NULL;NULL;NULL\r\n"))
        #expect(stream.output.contains("3;\"NULL\";"))
        #expect(try RealFileSystem().list(place.path).filter { $0.name.hasPrefix(".") }.isEmpty)
    }

    @Test func refusedRowsAreSetAside() async throws {
        let place = try TestPlace()
        let offline = try await make(place)
        // In another order, some columns only; one of no number, one too long, one twice.
        let bad = ["x,4\r\n", "\(String(repeating: "y", count: 31)),5\r\n", "again,1\r\n"]
        try write(place, "in.csv", "name,ID\r\na,1\r\n" + bad.joined() + "b,2\r\nq'); DROP TABLE t,3\r\n")
        try write(place, "bad.csv", "name,id\nz,9\nw,eight\n")
        let first = try await place.run(["database", "import", place["bad.csv"], "--t", "t"] + offline)
        #expect(first.status == 6)
        #expect(first.error.contains("line 3 is refused: id: "), "\(first.error)")
        let command = ["database", "import", place["in.csv"], "--t", "t", "--rejects", place["r.csv"]]
        let dry = try await place.run(command + ["--dry-run"] + offline)
        #expect(dry.status == 0 && dry.output == "6 rows would be imported\n")
        let done = try await place.run(command + offline)
        #expect(done.status == 0, "\(done.error)")
        #expect(done.output == "4 rows imported, 2 refused\n", "\(done.error)")
        #expect(try text(place, "r.csv") == "name,ID\r\n" + bad[1...].joined())
        let rest = try await place.run(["database", "export", "t", "-o", "-"] + offline)
        #expect(rest.output.contains("\r\n3,q'); DROP TABLE t,"), "\(rest.output)")
        let skipped = try await place.run(
            [
                "database", "import", place["in.csv"], "--t", "t", "--existing", "skip", "--rejects",
                place["s.csv"],
            ]
                + offline)
        #expect(skipped.output == "0 rows imported, 1 refused\n", "\(skipped.error)")
    }

    @Test func anImportGoesOnWhereItEnded() async throws {
        let place = try TestPlace()
        let offline = try await make(place)
        let lines = (1...10).map { "\($0),n\($0)\n" }
        let wrong = "id,name\n" + lines[..<7].joined() + "x,y\n" + lines[7...].joined()
        try write(place, "in.csv", wrong)
        let command = [
            "database", "import", place["in.csv"], "--t", "t", "--batch", "2", "--resume", place["state"],
        ]
        let cut = try await place.run(command + offline)
        #expect(cut.status == 6, "\(cut.error)")
        #expect(try text(place, "state").contains(#""rows":6"#))
        // Mended, with the same bytes before.
        try write(place, "in.csv", "id,name\n" + lines.joined())
        let rest = try await place.run(command + offline)
        #expect(rest.status == 0, "\(rest.error)")
        #expect(rest.error.contains("going on at line 8, 6 rows are there"), "\(rest.error)")
        // The seventh row was there already.
        #expect(rest.output == "9 rows imported\n")
        #expect(try RealFileSystem().kind(of: place["state"]) == nil)
        let all = try await place.run(["database", "export", "t", "-o", "-", "--format", "jsonl"] + offline)
        #expect(all.output.split(separator: "\n").count == 10)
        // The file of another import is not taken for this one's.
        try write(
            place, "state",
            #"{"format":"immuadmin-import/1","file":"/x","table":"t","offset":3,"line":1,"#
                + #""rows":0,"refused":0}"#)
        #expect(try await place.run(command + offline).status == 6)
        try write(place, "state", "text")
        #expect(try await place.run(command + offline).status == 1)
    }

    @Test func wrongUse() async throws {
        let place = try TestPlace()
        let offline = try await make(place)
        try write(place, "in.csv", "id,nosuch\n1,2\n")
        let unknown = try await place.run(["database", "import", place["in.csv"], "--t", "t"] + offline)
        #expect(
            unknown.status == 1 && unknown.error.contains("'nosuch' is no column of t, which has id, name"))
        #expect(try await place.run(["database", "export", "t\"x"] + offline).status != 0)
        let none = try await place.run(["database", "export", "nosuch", "-o", place["n.csv"]] + offline)
        #expect(none.status == 7, "\(none.error)")
        #expect(try RealFileSystem().kind(of: place["n.csv"]) == nil)
        #expect(
            try await place.run(["database", "import", "-", "--t", "t", "--resume", "x"] + offline).status
                == 2)
        #expect(
            try await place.run(["database", "import", "x", "--t", "t", "--s", "ab"] + offline).status == 2)
        #expect(
            try await place.run(["database", "import", "x", "--t", "t", "--h", "maybe"] + offline).status == 2
        )
        let piped = try await place.run(
            ["database", "import", "-", "--t", "t", "--h=false"] + offline,
            input: Array("7,a,,,,,,\n".utf8))
        #expect(piped.output == "1 rows imported\n", "\(piped.error)")
    }
}
