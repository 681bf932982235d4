import Testing

@testable import ImmuDBConnect

@Suite struct AnswerPaceTests {
    @Test func aReaderLetsTheWriterGoOn() async throws {
        let pace = AnswerPace(limit: 2)
        try await pace.advance()
        try await pace.advance()
        async let third: Void = pace.advance()
        await Task.yield()
        pace.take()
        try await third
    }

    @Test func nobodyWaitsForAReaderWhoIsGone() async throws {
        let pace = AnswerPace(limit: 1)
        try await pace.advance()
        let waiting = Task { try await pace.advance() }
        await Task.yield()
        pace.close()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        await #expect(throws: CancellationError.self) { try await pace.advance() }
    }

    @Test func aCancelledWriterStopsWaiting() async throws {
        let pace = AnswerPace(limit: 1)
        try await pace.advance()
        let waiting = Task { try await pace.advance() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }
}
