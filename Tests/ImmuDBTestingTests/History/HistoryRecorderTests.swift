import ImmuDBTesting
import Testing

@Suite struct HistoryRecorderTests {
    private struct Refused: Error {}
    private struct Broken: Error {}

    @Test func endsAreTold() async throws {
        let recorder = HistoryRecorder<String>()
        try await recorder.write("a", to: "k", by: "one") {}
        await #expect(throws: Refused.self) {
            try await recorder.write("b", to: "k", by: "one", isRefusal: { $0 is Refused }) {
                throw Refused()
            }
        }
        await #expect(throws: Broken.self) {
            try await recorder.write("c", to: "k", by: "one", isRefusal: { $0 is Refused }) { throw Broken() }
        }
        #expect(try await recorder.read("k", by: "two") { "c" } == "c")
        await #expect(throws: Broken.self) { try await recorder.read("k", by: "two") { throw Broken() } }
        #expect(recorder.operations.map(\.end) == [.succeeded(at: 2), .failed, .unknown, .succeeded(at: 6)])
        #expect(recorder.operations.map(\.began) == [1, 3, 4, 5])
        #expect(LinearizabilityCheck.check(recorder.operations) == .linearizable)
        try await recorder.read("k", by: "two") { "a" }
        guard case .violation(key: "k", _) = LinearizabilityCheck.check(recorder.operations) else {
            Issue.record("a value that was overwritten came back")
            return
        }
    }
}
