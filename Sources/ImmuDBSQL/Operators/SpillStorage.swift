internal import ImmuDBProofs
internal import ImmuDBRecords
package import SystemIO

/// Keeps sorted runs in files that have no name of their own after they were opened.
package final class SpillStorage: Sendable {
    private let files: any FileSystem
    private let directory: String

    /// - Parameter directory: an existing directory for temporary files.
    package init(files: any FileSystem, directory: String) {
        self.files = files
        self.directory = directory
    }

    /// Writes rows and returns a cursor that reads them back.
    func run(of rows: [[SQLValue]]) throws -> any RowCursor {
        let path = "\(directory)/sort-\(UInt64.random(in: .min ... .max))"
        let file = try files.open(path, .create, followLinks: false, permissions: 0o600)
        do {
            try files.removeFile(path)
            var offset: UInt64 = 0
            var bytes: [UInt8] = []
            for row in rows {
                var body: [UInt8] = []
                for value in row { RowCodec.append(value, to: &body) }
                bytes.append(bigEndian: UInt32(truncatingIfNeeded: body.count))
                bytes += body
                guard bytes.count >= SpillStorage.chunkBytes else { continue }
                try SpillStorage.write(bytes, to: file, at: &offset)
                bytes = []
            }
            try SpillStorage.write(bytes, to: file, at: &offset)
        } catch {
            try file.close()
            throw error
        }
        return SpillCursor(file)
    }

    private static let chunkBytes = 1 << 16

    private static func write(_ bytes: [UInt8], to file: any File, at offset: inout UInt64) throws {
        let start = offset
        try bytes.withUnsafeBytes { try file.write($0, at: start) }
        offset += UInt64(bytes.count)
    }
}

/// Rows of a run.
private final class SpillCursor: RowCursor {
    private let file: any File
    private var offset: UInt64 = 0

    init(_ file: any File) { self.file = file }

    func next() throws -> [SQLValue]? {
        let head = try read(4)
        guard head.count == 4 else {
            try file.close()
            return nil
        }
        let count = head.reduce(0) { $0 << 8 | Int($1) }
        let body = try read(count)
        guard body.count == count else { throw SQLError(.unexpected, ": temporary file is cut") }
        do throws(FormatError) {
            var reader = ByteReader(body)
            var row: [SQLValue] = []
            while !reader.isAtEnd { row.append(try RowCodec.value(from: &reader)) }
            return row
        } catch {
            throw SQLError(.unexpected, ": temporary file is damaged: \(error.message)")
        }
    }

    private func read(_ count: Int) throws -> [UInt8] {
        let start = offset
        let bytes = try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = try file.read(into: UnsafeMutableRawBufferPointer(buffer), at: start)
        }
        offset += UInt64(bytes.count)
        return bytes
    }
}

/// Bytes of values in temporary files.
enum RowCodec {
    static func append(_ value: SQLValue, to bytes: inout [UInt8]) {
        let types = SQLType.allCases
        bytes.append(UInt8(types.firstIndex(of: value.type) ?? 0) << 1 | (value.isNull ? 1 : 0))
        switch value {
        case .null: break
        case .integer(let integer), .timestamp(let integer): bytes.append(bigEndian: integer)
        case .float(let float): bytes.append(bigEndian: float.bitPattern)
        case .boolean(let flag): bytes.append(flag ? 1 : 0)
        case .uuid(let id): bytes += id.bytes
        case .varchar(let text): append([UInt8](text.utf8), to: &bytes)
        case .blob(let blob): append(blob, to: &bytes)
        case .json(let json): append([UInt8](json.text.utf8), to: &bytes)
        }
    }

    private static func append(_ content: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: content.count))
        bytes += content
    }

    static func value(from reader: inout ByteReader) throws(FormatError) -> SQLValue {
        let tag = try reader.byte("tag of a value")
        let types = SQLType.allCases
        guard Int(tag >> 1) < types.count else { throw FormatError("unknown tag \(tag) of a value") }
        let type = types[Int(tag >> 1)]
        if tag & 1 == 1 { return .null(type) }
        switch type {
        case .integer: return .integer(try reader.integer("integer"))
        case .timestamp: return .timestamp(try reader.integer("timestamp"))
        case .float: return .float(Double(bitPattern: try reader.integer("float")))
        case .boolean: return .boolean(try reader.byte("boolean") == 1)
        case .uuid: return UUIDValue(bytes: try reader.bytes(16, "uuid")).map { .uuid($0) } ?? .null(.uuid)
        case .varchar: return .varchar(String(decoding: try content(&reader), as: UTF8.self))
        case .blob: return .blob(try content(&reader))
        case .json:
            let text = String(decoding: try content(&reader), as: UTF8.self)
            do throws(SQLRecordError) {
                return .json(try JSONValue(parsing: text))
            } catch {
                throw FormatError(error.message)
            }
        case .any: throw FormatError("value of type ANY")
        }
    }

    private static func content(_ reader: inout ByteReader) throws(FormatError) -> [UInt8] {
        let count: UInt32 = try reader.integer("length of a value")
        return try reader.bytes(Int(count), "content of a value")
    }
}
