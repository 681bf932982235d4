package import ImmuDBProofs

/// A column as the catalog stores it: flags, `u32` maximal length, name; with a default the name has a `u16`
/// length and the default's text follows.
package struct ColumnRecord: Sendable, Hashable {
    package var isNotNull: Bool
    package var isAutoIncrement: Bool
    package var maxLength: UInt32
    package var name: String
    package var defaultText: String?

    package init(
        name: String, maxLength: UInt32, isNotNull: Bool, isAutoIncrement: Bool, defaultText: String? = nil
    ) {
        self.name = name
        self.maxLength = maxLength
        self.isNotNull = isNotNull
        self.isAutoIncrement = isAutoIncrement
        self.defaultText = defaultText
    }

    private enum Flag {
        static let notNull: UInt8 = 1
        static let autoIncrement: UInt8 = 2
        static let hasDefault: UInt8 = 4
    }

    package var encoded: [UInt8] {
        var flags: UInt8 = 0
        if isNotNull { flags |= Flag.notNull }
        if isAutoIncrement { flags |= Flag.autoIncrement }
        if defaultText != nil { flags |= Flag.hasDefault }
        var bytes = [flags]
        bytes.append(bigEndian: maxLength)
        guard let defaultText else { return bytes + name.utf8 }
        bytes.append(bigEndian: UInt16(truncatingIfNeeded: name.utf8.count))
        return bytes + name.utf8 + defaultText.utf8
    }

    /// - Throws: `FormatError`.
    package init(decoding bytes: [UInt8]) throws(FormatError) {
        var reader = ByteReader(bytes)
        let flags = try reader.byte("flags of a column")
        guard flags < 8 else { throw FormatError("unknown flags \(flags) of a column") }
        maxLength = try reader.integer("length of a column")
        isNotNull = flags & Flag.notNull != 0
        isAutoIncrement = flags & Flag.autoIncrement != 0
        if flags & Flag.hasDefault != 0 {
            let count: UInt16 = try reader.integer("length of a column name")
            name = String(decoding: try reader.bytes(Int(count), "column name"), as: UTF8.self)
            defaultText = String(decoding: try reader.bytes(reader.remaining, "default"), as: UTF8.self)
        } else {
            name = String(decoding: try reader.bytes(reader.remaining, "column name"), as: UTF8.self)
            defaultText = nil
        }
        guard !name.isEmpty else { throw FormatError("column without a name") }
    }
}

/// An index as the catalog stores it: unique flag, then per column `u32` id and a zero byte.
package struct IndexRecord: Sendable, Hashable {
    package var isUnique: Bool
    package var columnIDs: [UInt32]

    package init(isUnique: Bool, columnIDs: [UInt32]) {
        self.isUnique = isUnique
        self.columnIDs = columnIDs
    }

    package var encoded: [UInt8] {
        var bytes: [UInt8] = [isUnique ? 1 : 0]
        for id in columnIDs {
            bytes.append(bigEndian: id)
            bytes.append(0)
        }
        return bytes
    }

    /// - Throws: `FormatError`.
    package init(decoding bytes: [UInt8]) throws(FormatError) {
        var reader = ByteReader(bytes)
        let flag = try reader.byte("unique flag of an index")
        guard flag <= 1 else { throw FormatError("unknown unique flag \(flag) of an index") }
        isUnique = flag == 1
        columnIDs = []
        while !reader.isAtEnd {
            columnIDs.append(try reader.integer("column of an index"))
            guard try reader.byte("order of an index column") == 0 else {
                throw FormatError("unknown order of an index column")
            }
        }
        guard !columnIDs.isEmpty else { throw FormatError("index without columns") }
    }
}

/// A check constraint as the catalog stores it: length of the name minus one, name, text, a zero byte.
package struct CheckRecord: Sendable, Hashable {
    package var name: String
    package var text: String

    /// - Parameter name: 1 to 256 bytes.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    package var encoded: [UInt8] {
        [UInt8(truncatingIfNeeded: name.utf8.count - 1)] + name.utf8 + text.utf8 + [0]
    }

    /// - Throws: `FormatError`.
    package init(decoding bytes: [UInt8]) throws(FormatError) {
        var reader = ByteReader(bytes)
        let count = try reader.byte("length of a constraint name")
        name = String(decoding: try reader.bytes(Int(count) + 1, "constraint name"), as: UTF8.self)
        var rest = try reader.bytes(reader.remaining, "constraint text")
        if rest.last == 0 { rest.removeLast() }
        guard !rest.isEmpty else { throw FormatError("constraint \(name) without text") }
        text = String(decoding: rest, as: UTF8.self)
    }
}

/// A sequence as the catalog stores it: the last value given out and the step.
package struct SequenceRecord: Sendable, Hashable {
    package var current: Int64
    package var step: Int64

    package init(current: Int64, step: Int64) {
        self.current = current
        self.step = step
    }

    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: current)
        bytes.append(bigEndian: step)
        return bytes
    }

    /// - Throws: `FormatError`.
    package init(decoding bytes: [UInt8]) throws(FormatError) {
        var reader = ByteReader(bytes)
        current = try reader.integer("value of a sequence")
        step = try reader.integer("step of a sequence")
        guard reader.isAtEnd else { throw FormatError("sequence has \(reader.remaining) bytes too many") }
    }
}
