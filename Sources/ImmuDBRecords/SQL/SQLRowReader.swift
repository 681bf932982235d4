internal import ImmuDBProofs

/// A row whose columns are found without decoding them.
public struct SQLRowReader: Sendable {
    private let bytes: [UInt8]
    private var columns: [(id: UInt32, range: Range<Int>)] = []

    /// Finds the columns of a row value.
    /// - Throws: `SQLRecordError.corrupted` for cut or left-over bytes, ids out of order or above
    ///   `maxColumnID`.
    public init(_ bytes: [UInt8], maxColumnID: UInt32) throws(SQLRecordError) {
        self.bytes = bytes
        var reader = ByteReader(bytes)
        do throws(FormatError) {
            let count: UInt32 = try reader.integer("number of columns")
            columns.reserveCapacity(min(Int(count), bytes.count / 8))
            var previous: UInt32 = 0
            for _ in 0..<count {
                let id: UInt32 = try reader.integer("column id")
                let length: UInt32 = try reader.integer("length of a column")
                guard id > previous, id <= maxColumnID else {
                    throw FormatError("column id \(id) after \(previous), at most \(maxColumnID) is legal")
                }
                let start = reader.offset
                guard Int(length) <= reader.remaining else {
                    throw FormatError("column \(id) needs \(length) bytes, \(reader.remaining) are left")
                }
                reader = ByteReader(bytes, at: start + Int(length))
                columns.append((id, start..<start + Int(length)))
                previous = id
            }
            guard reader.isAtEnd else { throw FormatError("row has \(reader.remaining) bytes too many") }
        } catch {
            throw SQLRecordError(.corrupted, "data is corrupted: \(error.message)")
        }
    }

    /// Content of a column; nil when it is NULL.
    public func content(of id: UInt32) -> ArraySlice<UInt8>? {
        columns.first { $0.id == id }.map { bytes[$0.range] }
    }

    /// Value of a column, NULL of the type when it is absent.
    /// - Throws: `SQLRecordError.corrupted`.
    public func value(of id: UInt32, type: SQLType) throws(SQLRecordError) -> SQLValue {
        guard let content = content(of: id) else { return .null(type) }
        return try SQLRowForm.value(of: content, type: type)
    }

    /// Ids of the columns that are not NULL.
    public var columnIDs: [UInt32] { columns.map(\.id) }
}
