internal import ArgumentParser
internal import CommandLineKit

/// What a command line asks for, decided without any side effect.
enum CommandLineRequest {
    /// Text for standard output.
    case show(String)
    /// The server, with the settings that were given, by name.
    case serve([String: String])

    /// - Throws: `CommandFailure` for what cannot be understood.
    static func parse(_ arguments: [String]) throws(CommandFailure) -> CommandLineRequest {
        let command: any ParsableCommand
        do {
            command = try ImmudbCommand.parseAsRoot(arguments)
        } catch {
            if ImmudbCommand.exitCode(for: error) == .success {
                return .show(ImmudbCommand.fullMessage(for: error))
            }
            throw failure(ImmudbCommand.message(for: error))
        }
        switch command {
        case let command as ImmudbCommand:
            return .serve(command.given)
        case is VersionCommand:
            return .show(ProgramVersion.description)
        case let command as CompletionCommand:
            guard let shell = CompletionShell(rawValue: command.shell) else {
                throw CommandFailure(
                    .failure, "there is no completion for '\(command.shell)'", hint: "bash, zsh or fish")
            }
            return .show(ImmudbCommand.completionScript(for: shell))
        case is ManualCommand:
            return .show(try manual())
        default:
            // The parser makes a command of `help`, whose result is an error that carries the text.
            var command = command
            do { try command.run() } catch { return .show(ImmudbCommand.fullMessage(for: error)) }
            return .show(ImmudbCommand.helpMessage())
        }
    }

    private static func manual() throws(CommandFailure) -> String {
        do {
            let tree = try CommandTree(dump: ImmudbCommand._dumpHelp())
            return ManualPage(
                tree, version: ProgramVersion.text,
                settings: ServerSetting.all.filter { !$0.isHidden }.map { $0.definition(isReference: false) },
                variablePrefix: ServerSetting.variablePrefix, isService: true
            ).text()
        } catch {
            throw CommandFailure(.failure, "the manual cannot be made: \(error)")
        }
    }

    private static func failure(_ text: String) -> CommandFailure {
        var message = text.split(separator: "\n").first.map(String.init) ?? text
        if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
        return CommandFailure(
            .failure, message.prefix(1).lowercased() + message.dropFirst(),
            hint: "immudb --help lists all options")
    }
}
