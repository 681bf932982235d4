/// A row whose columns are found without decoding them.
public struct SQLRowReader: Sendable {
    private let bytes: [UInt8]
    private var columns: [(id: UInt32, range: Range<Int>)] = []

    /// Finds the columns of a row value.
    /// - Throws: `SQLRecordError.corrupted` for cut or left-over bytes, ids out of order or above
    ///   `maxColumnID`.
    public init(_ bytes: [UInt8], maxColumnID: UInt32) throws(SQLRecordError) {
        self.bytes = bytes
        var found: [(id: UInt32, range: Range<Int>)] = []
        let fault = bytes.withUnsafeBytes { raw in
            SQLRowReader.visit(raw, maxColumnID: maxColumnID) { id, range in
                found.append((id, range))
                return nil
            }
        }
        if let fault { throw fault }
        columns = found
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

    /// Walks over the columns of a row value, checking all of it.
    /// - Parameter body: gets the id and place of each column; what it returns ends the walk.
    @inline(__always)
    static func visit(
        _ raw: UnsafeRawBufferPointer, maxColumnID: UInt32,
        _ body: (UInt32, Range<Int>) -> SQLRecordError?
    ) -> SQLRecordError? {
        guard raw.count >= 4 else { return corrupted("number of columns is cut off") }
        let count = UInt32(bigEndian: raw.loadUnaligned(as: UInt32.self))
        var offset = 4
        var previous: UInt32 = 0
        for _ in 0..<count {
            guard raw.count - offset >= 8 else { return corrupted("column after \(previous) is cut off") }
            let id = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let length = Int(
                UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)))
            guard id > previous, id <= maxColumnID else {
                return corrupted("column id \(id) after \(previous), at most \(maxColumnID) is legal")
            }
            offset += 8
            guard length <= raw.count - offset else {
                return corrupted("column \(id) needs \(length) bytes, \(raw.count - offset) are left")
            }
            if let fault = body(id, offset..<offset + length) { return fault }
            offset += length
            previous = id
        }
        return offset == raw.count ? nil : corrupted("row has \(raw.count - offset) bytes too many")
    }

    private static func corrupted(_ problem: String) -> SQLRecordError {
        SQLRecordError(.corrupted, "data is corrupted: \(problem)")
    }
}

/// Which columns of rows are wanted, and where their values go.
package struct SQLRowSelection: Sendable {
    /// One column.
    package struct Column: Sendable {
        package var id: UInt32
        package var type: SQLType
        /// Place of its value.
        package var slot: Int

        package init(id: UInt32, type: SQLType, slot: Int) {
            self.id = id
            self.type = type
            self.slot = slot
        }
    }

    package let columns: [Column]
    private let maxColumnID: UInt32

    package init(_ columns: [Column], maxColumnID: UInt32) {
        self.columns = columns.sorted { $0.id < $1.id }
        self.maxColumnID = maxColumnID
    }

    /// Puts the wanted values of a row value into their slots; a column that is NULL leaves its slot alone.
    /// - Throws: `SQLRecordError.corrupted`.
    package func read(_ bytes: [UInt8], into row: inout [SQLValue]) throws(SQLRecordError) {
        let fault = row.withUnsafeMutableBufferPointer { row in
            columns.withUnsafeBufferPointer { wanted in
                bytes.withUnsafeBytes { raw in read(raw, wanted, into: row) }
            }
        }
        if let fault { throw fault }
    }

    private func read(
        _ raw: UnsafeRawBufferPointer, _ wanted: UnsafeBufferPointer<Column>,
        into row: UnsafeMutableBufferPointer<SQLValue>
    ) -> SQLRecordError? {
        var next = 0
        return SQLRowReader.visit(raw, maxColumnID: maxColumnID) { id, range in
            while next < wanted.count, wanted[next].id < id { next += 1 }
            guard next < wanted.count, wanted[next].id == id, row.indices.contains(wanted[next].slot) else {
                return nil
            }
            switch SQLRowForm.decoded(UnsafeRawBufferPointer(rebasing: raw[range]), type: wanted[next].type) {
            case .success(let value): row[wanted[next].slot] = value
            case .failure(let fault): return fault
            }
            next += 1
            return nil
        }
    }
}
