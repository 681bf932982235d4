import ArgumentParser
import CommandLineKit

/// A command of the program: the same definition serves the command line, the shell, help, manual and
/// completion.
protocol LedgerCommand: ParsableCommand {
    var globals: GlobalOptions { get }
    /// Beside the others, not inside of them: debug builds check each group again for every one around it.
    var connection: ConnectionOptions { get }

    /// Does it. Throws `CommandFailure` or an error that `CommandFailure.init(explaining:)` knows.
    @MainActor func run(in session: CommandSession) async throws
}

extension LedgerCommand {
    /// The flags of every command that were given.
    var given: [String: String] { globals.given.merging(connection.given) { own, _ in own } }
}
