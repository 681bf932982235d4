import ImmuDBClient
import ImmuDBProofs
import ImmuDBStorage
import Synchronization
import SystemIO

/// Compares what a database shows with what this machine trusts. Proves nothing and changes no trust: a proof
/// is what `immuclient verify`, `current` and `audit` are for.
enum TrustComparison {
    /// - Parameter alhAtTrusted: hash that the database shows now for the trusted transaction; nil when it
    ///   was not asked.
    static func row(
        _ database: String, shown: TrustedState?, record: TrustRecord?, alhAtTrusted: Digest?
    ) -> TrustRow {
        let trusted = record?.state
        let verdict =
            if let trusted, trusted.txID > 0 {
                self.verdict(shown, trusted, alhAtTrusted)
            } else {
                shown == nil ? "cannot be asked" : "nothing is trusted yet"
            }
        return TrustRow(
            database: database, txID: shown?.txID, trustedTxID: trusted?.txID ?? 0,
            isSigned: shown.map { $0.signature != nil }, provenAt: record?.updatedAt, verdict: verdict)
    }

    private static func verdict(
        _ shown: TrustedState?, _ trusted: TrustedState, _ alhAtTrusted: Digest?
    ) -> String {
        guard let shown else { return "cannot be asked" }
        if shown.txID < trusted.txID { return "OLDER than what is trusted" }
        let alh = shown.txID == trusted.txID ? shown.alh : alhAtTrusted
        guard let alh else { return "not compared" }
        return alh == trusted.alh ? "goes on from what is trusted" : "ANOTHER HISTORY than trusted"
    }
}

/// Compares trust now and then, away from the screen.
final class TrustWatch: Sendable {
    private let client: LedgerClient
    private let name: String
    private let trust: TrustStore
    private let news = Mutex<[TrustRow]?>(nil)

    init(client: LedgerClient, name: String, trust: TrustStore) {
        self.client = client
        self.name = name
        self.trust = trust
    }

    /// What changed since the last call; nil for nothing.
    func take() -> [TrustRow]? {
        news.withLock { news in
            defer { news = nil }
            return news
        }
    }

    /// Runs until cancelled.
    func run() async {
        while !Task.isCancelled {
            let rows = await compare()
            news.withLock { $0 = rows }
            do {
                try await Task.sleep(for: .milliseconds(Limits.trustMilliseconds))
            } catch {
                return
            }
        }
    }

    private func compare() async -> [TrustRow] {
        var rows: [TrustRow] = []
        do {
            for database in try await client.databaseNames() { rows.append(await compare(database)) }
        } catch {
            rows.append(
                TrustRow(
                    database: "", txID: nil, trustedTxID: 0, isSigned: nil, provenAt: nil,
                    verdict: ReasonText.of(error)))
        }
        return rows
    }

    private func compare(_ database: String) async -> TrustRow {
        do {
            let record = try await trust.load(TrustPin(name: name, database: database))
            try await client.useDatabase(database)
            let shown = try await client.claimedState().claimed
            var alh: Digest?
            if let trusted = record?.state, trusted.txID > 0, trusted.txID < shown.txID {
                let source = ServerBackupSource(database: database, client: client)
                alh = try await source.alh(of: trusted.txID)
            }
            return TrustComparison.row(database, shown: shown, record: record, alhAtTrusted: alh)
        } catch {
            return TrustRow(
                database: database, txID: nil, trustedTxID: 0, isSigned: nil, provenAt: nil,
                verdict: ReasonText.of(error))
        }
    }
}
