import ImmuDBClient
import ImmuDBRecords

/// How rows stand in a file.
struct RowFormat: Sendable {
    enum Kind: String, Sendable, CaseIterable { case csv, jsonl }

    var kind = Kind.csv
    var separator = UInt8(ascii: ",")
    /// What stands for no value in CSV.
    var null: [UInt8] = []

    /// The kind of a file by the end of its name; nil for others.
    static func kind(ofFile path: String) -> Kind? {
        Kind.allCases.first { path.lowercased().hasSuffix("." + $0.rawValue) }
            ?? (path.lowercased().hasSuffix(".tsv") ? .csv : nil)
    }

    /// The line of titles; empty for formats without one.
    func titles(_ names: [String]) -> [UInt8] {
        guard kind == .csv else { return [] }
        return DelimitedReader.encode(
            names.map { DelimitedReader.Cell(bytes: Array($0.utf8), isQuoted: false) }, separator: separator)
    }

    /// A row as a line.
    func line(_ names: [String], _ row: [SQLValue]) -> [UInt8] {
        switch kind {
        case .csv: DelimitedReader.encode(row.map { $0.cell(null: null) }, separator: separator)
        case .jsonl: Array((Self.object(names, row) + "\n").utf8)
        }
    }

    /// A row as a JSON object.
    static func object(_ names: [String], _ row: [SQLValue]) -> String {
        let members = zip(names, row).map { "\(JSONValue.string($0).text):\($1.jsonText)" }
        return "{\(members.joined(separator: ","))}"
    }
}

/// Where rows go while they come in; the server waits for it, so that there is one batch in memory.
actor RowOutput {
    private var output: any BackupOutput
    private(set) var rows: UInt64 = 0

    init(_ output: sending any BackupOutput) { self.output = output }

    func write(_ bytes: [UInt8]) throws { try output.write(bytes) }

    func write(_ batch: SQLBatch, _ line: @Sendable ([String], [SQLValue]) -> [UInt8]) throws {
        let names = batch.columns.map(\.plainName)
        for row in batch.rows {
            try output.write(line(names, row))
            rows += 1
        }
    }

    func finish() throws { try output.finish() }
}
