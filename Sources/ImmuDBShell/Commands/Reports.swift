import CommandLineKit
import ImmuDBProofs
import SystemIO

/// The shapes of our answers: one place for names, titles and the legacy labels.
enum Reports {
    static let entryColumns: [Column] = [
        Column("tx", alignment: .trailing, legacyPrefix: "tx:       "),
        Column("revision", title: "rev", alignment: .trailing, legacyPrefix: "rev:      "),
        Column("time"),
        Column("key", legacyPrefix: "key:      "),
        Column("reference", visibility: .detail),
        Column("metadata", visibility: .detail, legacyPrefix: "metadata: "),
        Column("expiresAt", title: "expires", visibility: .detail),
        Column("value", legacyPrefix: "value:    "),
        Column("hash", visibility: .detail),
        Column("verified", visibility: .legacyOnly, legacyPrefix: "verified: "),
    ]

    static func entry(_ kind: String) -> ReportHeader {
        ReportHeader(kind: kind, columns: entryColumns, mainColumn: "value")
    }

    static let scan = ReportHeader(kind: "scan", shape: .list, columns: entryColumns, mainColumn: "value")

    static let history = ReportHeader(
        kind: "history", shape: .list, columns: entryColumns + [Column("change")], mainColumn: "value",
        emptyText: "No item found")

    /// - Parameter saysVerified: the legacy block ends in `verified: true`; only for entries that are proven.
    static func record(_ entry: EntryView, saysVerified: Bool, change: String? = nil) -> Record {
        let isProven = entry.badge.kind == .proven || entry.badge.kind == .provenSigned
        var values: [FieldValue] = [
            .unsigned(entry.txID),
            entry.revision > 0 ? .unsigned(entry.revision) : .null,
            time(entry.timestamp),
            .bytes(entry.key),
            entry.referencedBy.map { .bytes($0) } ?? .null,
            metadata(entry.metadata),
            time(entry.metadata.expiresAt),
            .bytes(entry.value),
            entry.alh.map { .hash($0.bytes) } ?? .null,
            saysVerified && isProven ? .boolean(true) : .null,
        ]
        if let change { values.append(.text(change)) }
        return Record(values, badge: entry.badge)
    }

    /// A new alias: earlier versions print its target as the value.
    static let reference = ReportHeader(
        kind: "reference",
        columns: [
            Column("tx", alignment: .trailing, legacyPrefix: "tx:       "), Column("time"),
            Column("reference", legacyPrefix: "key:      "),
            Column("target", legacyPrefix: "value:    "),
            Column("verified", visibility: .legacyOnly, legacyPrefix: "verified: "),
        ], mainColumn: "target")

    static func record(_ reference: ReferenceView, saysVerified: Bool) -> Record {
        Record(
            [
                .unsigned(reference.txID), time(reference.timestamp), .bytes(reference.key),
                .bytes(reference.target), saysVerified ? .boolean(true) : .null,
            ], badge: reference.badge)
    }

    static let memberAdded = ReportHeader(
        kind: "member",
        columns: [
            Column("tx", alignment: .trailing, legacyPrefix: "tx:\t\t"), Column("time"),
            Column("set", legacyPrefix: "set:\t\t"), Column("key", legacyPrefix: "referenced key:\t\t"),
            Column("score", alignment: .trailing, legacyPrefix: "score:\t\t"),
            Column("entriesHash", title: "entries hash", visibility: .detail, legacyPrefix: "hash:\t\t"),
            Column("verified", visibility: .legacyOnly, legacyPrefix: "verified:\t"),
        ], mainColumn: "tx")

    static func record(_ member: MemberView, saysVerified: Bool) -> Record {
        Record(
            [
                .unsigned(member.entry.txID), time(member.entry.timestamp), .bytes(member.set),
                .bytes(member.entry.key), .text(ScoreText.sixDecimals(member.score)),
                member.entriesHash.map { .hash($0.bytes) } ?? .null, .boolean(saysVerified),
            ], badge: member.entry.badge)
    }

    static let zscan = ReportHeader(
        kind: "zscan", shape: .list,
        columns: [Column("score", alignment: .trailing)] + entryColumns
            + [Column("boundTo", title: "bound to tx", visibility: .detail)], mainColumn: "value")

    static func record(member: MemberView) -> Record {
        let entry = record(member.entry, saysVerified: false)
        return Record(
            [.text(ScoreText.sixDecimals(member.score))] + entry.values
                + [member.boundTo > 0 ? .unsigned(member.boundTo) : .null], badge: entry.badge)
    }

    /// Something was done, and there is nothing more to say.
    static let message = ReportHeader(
        kind: "message", columns: [Column("message", legacyPrefix: "")], mainColumn: "message",
        hasBadges: false)

    static let log = ReportHeader(
        kind: "log", shape: .list,
        columns: [
            Column("tx", alignment: .trailing, legacyPrefix: "tx:\t\t"),
            Column("time", legacyPrefix: "time:\t\t"),
            Column("entryCount", title: "entries", alignment: .trailing, legacyPrefix: "entries:\t"),
            Column("hash", legacyPrefix: "hash:\t\t"),
            Column("previousHash", title: "previous", visibility: .detail),
            Column("version", visibility: .detail),
        ], mainColumn: "hash")

