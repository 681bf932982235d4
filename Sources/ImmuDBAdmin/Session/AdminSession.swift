import CommandLineKit
import SystemIO
import TerminalUI

/// What commands run in: settings and streams.
@MainActor
final class AdminSession {
    let environment: [String: String]
    let streams: StandardStreams
    let settings: Settings
    let files: any FileSystem = RealFileSystem()

    init(
        flags: [String: String], environment: [String: String], streams: StandardStreams
    ) throws(CommandFailure) {
        self.environment = environment
        self.streams = streams
        let sources = SettingsSources(
            AdminGlobals.definitions, application: "immuadmin", prefix: AdminGlobals.variablePrefix,
            environment: environment)
        settings = try sources.settings(flags: flags)
    }

    var printer: ReportPrinter { ReportPrinter(settings: settings, streams: streams) }

    /// A setting that cannot be read is no reason to say less.
    var isVerbose: Bool {
        do throws(CommandFailure) {
            return try settings.flag("verbose")
        } catch {
            return true
        }
    }

    /// The local directory to work on.
    /// - Throws: `usage` when none is given.
    func directory() throws(CommandFailure) -> String {
        guard let directory = settings.string("offline"), !directory.isEmpty else {
            throw CommandFailure(
                .usage, "no directory is given", hint: "use --offline DIR, or set IMMUADMIN_OFFLINE")
        }
        return directory
    }

    /// Progress on standard error.
    func progress(_ title: String, _ unit: ProgressMeter.Unit) -> ProgressBar {
        ProgressBar(
            ProgressMeter(title: title, unit: unit, total: nil), to: streams.error,
            capabilities: streams.capabilities)
    }

    /// Asks that a name is typed in full before something is given up.
    ///
    /// - Parameter confirmed: true when a flag has said it already.
    func requireConfirmation(_ question: String, typing word: String, confirmed: Bool) throws {
        if confirmed { return }
        guard streams.capabilities.inputIsTerminal, streams.capabilities.errorIsTerminal else {
            throw CommandFailure(
                .usage, "confirmation is missing; nothing was done",
                hint: "add --yes-i-know-what-i-am-doing, or --dry-run to see what would be done")
        }
        let reader = try EditLineReader(
            input: streams.inputDescriptor, output: streams.error.descriptor,
            error: streams.error.descriptor, capabilities: streams.capabilities, history: nil)
        guard try reader.confirm("\(question) Type \(word) to go on:", typing: word) else {
            throw CommandFailure(.interrupted, "not confirmed; nothing was done")
        }
    }
}
