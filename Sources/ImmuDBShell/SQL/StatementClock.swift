/// Where the time of a statement goes, apart from waiting for its answer.
@MainActor
final class StatementClock {
    private(set) var rendered = Duration.zero
    private(set) var proved = Duration.zero

    /// Counts what writes rows to the screen, a pager or a file; the person who reads in a pager counts too.
    func rendering<R>(_ body: () throws -> R) rethrows -> R {
        let start = ContinuousClock.now
        defer { rendered += ContinuousClock.now - start }
        return try body()
    }

    /// Counts what proves rows, with the calls that this takes.
    func proving<R>(_ body: () async throws -> R) async rethrows -> R {
        let start = ContinuousClock.now
        defer { proved += ContinuousClock.now - start }
        return try await body()
    }
}
