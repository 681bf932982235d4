import CommandLineKit
import ImmuDBShell
import Testing

@Suite struct ReplMachineTests {
    typealias Machine = ReplMachine

    private let ask = Machine.Action.read(isContinuation: false)

    private func line(_ text: String) -> Machine.Event { .line(Array(text.utf8)) }

    @Test func runsWordsAndAsksAgain() {
        var machine = Machine(isInteractive: true)
        #expect(machine.start() == [ask])
        let source = Array("get 'a b'".utf8)
        let words = [Array("get".utf8), Array("a b".utf8)]
        #expect(machine.handle(.line(source)) == [.run(words: words, source: source)])
        #expect(machine.handle(.finished(.success)) == [ask])
        #expect(machine.handle(.finished(.notFound)) == [ask])
    }

    @Test func blankLinesAndCommentsDoNothing() {
        var machine = Machine(isInteractive: false)
        for text in ["", "   ", "# comment"] { #expect(machine.handle(line(text)) == [ask]) }
    }

    @Test func openQuotationsContinue() {
        var machine = Machine(isInteractive: true)
        #expect(machine.handle(line("set k \"a")) == [.read(isContinuation: true)])
        guard case .run(let words, _) = machine.handle(line("b\"")).first else {
            Issue.record("not run")
            return
        }
        #expect(words.last == Array("a\nb".utf8))
    }

    @Test func interruptDropsWhatWasTyped() {
        var machine = Machine(isInteractive: true)
        _ = machine.handle(line("set k \"a"))
        #expect(machine.handle(.interrupted) == [ask])
        guard case .run(let words, _) = machine.handle(line("get k")).first else {
            Issue.record("not run")
            return
        }
        #expect(words.count == 2)
    }

    @Test func leaving() {
        for text in ["exit", "quit", "\\q"] {
            var machine = Machine(isInteractive: true)
            #expect(machine.handle(line(text)) == [.exit(.success)])
        }
        var machine = Machine(isInteractive: true)
        #expect(machine.handle(.endOfInput) == [.newLine, .exit(.success)])
        var script = Machine(isInteractive: false)
        #expect(script.handle(.endOfInput) == [.exit(.success)])
        #expect(script.handle(.interrupted) == [.exit(.interrupted)])
    }

    @Test func helpAndClear() {
        var machine = Machine(isInteractive: true)
        #expect(machine.handle(line("help get")) == [.help(["get"]), ask])
        #expect(machine.handle(line("\\?")) == [.help([]), ask])
        #expect(machine.handle(line("clear")) == [.clearScreen, ask])
        var script = Machine(isInteractive: false)
        #expect(script.handle(line("clear")) == [ask])
    }

    @Test func aScriptStopsAtItsFirstError() {
        var machine = Machine(isInteractive: false)
        _ = machine.handle(line("get k"))
        #expect(machine.handle(.finished(.notFound)) == [.exit(.notFound)])
    }

    @Test func aScriptThatGoesOnRemembersItsFirstError() {
        var machine = Machine(isInteractive: false, keepsGoing: true)
        #expect(machine.handle(.finished(.notFound)) == [ask])
        #expect(machine.handle(.finished(.usage)) == [ask])
        #expect(machine.handle(.endOfInput) == [.exit(.notFound)])
    }

    @Test func aScriptNeverGoesOnAfterAnAlarm() {
        for status in [CommandLineKit.ExitStatus.fork, .proofMismatch, .rollback, .interrupted] {
            var machine = Machine(isInteractive: false, keepsGoing: true)
            #expect(machine.handle(.finished(status)) == [.exit(status)])
        }
    }

    @Test func wrongLinesAreToldAndExecuteNothing() {
        for text in ["get \"\\q\"", "\\nosuch", "exit now"] {
            var machine = Machine(isInteractive: true)
            let actions = machine.handle(line(text))
            #expect(actions.count == 2)
            guard case .report(let failure) = actions.first else {
                Issue.record("not reported: \(text)")
                continue
            }
            #expect(failure.status == .usage)
            var script = Machine(isInteractive: false)
            #expect(script.handle(line(text)).last == .exit(.usage))
        }
    }

    @Test func aScriptThatEndsInsideAQuotationFails() {
        var machine = Machine(isInteractive: false)
        _ = machine.handle(line("set k 'a"))
        #expect(machine.handle(.endOfInput).last == .exit(.usage))
    }

    private func statement(_ text: String, source: String? = nil) -> Machine.Action {
        .statement(Array(text.utf8), source: source.map { Array($0.utf8) })
    }

    @Test func statementsGoOnToTheirSemicolon() {
        var machine = Machine(isInteractive: true)
        #expect(machine.handle(line("SELECT 1")) == [.read(isContinuation: true)])
        #expect(machine.handle(line("-- not yet;")) == [.read(isContinuation: true)])
        let source = "SELECT 1\n-- not yet;\n;"
        #expect(machine.handle(line(";")) == [statement("SELECT 1\n-- not yet;", source: source)])
        #expect(machine.handle(.finished(.success)) == [ask])
    }

    @Test func statementsOfOneLineRunInOrderUntilOneFails() {
        var machine = Machine(isInteractive: true)
        let source = "SELECT 1; SELECT 2; SELECT 3;"
        #expect(machine.handle(line(source)) == [statement("SELECT 1", source: source)])
        #expect(machine.handle(.finished(.success)) == [statement("SELECT 2")])
        #expect(machine.handle(.finished(.sql)) == [ask])
        var script = Machine(isInteractive: false, keepsGoing: true)
        _ = script.handle(line("SELECT 1; SELECT 2;"))
        #expect(script.handle(.finished(.sql)) == [statement("SELECT 2")])
        #expect(script.handle(.finished(.success)) == [ask])
        #expect(script.handle(.endOfInput) == [.exit(.sql)])
    }

    @Test func theLastStatementOfAScriptNeedsNoSemicolon() {
        var machine = Machine(isInteractive: false)
        _ = machine.handle(line("SELECT 1"))
        let actions = machine.handle(.endOfInput)
        #expect(actions == [statement("SELECT 1", source: "SELECT 1\n;")])
        #expect(machine.handle(.finished(.success)) == [ask])
        #expect(machine.handle(.endOfInput) == [.exit(.success)])
        var typed = Machine(isInteractive: true)
        _ = typed.handle(line("SELECT 1"))
        #expect(typed.handle(.endOfInput).last == .exit(.success))
    }

    @Test func commandsWithABackslash() {
        var machine = Machine(isInteractive: true)
        let source = Array("\\d 'my table'".utf8)
        #expect(
            machine.handle(.line(source)) == [.meta(name: "d", arguments: ["my table"], source: source)])
        #expect(machine.handle(line("\\timing 'x")).count == 2)
    }
}
