import CommandLineKit
import ImmuDBProofs
import Testing

@Suite struct ExitStatusTests {
    typealias ExitStatus = CommandLineKit.ExitStatus

    @Test func numbersAreTheContract() {
        let expected: [ExitStatus: Int32] = [
            .success: 0, .failure: 1, .usage: 2, .connection: 3, .authentication: 4, .notFound: 5,
            .conflict: 6,
            .sql: 7, .proofMismatch: 10, .rollback: 11, .identityChanged: 12, .badSignature: 13, .fork: 14,
            .trustedStateDamaged: 15, .interrupted: 130,
        ]
        #expect(expected.count == ExitStatus.allCases.count)
        for (status, number) in expected { #expect(status.rawValue == number) }
    }

    @Test func everyVerdictIsAnAlarm() {
        for verdict in Verdict.allCases { #expect(ExitStatus(verdict).isTamperAlarm, "\(verdict)") }
        #expect(ExitStatus(.rollback) == .rollback)
        #expect(ExitStatus(.wiped) == .rollback)
        #expect(ExitStatus(.fork) == .fork)
        #expect(ExitStatus(.identityChanged) == .identityChanged)
        #expect(ExitStatus(.badSignature) == .badSignature)
        #expect(ExitStatus(.trustedStateDamaged) == .trustedStateDamaged)
        #expect(ExitStatus(.valueMismatch) == .proofMismatch)
    }

    @Test func onlyVerificationIsAnAlarm() {
        for status in [ExitStatus.success, .failure, .usage, .connection, .notFound, .sql, .interrupted] {
            #expect(!status.isTamperAlarm)
        }
    }

    @Test(arguments: [
        (ExitStatus.notFound, "get", Int32(0)), (.notFound, "count", 1), (.rollback, "safeget", 0),
        (.rollback, "safeset", 1), (.proofMismatch, "safeget", 1), (.usage, "get", 1),
        (.connection, "get", 1),
        (.authentication, "set", 1), (.authentication, "scan", 0), (.success, "get", 0),
        (.conflict, "set", 1),
    ])
    func oldNumbers(status: ExitStatus, command: String, code: Int32) {
        #expect(status.compatibleCode(command: command) == code)
    }

    @Test func anUnknownCommandEndedWithZero() {
        #expect(ExitStatus.usage.compatibleCode(command: nil) == 0)
    }
}
