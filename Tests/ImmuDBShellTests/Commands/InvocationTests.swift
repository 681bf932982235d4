import ArgumentParser
import CommandLineKit
import Testing

@testable import ImmuDBShell

@Suite struct InvocationTests {
    @Test func theListOfMovableFlagsIsComplete() throws {
        let tree = try CommandTree(dump: RootCommand._dumpHelp())
        let flags = tree.shownArguments.filter { argument in
            let names = (argument.names ?? []).map(\.text)
            return !names.contains("--help") && !names.contains("--version")
                && !names.contains("--keep-going") && !names.contains("--restricted")
        }
        let values = flags.filter { $0.kind == "option" }.flatMap { ($0.names ?? []).map(\.text) }
        let plain = flags.filter { $0.kind == "flag" }.flatMap { ($0.names ?? []).map(\.text) }
        #expect(Set(values) == GlobalOptions.order.valueFlags)
        #expect(Set(plain) == GlobalOptions.order.plainFlags)
        // What a script runs is no setting: it belongs to one call.
        let names = flags.flatMap { ($0.names ?? []).filter { $0.kind == "long" }.map(\.name) }
            .filter { !["command", "file"].contains($0) }
        #expect(Set(names) == Set(GlobalOptions.definitions.map(\.name)))
    }

    @Test func namesAreUnique() {
        let names = CommandTable.names
        #expect(Set(names).count == names.count)
        #expect(Set(names).isDisjoint(with: CommandTable.notYet.keys))
    }

    @Test(arguments: [
        ("g", "get"), ("sg", "safeget"), ("s", "set"), ("ss", "safeset"), ("del", "delete"), ("h", "history"),
        ("scn", "scan"), ("cnt", "count"), ("gettx", "tx"), ("stx", "safetx"), ("crt", "current"),
        ("p", "status"),
        ("cli-mode", "it"),
    ])
    func oldAliases(alias: String, name: String) {
        #expect(CommandTable.command(named: alias)?.configuration.commandName == name)
    }

    @Test func everyCommandHasHelp() throws {
        for name in CommandTable.mainNames {
            guard case .show(let text) = try Invocation.parse(["help", name], columns: 100) else {
                Issue.record("no help for \(name)")
                continue
            }
            #expect(!text.isEmpty)
            guard name != "help" else { continue }
            guard case .show(let same) = try Invocation.parse([name, "--help"], columns: 100) else {
                Issue.record("no --help for \(name)")
                continue
            }
            #expect(same.contains("USAGE"))
        }
        guard case .show(let text) = try Invocation.parse(["--version"], columns: 80) else {
            Issue.record("no version")
            return
        }
        #expect(text == "immuclient \(ProgramVersion.text)")
    }

    @Test func noCommandIsTheShell() throws {
        guard
            case .shell(let flags, let script) = try Invocation.parse(
                ["--offline", "d", "--keep-going", "--restricted"], columns: 80)
        else {
            Issue.record("not the shell")
            return
        }
        #expect(flags == ["offline": "d"])
        #expect(script.keepGoing && !script.isGiven)
    }

    @Test func unknownCommandsGetASuggestion() {
        let failure = #expect(throws: CommandFailure.self) { try Invocation.parse(["gte"], columns: 80) }
        #expect(failure?.hint == "did you mean get?")
        let later = #expect(throws: CommandFailure.self) {
            try Invocation.parse(["audit-mode"], columns: 80)
        }
        #expect(later?.message == "not there yet: the auditor")
    }

    @Test func dashesNeedADoubleDash() {
        let failure = #expect(throws: CommandFailure.self) {
            try Invocation.parse(["set", "k", "-5"], columns: 80)
        }
        #expect(failure?.status == .usage)
        #expect(failure?.hint?.contains("--") == true)
    }
}
