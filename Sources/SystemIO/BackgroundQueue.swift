import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs jobs one after another on a thread of its own, which exists only while there are jobs.
///
/// For work that may block on files and must not take a thread away from Swift's concurrency pool.
package final class BackgroundQueue: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var isRunning = false
    }

    private let state = Mutex(State())

    package init() {}

    /// Adds a job behind those that wait. When the system refuses a thread, the caller runs it.
    package func submit(_ job: @escaping @Sendable () -> Void) {
        let isFirst = state.withLock { state -> Bool in
            state.jobs.append(job)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard isFirst else { return }
        if !startDetachedThread({ [self] in runAll() }) { runAll() }
    }

    private func runAll() {
        while let job = next() { job() }
    }

    private func next() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard !state.jobs.isEmpty else {
                state.isRunning = false
                return nil
            }
            return state.jobs.removeFirst()
        }
    }
}

/// What a new thread runs; handed over through a pointer.
private final class ThreadBody {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// - Returns: false when the system refuses another thread.
private func startDetachedThread(_ run: @escaping @Sendable () -> Void) -> Bool {
    let body = Unmanaged.passRetained(ThreadBody(run))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
        var thread: pthread_t?
        let result = pthread_create(&thread, &attributes, { runBody($0) }, body.toOpaque())
    #else
        var thread = pthread_t()
        let result = pthread_create(&thread, &attributes, { runBody($0) }, body.toOpaque())
    #endif
    if result != 0 { body.release() }
    return result == 0
}

private func runBody(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
}
