import ArgumentParser
import Testing

@testable import CommandLineKit

@Suite struct NamedCommandTests {
    private struct Leaf: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "leaf", aliases: ["l"])
        @Flag var quiet = false
    }

    private struct Branch: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "branch", subcommands: [Leaf.self])
    }

    private static let order = ArgumentOrder(valueFlags: ["--dir"], plainFlags: ["--loud"])

    private static func table(_ name: String) -> (any ParsableCommand.Type)? {
        name == "branch" ? Branch.self : nil
    }

    private func named(_ words: String...) throws -> NamedCommand {
        try #require(NamedCommand(words, order: Self.order, table: Self.table))
    }

    @Test func namesLeadToCommands() throws {
        let leaf = try named("branch", "--dir", "x", "l", "--quiet")
        #expect(leaf.type.configuration.commandName == "leaf")
        #expect(leaf.path == ["branch", "l"])
        #expect(leaf.arguments == ["--dir", "x", "--quiet"])
        #expect(NamedCommand(["other"], order: Self.order, table: Self.table) == nil)
        #expect(NamedCommand([], order: Self.order, table: Self.table) == nil)
    }

    @Test func helpIsAskedForInFrontOfDashes() throws {
        for word in ["--help", "-h", "-help"] {
            #expect(try named("branch", "leaf", word).asksForHelp)
            #expect(NamedCommand.asksForHelp(["x", word]))
        }
        #expect(!NamedCommand.asksForHelp(["--", "-h"]))
        #expect(!NamedCommand.asksForHelp(["help"]))
    }

    @Test func aNameThatNeedsAnother() throws {
        let failure = #expect(throws: CommandFailure.self) { try named("branch").requireSubcommand() }
        #expect(failure?.status == .usage)
        #expect(failure?.message == "branch needs one of: leaf")
        #expect(throws: CommandFailure.self) { try named("branch", "--loud").requireSubcommand() }
        let unknown = #expect(throws: CommandFailure.self) {
            try named("branch", "nosuch", "--loud").requireSubcommand()
        }
        #expect(unknown?.message == "unknown command 'branch nosuch'; branch needs one of: leaf")
        try named("branch", "leaf").requireSubcommand()
    }

    private static func topic(_ names: [String]) throws -> String? {
        try NamedCommand.topic(names, table: table)?.configuration.commandName
    }

    @Test func topicsOfHelp() throws {
        #expect(try Self.topic(["branch"]) == "branch")
        #expect(try Self.topic(["branch", "l"]) == "leaf")
        #expect(try Self.topic(["other"]) == nil)
        #expect(try Self.topic([]) == nil)
        let failure = #expect(throws: CommandFailure.self) {
            _ = try NamedCommand.topic(["branch", "twig"], table: Self.table)
        }
        #expect(failure?.message == "branch has no 'twig'")
    }
}
