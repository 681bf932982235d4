import ArgumentParser
import CommandLineKit

/// A command of the program: the same definition serves the command line, the shell, help, manual and
/// completion.
protocol LedgerCommand: ParsableCommand {
    var globals: GlobalOptions { get }

    /// Does it. Throws `CommandFailure` or an error that `CommandFailure.init(explaining:)` knows.
    @MainActor func run(in session: CommandSession) async throws
}
