import CommandLineKit
import ImmuDBClient
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBShell
import TerminalUI
import Testing

@Suite struct ShellFailureTests {
    @Test(arguments: [
        (ClientError.Code.connection, CommandLineKit.ExitStatus.connection), (.unavailable, .connection),
        (.deadline, .connection), (.authentication, .authentication), (.permission, .authentication),
        (.notFound, .notFound), (.conflict, .conflict), (.invalidArgument, .usage), (.trustStore, .failure),
        (.protocolViolation, .failure), (.limit, .failure), (.cancelled, .interrupted),
        (.unsupported, .failure),
        (.other, .failure),
    ])
    func statusOfClientErrors(code: ClientError.Code, status: CommandLineKit.ExitStatus) {
        #expect(CommandFailure(explaining: ClientError(code, "m")).status == status)
    }

    @Test func everyVerdictIsExplained() {
        for verdict in Verdict.allCases {
            let error = ClientError(VerificationFailure(verdict, "m"), evidencePath: "/e.json")
            let failure = CommandFailure(explaining: error)
            #expect(failure.status.isTamperAlarm)
            #expect(failure.message.hasPrefix("VERIFICATION FAILED, "))
            #expect(failure.hint?.contains("/e.json") == true)
        }
    }

    @Test func engineErrors() {
        #expect(CommandFailure(explaining: EngineError(.locked, "m")).status == .connection)
        #expect(CommandFailure(explaining: EngineError(.corrupted, "m")).status == .proofMismatch)
        #expect(CommandFailure(explaining: EngineError(.databaseNotFound, "m")).status == .notFound)
        #expect(CommandFailure(explaining: CancellationError()).status == .interrupted)
        #expect(CommandFailure(explaining: TerminalError(.writeFailed, "m")).status == .failure)
    }

    @Test func theLedgersWordsArePlain() {
        let error = ClientError(.notFound, "tbtree: key not found")
        #expect(CommandFailure(explaining: error).message == "key not found")
    }
}
