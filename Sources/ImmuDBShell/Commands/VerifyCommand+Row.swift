import CommandLineKit
import ImmuDBClient
import ImmuDBRecords

@MainActor
extension VerifyCommand {
    /// `verify row TABLE KEY...`, `verify forget TABLE` and `verify forget collection NAME`.
    func run(about words: [String], in session: CommandSession) async throws {
        switch words.first {
        case "row" where words.count >= 3:
            try await row(words[1], words.dropFirst(2).map(SQLLiteral.value), session)
        case "forget" where words.count == 2:
            try await session.ledger().sql.forgetSchema(words[1])
            try session.report(
                Reports.message, Record([.text("the pinned schema of table \(words[1]) is forgotten")]))
        case "forget" where words.count == 3 && words[1] == "collection":
            let client = try await session.ledger().documents
            try await client.trust.forgetSchema(client.pin, collection: words[2])
            try session.report(
                Reports.message, Record([.text("what is pinned of collection \(words[2]) is forgotten")]))
        default:
            throw CommandFailure(
                .usage,
                "verify takes nothing, row TABLE KEY..., forget TABLE, or forget collection NAME",
                hint: "type help verify for examples")
        }
    }

    private func row(_ table: String, _ key: [SQLValue], _ session: CommandSession) async throws {
        let row = try await session.ledger().sql.row(table, key: key, atTx: atTx)
        let columns =
            [Column("tx", alignment: .trailing), Column("time")]
            + row.columns.map { Column(SQLColumn(name: $0.plainName, type: $0.type)) }
        let legacy = columns.map { column in
            Column(
                column.name, alignment: column.alignment, visibility: column.visibility,
                legacyPrefix: "\(column.name): ")
        }
        var header = ReportHeader(kind: "row", columns: legacy, mainColumn: legacy.last?.name ?? "tx")
        header.showsNulls = true
        var notes = ["that this is the newest version of the row cannot be proven"]
        if row.isSchemaNew {
            notes.append(
                "the columns of \(row.table) were learned from the transactions and are kept from now on")
        }
        try session.report(
            header,
            Record(
                [.unsigned(row.txID), Reports.time(row.timestamp)] + row.values.map { FieldValue($0) },
                badge: row.badge), notes: notes)
    }
}
