import Foundation
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords

/// The same work with documents and with rows.
struct Contest {
    let client: LedgerClient
    let batch: Int

    /// Text that makes a document or a row 1 kB wide.
    private static let payload = String(repeating: "abcdefghij", count: 95)

    private static func document(_ number: Int) -> Document {
        Document([
            .init(name: "key", value: .string("key-\(number)")),
            .init(name: "number", value: .number(Double(number))),
            .init(name: "payload", value: .string(payload)),
        ])
    }

    func insert(_ count: Int) async throws {
        try await client.createCollection(
            CollectionDescription(
                name: "orders", fields: [.init("key", .string), .init("number", .integer)],
                indexes: [.init(["number"])]))
        _ = try await client.sqlExec(
            "CREATE TABLE orders (id INTEGER AUTO_INCREMENT, key VARCHAR[512], number INTEGER, "
                + "payload VARCHAR, PRIMARY KEY id)")
        _ = try await client.sqlExec("CREATE INDEX ON orders(number)")
        let places = (0..<batch).map { "(@k\($0), @n\($0), @p\($0))" }.joined(separator: ", ")
        let statement = "INSERT INTO orders (key, number, payload) VALUES \(places)"
        var (documents, rows) = (0.0, 0.0)
        // In turns, so that what else the machine does meets both.
        for start in stride(from: 0, to: count, by: batch * 20) {
            documents += try await Self.seconds {
                for first in stride(from: start, to: min(start + batch * 20, count), by: batch) {
                    _ = try await client.insertDocuments(
                        (first..<first + batch).map(Self.document), into: "orders")
                }
            }
            rows += try await Self.seconds {
                for first in stride(from: start, to: min(start + batch * 20, count), by: batch) {
                    var parameters: [SQLParameter] = []
                    for index in 0..<batch {
                        parameters.append(SQLParameter("k\(index)", .varchar("key-\(first + index)")))
                        parameters.append(SQLParameter("n\(index)", .integer(Int64(first + index))))
                        parameters.append(SQLParameter("p\(index)", .varchar(Self.payload)))
                    }
                    _ = try await client.sqlExec(statement, parameters: parameters)
                }
            }
        }
        Self.report("inserts of 1 kB in batches of \(batch)", Double(count), documents, rows, wanted: 0.6)
    }

    func find(_ count: Int, of total: Int) async throws {
        let numbers = (0..<count).map { ($0 * 7_919) % total }
        let documents = try await Self.seconds {
            for number in numbers {
                let wanted = DocumentSelection(
                    "orders", alternatives: [[.init("number", .equal, .number(Double(number)))]])
                let found = try await client.searchDocuments(wanted, pageSize: 10).claimed
                guard found.count == 1 else { throw BenchmarkError.wrongResult("\(found.count) documents") }
            }
        }
        let rows = try await Self.seconds {
            for number in numbers {
                let counter = Counter()
                try await client.sqlQuery(
                    "SELECT id, key, number, payload FROM orders WHERE number = @n",
                    parameters: [SQLParameter("n", .integer(Int64(number)))]
                ) { await counter.add($0.rows.count) }
                guard await counter.count == 1 else { throw BenchmarkError.wrongResult("rows") }
            }
        }
        Self.report("finds by an indexed field", Double(count), documents, rows, wanted: 0.5)
    }

    /// Reads many documents in one search.
    func stream(_ count: Int) async throws {
        try await client.createCollection(
            CollectionDescription(name: "many", fields: [.init("number", .integer)]))
        for first in stride(from: 0, to: count, by: 1_000) {
            _ = try await client.insertDocuments(
                (first..<first + 1_000).map {
                    Document([.init(name: "number", value: .number(Double($0)))])
                }, into: "many")
        }
        var peaks: [String] = []
        for limit in [count / 10, count] {
            try Self.resetPeak()
            var seen = 0
            let seconds = try await Self.seconds {
                try await client.findDocuments(DocumentSelection("many", limit: UInt32(limit))) {
                    seen += $0.claimed.count
                }
            }
            guard seen == limit else { throw BenchmarkError.wrongResult("\(seen) documents") }
            let peak = Int(try Self.peakBytes() / 1e6)
            peaks.append("\(limit) documents: \(Int(Double(limit) / seconds)) /s, peak \(peak) MB")
        }
        print("\nOne search: \(peaks.joined(separator: "; "))")
    }

    // MARK: Measuring

    private static func report(
        _ what: String, _ count: Double, _ documents: Double, _ rows: Double, wanted: Double
    ) {
        let ratio = rows / documents
        print(
            "| \(what) | \(Int(count / documents)) /s | \(Int(count / rows)) /s | "
                + String(format: "%.2f", ratio) + " | at least \(wanted) |")
    }

    private static func seconds(_ body: () async throws -> Void) async throws -> Double {
        let start = ContinuousClock.now
        try await body()
        let parts = (ContinuousClock.now - start).components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }

    /// Resident memory at its highest since ``resetPeak()``, in bytes; 0 where the system does not tell.
    private static func peakBytes() throws -> Double {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0)
            * 1024
    }

    private static func resetPeak() throws {
        let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs")
        try file?.write(contentsOf: Data("5".utf8))
        try file?.close()
    }
}

enum BenchmarkError: Error {
    case wrongResult(String)
}

private actor Counter {
    private(set) var count = 0

    func add(_ number: Int) { count += number }
}
