import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The end of a pipe that the signal handler writes to.
private let interruptEnd = Atomic<Int32>(-1)

private func noteInterrupt(_ signal: Int32) {
    var byte: UInt8 = 1
    _ = write(interruptEnd.load(ordering: .relaxed), &byte, 1)
}

/// Ctrl-C while an operation runs that can stop.
package enum Interruption {
    /// Runs an operation that Ctrl-C cancels; the process itself stays.
    ///
    /// A handler and a pipe: a signal that is ignored never reaches a source of signals on Linux.
    @MainActor
    package static func cancellingOnSignal(
        _ operation: @escaping @MainActor () async throws -> Void
    ) async throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw CommandFailure(.failure, "cannot make a pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let task = Task { @MainActor in try await operation() }
        interruptEnd.store(ends[1], ordering: .relaxed)
        let previous = signal(SIGINT, noteInterrupt)
        let source = watch(ends[0], cancelling: task)
        defer {
            signal(SIGINT, previous)
            interruptEnd.store(-1, ordering: .relaxed)
            source.cancel()
            close(ends[1])
        }
        try await task.value
    }

    /// Apart from the main actor: the handler runs on a queue of its own.
    private nonisolated static func watch(
        _ end: Int32, cancelling task: Task<Void, any Error>
    ) -> any DispatchSourceRead {
        let source = DispatchSource.makeReadSource(fileDescriptor: end, queue: .global())
        source.setEventHandler {
            var byte: UInt8 = 0
            _ = read(end, &byte, 1)
            task.cancel()
        }
        source.setCancelHandler { close(end) }
        source.resume()
        return source
    }
}
