internal import ImmuDBProofs

/// Store keys of the catalog, rows and index entries of one layer. All integers are big-endian `u32`.
public struct SQLKeySpace: Sendable, Hashable {
    /// First byte of every key: ``KeyKind/sql`` or ``KeyKind/document``.
    public let kind: KeyKind

    /// Keys of a layer.
    public init(kind: KeyKind) { self.kind = kind }

    /// Id that stands where a database id once stood.
    package static let databaseID: UInt32 = 1
    /// Id of the primary index.
    package static let primaryIndexID: UInt32 = 0

    private static let rowTag = Array("R.".utf8)

    /// Kinds of catalog entries.
    package enum CatalogKind: String, Sendable, CaseIterable {
        case table = "CTL.TABLE."
        case column = "CTL.COLUMN."
        case index = "CTL.INDEX."
        case check = "CTL.CHECK."
        case view = "CTL.VIEW."
        case sequence = "CTL.SEQUENCE."
    }

    /// Common beginning of all catalog keys.
    package var catalogPrefix: [UInt8] { [kind.rawValue] + "CTL.".utf8 }

    /// Common beginning of catalog keys of one kind, optionally of one table.
    package func catalogPrefix(_ entry: CatalogKind, table: UInt32? = nil) -> [UInt8] {
        var key = [kind.rawValue] + entry.rawValue.utf8
        key.append(bigEndian: SQLKeySpace.databaseID)
        if let table { key.append(bigEndian: table) }
        return key
    }

    package func tableKey(_ table: UInt32) -> [UInt8] { catalogPrefix(.table, table: table) }

    package func columnKey(table: UInt32, column: UInt32, type: SQLType) -> [UInt8] {
        var key = catalogPrefix(.column, table: table)
        key.append(bigEndian: column)
        return key + type.rawValue.utf8
    }

    package func indexKey(table: UInt32, index: UInt32) -> [UInt8] {
        var key = catalogPrefix(.index, table: table)
        key.append(bigEndian: index)
        return key
    }

    package func checkKey(table: UInt32, check: UInt32) -> [UInt8] {
        var key = catalogPrefix(.check, table: table)
        key.append(bigEndian: check)
        return key
    }

    package func viewKey(_ name: String) -> [UInt8] { catalogPrefix(.view) + name.utf8 }

    package func sequenceKey(_ name: String) -> [UInt8] { catalogPrefix(.sequence) + name.utf8 }

    /// Common beginning of the row keys of a table.
    public func rowPrefix(table: UInt32) -> [UInt8] {
        var key = [kind.rawValue] + SQLKeySpace.rowTag
        key.append(bigEndian: SQLKeySpace.databaseID)
        key.append(bigEndian: table)
        key.append(bigEndian: SQLKeySpace.primaryIndexID)
        return key
    }

    /// The table that a row key belongs to; nil for keys of anything else.
    package func table(ofRowKey key: [UInt8]) -> UInt32? {
        let tag = SQLKeySpace.rowTag
        let ids = 1 + tag.count
        guard key.count >= ids + 12, key[0] == kind.rawValue, key[1..<ids].elementsEqual(tag) else {
            return nil
        }
        func id(_ number: Int) -> UInt32 {
            key[(ids + 4 * number)..<(ids + 4 * number + 4)].reduce(0) { $0 << 8 | UInt32($1) }
        }
        return id(0) == SQLKeySpace.databaseID && id(2) == SQLKeySpace.primaryIndexID ? id(1) : nil
    }

    /// Common beginning of the entries of an index, which are derived from rows and never logged.
    public func indexPrefix(table: UInt32, index: UInt32) -> [UInt8] {
        var key = [kind.rawValue] + "M.".utf8
        key.append(bigEndian: table)
        key.append(bigEndian: index)
        return key
    }
}
