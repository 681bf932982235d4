import CommandLineKit

extension CommandSession {
    /// What completion can ask for; nil before a ledger is open. What cannot be read is not offered.
    var completionSource: LedgerCompletionSource? {
        guard let ledger = ledgerIfOpen else { return nil }
        return LedgerCompletionSource(
            ledger: ledger, names: names.current(), variables: sqlState.variables.keys.sorted(),
            savedQueries: known { try SavedQueries(environment: environment)?.all().keys.sorted() ?? [] },
            profiles: known { try sources.profiles(config: settings.string("config")) },
            revisionSeparator: settings.string("revision-separator") ?? "@", zone: isUTC ? .utc : .local)
    }

    private var isUTC: Bool {
        do {
            return try settings.flag("utc")
        } catch {
            return false
        }
    }

    private func known(_ names: () throws -> [String]) -> [String] {
        do {
            return try names()
        } catch {
            // Commands tell what is wrong with the file; typing goes on.
            return []
        }
    }
}
