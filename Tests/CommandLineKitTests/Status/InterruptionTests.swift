import Testing

@testable import CommandLineKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@MainActor
@Suite(.serialized) struct InterruptionTests {
    @Test func aSignalCancelsTheCommandAndNothingElse() async throws {
        await #expect(throws: CancellationError.self) {
            try await Interruption.cancellingOnSignal {
                // The watch needs a moment; until then the signal is ignored.
                for _ in 0..<500 {
                    kill(getpid(), SIGINT)
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
        }
        var ran = false
        try await Interruption.cancellingOnSignal { ran = true }
        #expect(ran)
    }

    @Test func errorsComeThrough() async {
        struct Problem: Error {}
        await #expect(throws: Problem.self) { try await Interruption.cancellingOnSignal { throw Problem() } }
    }
}
