package import ImmuDBEngine

/// Tells the time to sessions, tokens and delays; the seam that lets tests move it.
package struct ServerClock: Sendable {
    /// Time since some moment. Never goes back, whatever is done to the wall clock.
    package var elapsed: @Sendable () -> Duration
    /// Seconds since 1970-01-01T00:00:00Z.
    package var unixSeconds: @Sendable () -> Int64
    /// Waits.
    package var sleep: @Sendable (Duration) async throws -> Void

    package init(
        elapsed: @escaping @Sendable () -> Duration, unixSeconds: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.elapsed = elapsed
        self.unixSeconds = unixSeconds
        self.sleep = sleep
    }

    /// The clocks of the operating system; the wall clock is the engine's.
    package static func system(_ engine: Engine) -> ServerClock {
        let start = ContinuousClock.now
        return ServerClock(
            elapsed: { start.duration(to: .now) }, unixSeconds: { engine.unixSeconds },
            sleep: { try await Task.sleep(for: $0) })
    }
}