    static func record(listed transaction: TransactionView) -> Record {
        let header = transaction.header
        return Record(
            [
                .unsigned(header.id), .time(Timestamp(seconds: header.timestamp)),
                .unsigned(UInt64(header.entryCount)), .hash(transaction.alh.bytes),
                .hash(header.prevAlh.bytes), .unsigned(UInt64(header.version)),
            ], badge: transaction.badge)
    }

    static func time(_ seconds: Int64?) -> FieldValue {
        guard let seconds, seconds > 0 else { return .null }
        return .time(Timestamp(seconds: seconds))
    }

    /// The text form of attributes that earlier versions printed.
    static func metadata(_ metadata: KVMetadata) -> FieldValue {
        guard !metadata.isEmpty else { return .null }
        var parts: [String] = []
        if metadata.isDeleted { parts.append("deleted:true") }
        if let expiresAt = metadata.expiresAt { parts.append("expiration:{expiresAt:\(expiresAt)}") }
        if metadata.isNonIndexable { parts.append("nonIndexable:true") }
        return .text("{\(parts.joined(separator: " "))}")
    }

    static func transaction(_ kind: String) -> ReportHeader {
        ReportHeader(
            kind: kind,
            columns: [
                Column("tx", legacyPrefix: "tx:\t\t"),
                Column("time", legacyPrefix: "time:\t\t"),
                Column("entryCount", title: "entries", legacyPrefix: "entries:\t"),
                Column("hash", legacyPrefix: "hash:\t\t"),
                Column("previousHash", title: "previous", visibility: .detail),
                Column("entriesHash", title: "entries hash", visibility: .detail),
                Column("linkedTx", title: "linked to tx", visibility: .detail),
                Column("linkedRoot", title: "linked root", visibility: .detail),
                Column("version", visibility: .detail),
                Column("entries", title: "content", visibility: .detail),
                Column("verified", visibility: .legacyOnly, legacyPrefix: "verified:\t", legacySuffix: " "),
            ], mainColumn: "hash")
    }

    /// - Parameter isExplained: what every entry means is told, so that tables have no use for its bytes.
    static func contentColumns(isExplained: Bool) -> [Column] {
        let bytes: Column.Visibility = isExplained ? .detail : .everywhere
        return [
            Column("kind"), Column("key", visibility: bytes), Column("metadata", visibility: bytes),
            Column("value", visibility: bytes), Column("detail"),
            Column("valueHash", title: "value hash", visibility: .detail),
        ]
    }

    static func record(_ transaction: TransactionView, saysVerified: Bool) -> Record {
        let header = transaction.header
        let isProven = transaction.badge.kind == .proven || transaction.badge.kind == .provenSigned
        let columns = contentColumns(isExplained: transaction.entries.allSatisfy { $0.detail != nil })
        let content = transaction.entries.map { entry in
            Record([
                .text(entry.kind), .bytes(entry.key), metadata(entry.metadata),
                entry.value.map { .bytes($0) } ?? .null, entry.detail.map { .text($0) } ?? .null,
                .hash(entry.valueHash.bytes),
            ])
        }
        return Record(
            [
                .unsigned(header.id), .time(Timestamp(seconds: header.timestamp)),
                .unsigned(UInt64(header.entryCount)), .hash(transaction.alh.bytes),
                .hash(header.prevAlh.bytes),
                .hash(header.eh.bytes), .unsigned(header.blTxID), .hash(header.blRoot.bytes),
                .unsigned(UInt64(header.version)),
                .records(RecordList(columns: columns, records: content)),
                saysVerified && isProven ? .boolean(true) : .null,
            ], badge: transaction.badge)
    }

    /// The labels are as wide as the longest one that is printed.
    static func state(_ state: StateView, kind: String) -> ReportHeader {
        let width = state.precommitted == nil ? 11 : 18
        func label(_ text: String) -> String {
            text + ":" + String(repeating: " ", count: max(0, width - text.count - 1))
        }
        let isEmpty = state.txID == 0
        return ReportHeader(
            kind: kind,
            columns: [
                Column("message", visibility: .legacyOnly, legacyPrefix: ""),
                Column("database", legacyPrefix: isEmpty ? nil : label("database")),
                Column("tx", legacyPrefix: isEmpty ? nil : label("txID")),
                Column("hash", legacyPrefix: isEmpty ? nil : label("hash")),
                Column(
                    "precommittedTx", title: "precommitted tx", visibility: .detail,
                    legacyPrefix: label("precommittedTxID")),
                Column(
                    "precommittedHash", title: "precommitted hash", visibility: .detail,
                    legacyPrefix: label("precommittedHash")),
            ], mainColumn: "tx")
    }

    static func record(_ state: StateView) -> Record {
        let isEmpty = state.txID == 0
        let precommitted = isEmpty ? nil : state.precommitted
        return Record(
            [
                isEmpty ? .text("database '\(state.database)' is empty") : .null, .text(state.database),
                .unsigned(state.txID), .hash(state.alh.bytes),
                precommitted.map { .unsigned($0.txID) } ?? .null,
                precommitted.map { .hash($0.alh.bytes) } ?? .null,
            ], badge: state.badge)
    }
}
