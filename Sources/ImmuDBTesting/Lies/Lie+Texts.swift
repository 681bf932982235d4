internal import GRPCCore
internal import ImmuDBProtocol

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Lie {
    /// What a terminal must never receive.
    static let hostileText = "\u{1b}[2J\u{1b}]0;owned\u{7}\r\u{202e}text\0"

    /// Names and texts that would do something to a terminal.
    func changeTexts(_ exchange: inout Exchange) throws {
        switch self {
        case .hostileErrorText where exchange.call == "VerifiableGet":
            exchange.failure = RPCError(code: .unknown, message: Lie.hostileText)
        case .hostileKey:
            // It is before all others, so that nothing is wrong with the order.
            try exchange.editAnswer(["Scan"], as: Immudb_Schema_Entries.self) { list in
                if !list.entries.isEmpty { list.entries[0].key = Data(Lie.hostileText.utf8) }
            }
        case .hostileColumnName:
            try exchange.editAnswer(["SQLQuery"], as: Immudb_Schema_SQLQueryResult.self) { result in
                for index in result.columns.indices { result.columns[index].name = Lie.hostileText }
            }
        case .hostileDatabaseName: try exchange.editState { $0.db = Lie.hostileText }
        case .hostileIdentity:
            // Headers carry printable characters only; there is no limit to how many.
            exchange.answerHeaders.replaceOrAddString(
                String(repeating: "x", count: Limits.longIdentityBytes), forKey: HeaderName.serverIdentity)
        default: return
        }
    }

    /// The table that a row is shown with.
    func changeTable(_ exchange: inout Exchange) throws {
        try exchange.editAnswer(["VerifiableSQLGet"], as: Immudb_Schema_VerifiableSQLEntry.self) { row in
            switch self {
            case .swappedColumnNames:
                guard let first = row.colNamesByID[1], let second = row.colNamesByID[2] else { return }
                row.colNamesByID = [1: second, 2: first]
                row.colIdsByName = [second: 1, first: 2]
            case .otherColumnType: row.colTypesByID[2] = "BLOB"
            case .otherTableID: row.tableID += 1
            default: return
            }
        }
    }
}
