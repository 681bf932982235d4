import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ctrl-C while an operation runs that can stop.
package enum Interruption {
    /// Runs an operation that Ctrl-C cancels; the process itself stays.
    @MainActor
    package static func cancellingOnSignal(
        _ operation: @escaping @MainActor () async throws -> Void
    ) async throws {
        let task = Task { @MainActor in try await operation() }
        let previous = signal(SIGINT, SIG_IGN)
        let source = watch(cancelling: task)
        defer {
            source.cancel()
            signal(SIGINT, previous)
        }
        try await task.value
    }

    /// Apart from the main actor: the handler runs on a queue of its own.
    private nonisolated static func watch(cancelling task: Task<Void, any Error>) -> any DispatchSourceSignal
    {
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { task.cancel() }
        source.resume()
        return source
    }
}
