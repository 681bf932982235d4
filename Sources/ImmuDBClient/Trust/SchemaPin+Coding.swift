internal import ImmuDBProofs
internal import ImmuDBRecords

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The text form of a schema pin: JSON, indented, keys sorted, one final newline, with a checksum over all
/// other fields as in a trust file.
struct SchemaFile: Codable {
    static func format(of subject: SchemaPin.Subject) -> String {
        subject == .table ? "immuclient-schema" : "immuclient-collections"
    }
    static let version = 3

    struct Column: Codable {
        var id: UInt32
        var name: String
        var type: String
        var length: Int
    }

    struct Table: Codable {
        var name: String
        var id: UInt32
        var primaryKey: [UInt32]
        var columns: [Column]
        var maxColumnID: UInt32
    }

    /// One entry of the catalog: key and value in hexadecimal, no value for a deletion.
    struct Entry: Codable {
        var key: String
        var value: String?
    }

    var format: String
    var version: Int
    var name: String
    var database: String
    var tables: [Table]
    /// Last transaction that was looked at for the catalog, and its accumulative hash.
    var catalogTx: UInt64
    var catalogAlh: String
    var catalog: [Entry]
    var checksum: String
}

extension SchemaPin {
    /// The bytes of the file.
    func encoded() throws -> [UInt8] {
        var file = SchemaFile(self)
        file.checksum = file.computedChecksum
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(file)) + [UInt8(ascii: "\n")]
    }

    /// Reads the bytes of the file.
    init(decoding bytes: [UInt8], subject: Subject = .table) throws(TrustFileDamage) {
        guard bytes.last == UInt8(ascii: "\n") else { throw TrustFileDamage(problem: "its end is missing") }
        let data = Data(bytes)
        let file: SchemaFile
        do {
            let preamble = try JSONDecoder().decode(TrustFile.Preamble.self, from: data)
            let format = SchemaFile.format(of: subject)
            guard preamble.format == format else {
                throw TrustFileDamage(problem: "its format is not \(format)")
            }
            // Earlier versions hold what was taken as shown, and not all definitions: it is proven anew.
            if (1..<SchemaFile.version).contains(preamble.version) {
                let older = try JSONDecoder().decode(OlderSchemaFile.self, from: data)
                self.init(pin: TrustPin(name: older.name, database: older.database), subject: subject)
                return
            }
            guard preamble.version == SchemaFile.version else {
                throw TrustFileDamage(
                    problem: "it has version \(preamble.version), this program reads \(SchemaFile.version)",
                    isNewer: preamble.version > SchemaFile.version)
            }
            file = try JSONDecoder().decode(SchemaFile.self, from: data)
        } catch let damage as TrustFileDamage {
            throw damage
        } catch {
            throw TrustFileDamage(problem: "it is not readable JSON of the expected form")
        }
        guard file.checksum == file.computedChecksum else {
            throw TrustFileDamage(problem: "its checksum does not match its contents")
        }
        var tables: [PinnedTable] = []
        for table in file.tables { tables.append(try table.pinned()) }
        self.init(
            pin: TrustPin(name: file.name, database: file.database), subject: subject, tables: tables,
            catalog: try file.learned(subject))
    }
}

extension SchemaFile {
    init(_ pin: SchemaPin) {
        format = SchemaFile.format(of: pin.subject)
        version = SchemaFile.version
        name = pin.pin.name
        database = pin.pin.database
        tables = pin.tables.map { table in
            Table(
                name: table.name, id: table.id, primaryKey: table.primaryKey,
                columns: table.columns.map {
                    Column(id: $0.id, name: $0.name, type: $0.type.rawValue, length: $0.length)
                }, maxColumnID: table.maxColumnID)
        }
        catalogTx = pin.catalog.upTo
        catalogAlh = pin.catalog.alh.hex
        catalog = pin.catalog.entries.map { key, entry in
            Entry(key: Hex.encode(key), value: entry.isDeleted ? nil : Hex.encode(entry.value))
        }.sorted { $0.key < $1.key }
        checksum = ""
    }

    var computedChecksum: String {
        var stream = SHA256.Stream()
        func add(_ text: String) {
            let bytes = [UInt8](text.utf8)
            stream.update(bigEndian: UInt64(bytes.count))
            stream.update(bytes)
        }
        for text in [format, String(version), name, database] { add(text) }
        stream.update(bigEndian: UInt64(tables.count))
        for table in tables {
            for text in [table.name, String(table.id), String(table.maxColumnID)] { add(text) }
            add(table.primaryKey.map(String.init).joined(separator: ","))
            stream.update(bigEndian: UInt64(table.columns.count))
            for column in table.columns {
                for text in [String(column.id), column.name, column.type, String(column.length)] { add(text) }
            }
        }
        for text in [String(catalogTx), catalogAlh] { add(text) }
        stream.update(bigEndian: UInt64(catalog.count))
        for entry in catalog {
            add(entry.key)
            add(entry.value.map { "=" + $0 } ?? "")
        }
        return stream.finish().hex
    }

    fileprivate func learned(_ subject: SchemaPin.Subject) throws(TrustFileDamage) -> LearnedCatalog {
        let damage = TrustFileDamage(problem: "its catalog is not hexadecimal")
        var learned = LearnedCatalog(of: subject)
        guard let alh = Digest(hex: catalogAlh) else { throw damage }
        (learned.upTo, learned.alh) = (catalogTx, alh)
        for entry in catalog {
            guard let key = Hex.decode(entry.key), let value = Hex.decode(entry.value ?? "") else {
                throw damage
            }
            learned.entries[key] = LearnedCatalog.Entry(value: value, isDeleted: entry.value == nil)
        }
        return learned
    }
}

/// What is still of use in a file of an earlier version.
private struct OlderSchemaFile: Codable {
    var name: String
    var database: String
}

extension SchemaFile.Table {
    fileprivate func pinned() throws(TrustFileDamage) -> PinnedTable {
        var pinned: [PinnedTable.Column] = []
        for column in columns {
            guard let type = SQLType(rawValue: column.type) else {
                throw TrustFileDamage(problem: "it names an unknown type")
            }
            pinned.append(
                PinnedTable.Column(id: column.id, name: column.name, type: type, length: column.length))
        }
        return PinnedTable(
            name: name, id: id, primaryKey: primaryKey, columns: pinned, maxColumnID: maxColumnID)
    }
}
