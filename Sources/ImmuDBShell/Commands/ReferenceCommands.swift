import ArgumentParser
import CommandLineKit
import TerminalUI

/// `completion`: scripts for the user's own shell.
struct CompletionCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "Print the completion script for bash, zsh or fish.",
        usage: "immuclient completion SHELL",
        discussion: """
            Examples:
              immuclient completion bash > ~/.local/share/bash-completion/completions/immuclient
            """)

    @Argument(help: "bash, zsh or fish.") var shell: String
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard let script = ReferenceText.completionScript(shell) else {
            throw CommandFailure(
                .usage, "no completion script for '\(shell)'", hint: "one of bash, zsh, fish")
        }
        try session.streams.output.write(script)
        try session.streams.output.flush()
    }
}

/// `mangen`: the manual page, for packagers.
struct ManualCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "mangen", abstract: "Print the manual page.", usage: "immuclient mangen",
        shouldDisplay: false)

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        try session.streams.output.write(ReferenceText.manualPage())
        try session.streams.output.flush()
    }
}

/// Manual and completion scripts, made from the command definitions.
package enum ReferenceText {
    /// Shells that there are scripts for.
    package static let shells = ["bash", "zsh", "fish"]

    /// The script; nil for an unknown shell.
    package static func completionScript(_ shell: String) -> String? {
        guard shells.contains(shell), let known = CompletionShell(rawValue: shell) else { return nil }
        let script = RootCommand.completionScript(for: known)
            .replacing(ConnectionOptions.profileLookup, with: LiveNames.profileCommand)
        return script.hasSuffix("\n") ? script : script + "\n"
    }

    /// The manual page in man(7) macros.
    package static func manualPage() throws -> String {
        let tree = try CommandTree(dump: RootCommand._dumpHelp())
        let page = ManualPage(
            tree, version: ProgramVersion.text, settings: GlobalOptions.definitions,
            variablePrefix: GlobalOptions.variablePrefix)
        return page.text()
    }
}
