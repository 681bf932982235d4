import ArgumentParser
import CommandLineKit
import ImmuDBClient

/// A command of the program: the same definition serves command line, help, manual and completion.
protocol AdminCommand: ParsableCommand {
    var globals: AdminGlobals { get }
    /// The flags that were given, by long name.
    var givenFlags: [String: String] { get }

    /// Does it. Throws `CommandFailure` or an error that `CommandFailure.init(explaining:)` knows.
    @MainActor func run(in session: AdminSession) async throws
}

extension AdminCommand {
    var givenFlags: [String: String] { globals.given }
}

/// A command that prints a report, and so has an output format.
protocol ReportingCommand: AdminCommand {
    var report: ReportOptions { get }
}

extension ReportingCommand {
    var givenFlags: [String: String] { globals.given.merging(report.given) { $1 } }
}

extension ReportingCommand {
    /// One call, then one message that says what was done.
    @MainActor
    func announcing(
        in session: AdminSession, _ call: @MainActor (LedgerClient) async throws -> String
    ) async throws {
        try await session.withConnection { connection in
            let text = try await call(connection.client)
            try session.printer.report(MessageReport.header, MessageReport.record(text))
        }
    }
}
