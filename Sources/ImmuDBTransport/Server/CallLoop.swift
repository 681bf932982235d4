internal import NIOCore
internal import Synchronization

/// An event loop that also runs the calls of its connections, as far as they are brief: what came in with one
/// read is answered with one write, and no thread has to wake another one.
final class CallLoop: TaskExecutor {
    let eventLoop: any EventLoop

    private struct Ready {
        var jobs: [UnownedJob] = []
        /// Whether ``runReady()`` will come by.
        var isScheduled = false
    }

    private let ready = Mutex(Ready())
    /// What only the event loop touches.
    private struct Turn {
        /// Connections that wrote something since they were last flushed.
        var written: [ConnectionHandler] = []
        /// Whether somebody flushes in the end.
        var isUnderWay = false
    }

    private let turn: NIOLoopBoundBox<Turn>

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        turn = NIOLoopBoundBox.makeBoxSendingValue(Turn(), eventLoop: eventLoop)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustSchedule = ready.withLock { ready in
            ready.jobs.append(job)
            defer { ready.isScheduled = true }
            return !ready.isScheduled
        }
        if mustSchedule { eventLoop.execute { self.runScheduled() } }
    }

    /// Runs the jobs that are ready, those that they make ready included, and sends what they wrote. For the
    /// event loop only.
    func runReady() {
        turn.value.isUnderWay = true
        for _ in 0..<Limits.readyRoundsMax {
            let jobs = ready.withLock { ready in
                defer { ready.jobs.removeAll(keepingCapacity: true) }
                return ready.jobs
            }
            if jobs.isEmpty { break }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
        flushWritten()
    }

    private func runScheduled() {
        runReady()
        let isMore = ready.withLock { ready in
            ready.isScheduled = !ready.jobs.isEmpty
            return ready.isScheduled
        }
        // Others have their turn first.
        if isMore { eventLoop.execute { self.runScheduled() } }
    }

    /// Has a connection flushed when everything at hand is done. For the event loop only.
    func willFlush(_ connection: ConnectionHandler) {
        turn.value.written.append(connection)
        guard !turn.value.isUnderWay else { return }
        turn.value.isUnderWay = true
        eventLoop.execute { self.flushWritten() }
    }

    /// For the event loop only.
    func flushWritten() {
        while !turn.value.written.isEmpty {
            let connections = turn.value.written
            turn.value.written.removeAll(keepingCapacity: true)
            for connection in connections { connection.flush() }
        }
        turn.value.isUnderWay = false
    }

    /// Says that ``runReady()`` will be called. For the event loop only.
    func beginTurn() { turn.value.isUnderWay = true }
}
