#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A command with its flags, read from the argument parser's own description of itself, so that the manual
/// can never disagree with the program.
package struct CommandTree: Decodable, Sendable {
    package struct Name: Decodable, Sendable {
        package let kind: String
        package let name: String

        /// With its dashes.
        package var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    package struct Argument: Decodable, Sendable {
        package let kind: String
        package let shouldDisplay: Bool
        package let sectionTitle: String?
        package let isOptional: Bool
        package let isRepeating: Bool
        package let names: [Name]?
        package let preferredName: Name?
        package let valueName: String?
        package let defaultValue: String?
        package let allValues: [String]?
        package let abstract: String?
        package let discussion: String?
    }

    package let commandName: String
    package let aliases: [String]?
    package let abstract: String?
    package let discussion: String?
    package let shouldDisplay: Bool
    package let subcommands: [CommandTree]?
    package let arguments: [Argument]?

    private struct Dump: Decodable {
        let command: CommandTree
    }

    /// Reads the parser's description.
    package init(dump: String) throws {
        self = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
    }

    /// Subcommands that are shown, without the parser's own `help`.
    package var shownSubcommands: [CommandTree] {
        (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    /// Arguments that are shown.
    package var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}
