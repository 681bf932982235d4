import CommandLineKit
package import TerminalUI

/// The whole program, apart from the process around it.
@MainActor
package struct AdminProgram {
    private let environment: [String: String]
    private let streams: StandardStreams

    package init(environment: [String: String], streams: StandardStreams) {
        self.environment = environment
        self.streams = streams
    }

    /// Runs one command line.
    ///
    /// - Parameter arguments: without the program's name, as `ByteText`.
    /// - Returns: the status for the process.
    package func run(_ arguments: [String]) async -> Int32 {
        let columns = min(streams.capabilities.columns, 100)
        do {
            switch try AdminInvocation.parse(arguments, columns: columns) {
            case .show(let text):
                try streams.output.writeLine(text)
                try streams.output.flush()
                return ExitStatus.success.rawValue
            case .command(let command):
                let session = try AdminSession(
                    flags: command.givenFlags, environment: environment, streams: streams)
                return await execute(command, in: session).rawValue
            }
        } catch {
            let isVerbose = arguments.prefix { $0 != "--" }.contains { $0 == "--verbose" || $0 == "-v" }
            return report(error, isVerbose: isVerbose).rawValue
        }
    }

    private func execute(_ command: any AdminCommand, in session: AdminSession) async -> ExitStatus {
        do {
            try await command.run(in: session)
            try streams.output.flush()
            return .success
        } catch {
            return report(error, isVerbose: session.isVerbose)
        }
    }

    /// Tells about an error once, on the error channel.
    ///
    /// - Returns: the status it stands for.
    private func report(_ error: any Error, isVerbose: Bool) -> ExitStatus {
        // Nobody reads the output any more, as in `top --raw | head`: that is no failure of ours.
        if let error = error as? TerminalError, error.code == .brokenPipe { return .success }
        let failure = CommandFailure(explaining: error)
        do {
            try streams.output.flush()
            if failure.status == .interrupted, streams.capabilities.errorIsTerminal {
                try streams.error.writeLine("")
            }
            for line in failure.lines(program: "immuadmin", verbose: isVerbose) {
                try streams.error.writeLine(line)
            }
        } catch {
            // The error channel itself is gone: the exit status is all that is left to say it with.
            return failure.status
        }
        return failure.status
    }
}
