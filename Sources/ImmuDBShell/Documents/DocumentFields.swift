import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import SystemIO

/// The shapes in which documents and collections are shown.
enum DocumentReports {
    static let collections = ReportHeader(
        kind: "collection", shape: .list,
        columns: [
            Column("collection", legacyPrefix: "COLLECTION"),
            Column("idField", title: "id", legacyPrefix: "ID"), Column("fields", legacyPrefix: "FIELDS"),
            Column("indexes", legacyPrefix: "INDEXES"),
        ], mainColumn: "collection", emptyText: "no collections", hasBadges: false, isResult: true)

    static func record(_ collection: CollectionDescription) -> Record {
        Record([
            .text(collection.name), .text(collection.idField),
            .text(collection.fields.map { "\($0.name):\($0.type.word)" }.joined(separator: " ")),
            .text(collection.indexes.map(\.words).joined(separator: " ")),
        ])
    }

    static let fields = ReportHeader(
        kind: "field", shape: .list,
        columns: [
            Column("field", legacyPrefix: "FIELD"), Column("type", legacyPrefix: "TYPE"),
            Column("indexes", legacyPrefix: "INDEXES"),
        ], mainColumn: "field", emptyText: "no fields", hasBadges: false, isResult: true)

    static func records(of collection: CollectionDescription) -> [Record] {
        let id = Record([.text(collection.idField), .text("id"), .text("unique")])
        return [id]
            + collection.fields.map { field in
                let indexes = collection.indexes.filter { $0.fields.contains(field.name) }
                return Record([
                    .text(field.name), .text(field.type.word),
                    .text(indexes.map(\.words).joined(separator: " ")),
                ])
            }
    }

    /// Documents as rows over the declared fields. In machine formats there is the whole document too.
    static func documents(_ kind: String, _ collection: CollectionDescription) -> ReportHeader {
        let fields = collection.fields.map { field in
            Column(
                field.name, alignment: field.type == .integer || field.type == .double ? .trailing : .leading)
        }
        return ReportHeader(
            kind: kind, shape: .list,
            columns: [Column(collection.idField)] + fields
                + [Column("document", visibility: .detail, legacyPrefix: "")],
            mainColumn: "document", emptyText: "no documents")
    }

    static func record(
        _ id: DocumentID, _ document: Document, _ collection: CollectionDescription, badge: Badge
    ) -> Record {
        Record(
            [.text(id.description)]
                + collection.fields.map { FieldValue(member: document.value(ofField: $0.name)) }
                + [.literal(document.json.text, isNumber: true)], badge: badge)
    }

    /// One document, whole.
    static func document(_ kind: String) -> ReportHeader {
        ReportHeader(
            kind: kind,
            columns: [
                Column("tx", alignment: .trailing), Column("time"), Column("id"),
                Column("document", legacyPrefix: ""),
            ], mainColumn: "document")
    }

    static let history = ReportHeader(
        kind: "history", shape: .list,
        columns: [
            Column("revision", title: "rev", alignment: .trailing, legacyPrefix: "rev:      "),
            Column("tx", alignment: .trailing, legacyPrefix: "tx:       "),
            Column("time", legacyPrefix: "time:     "), Column("user", legacyPrefix: "user:     "),
            Column("change", legacyPrefix: "change:   "), Column("document", legacyPrefix: "document: "),
        ], mainColumn: "document", emptyText: "no revisions")

    static func record(_ version: DocumentVersion, badge: Badge) -> Record {
        let change = version.isDeleted ? "deleted" : version.revision == 1 ? "inserted" : "replaced"
        return Record(
            [
                .unsigned(version.revision), .unsigned(version.txID),
                version.timestamp == 0 ? .null : .time(Timestamp(seconds: version.timestamp)),
                .text(version.user), .text(change),
                version.document.map { .literal($0.json.text, isNumber: true) } ?? .null,
            ], badge: badge)
    }

    static let written = ReportHeader(
        kind: "written", shape: .list,
        columns: [
            Column("id", legacyPrefix: ""), Column("tx", alignment: .trailing),
            Column("revision", title: "rev"),
        ],
        mainColumn: "id", emptyText: "no documents")

    static let count = ReportHeader(
        kind: "count", columns: [Column("count", legacyPrefix: "")], mainColumn: "count", hasBadges: false)
}

extension FieldValue {
    /// A member of a document.
    init(member value: JSONValue?) {
        switch value {
        case nil, .null: self = .null
        case .bool(let flag): self = .boolean(flag)
        case .number: self = .literal(value?.text ?? "", isNumber: true)
        case .string(let text): self = .text(text)
        case .array, .object: self = .literal(value?.text ?? "", isNumber: true)
        }
    }
}

extension DocumentFieldType {
    /// As it is typed.
    var word: String {
        switch self {
        case .string: "string"
        case .boolean: "boolean"
        case .integer: "integer"
        case .double: "double"
        case .uuid: "uuid"
        }
    }

    init?(word: String) {
        guard let type = DocumentFieldType.allCases.first(where: { $0.word == word.lowercased() }) else {
            return nil
        }
        self = type
    }
}

extension CollectionDescription.Index {
    /// As it is typed, `unique` behind it.
    var words: String { fields.joined(separator: ",") + (isUnique ? "(unique)" : "") }
}
