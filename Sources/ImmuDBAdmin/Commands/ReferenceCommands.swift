import ArgumentParser
import CommandLineKit
import TerminalUI

/// `version`.
struct VersionCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Show the version of this program.",
        usage: "immuadmin version [flags]")

    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let header = ReportHeader(
            kind: "version", columns: [Column("version", legacyPrefix: "immuadmin ")], mainColumn: "version",
            hasBadges: false)
        try session.printer.report(header, Record([.text(ProgramVersion.text)]))
    }
}

/// `completion`: scripts for shells.
struct CompletionCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "Print the completion script for bash, zsh or fish.",
        usage: "immuadmin completion SHELL",
        discussion: """
            Examples:
              immuadmin completion bash > ~/.local/share/bash-completion/completions/immuadmin
            """)

    @Argument(help: "bash, zsh or fish.") var shell: String
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        guard ["bash", "zsh", "fish"].contains(shell), let known = CompletionShell(rawValue: shell) else {
            throw CommandFailure(
                .usage, "no completion script for '\(shell)'", hint: "one of bash, zsh, fish")
        }
        let script = AdminRoot.completionScript(for: known)
            // No command lists the profiles of this program.
            .replacing(ConnectionOptions.profileLookup, with: ":")
        try session.streams.output.write(script.hasSuffix("\n") ? script : script + "\n")
    }
}

/// `mangen`: the manual page, for packagers.
struct ManualCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "mangen", abstract: "Print the manual page.", usage: "immuadmin mangen",
        shouldDisplay: false)

    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let page = ManualPage(
            try CommandTree(dump: AdminRoot._dumpHelp()), version: ProgramVersion.text,
            settings: AdminGlobals.definitions, variablePrefix: AdminGlobals.variablePrefix)
        try session.streams.output.write(page.text())
    }
}
