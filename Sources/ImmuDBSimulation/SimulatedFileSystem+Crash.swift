import Synchronization

extension SimulatedFileSystem {
    /// The disk after a power cut now.
    package func image(_ outcome: CrashOutcome, keepsMoments: Bool = false) -> SimulatedFileSystem {
        let disk = state.withLock { $0.disk }
        return SimulatedFileSystem(disk: disk.image(outcome), keepsMoments: keepsMoments)
    }

    /// The disk after a power cut during a call.
    /// - Parameter number: below the number of calls; the moments must have been kept.
    /// - Returns: nil when there is no such moment.
    package func image(
        atCall number: Int, _ outcome: CrashOutcome, keepsMoments: Bool = false
    ) -> SimulatedFileSystem? {
        moment(number).map { SimulatedFileSystem(disk: $0.image(outcome), keepsMoments: keepsMoments) }
    }

    /// The disk after the death of the process only: what was written is there, what was not synced may
    /// still be lost later.
    package func restarted(atCall number: Int, keepsMoments: Bool = false) -> SimulatedFileSystem? {
        moment(number).map { SimulatedFileSystem(disk: $0, keepsMoments: keepsMoments) }
    }

    /// The same now.
    package func restarted(keepsMoments: Bool = false) -> SimulatedFileSystem {
        SimulatedFileSystem(disk: state.withLock { $0.disk }, keepsMoments: keepsMoments)
    }

    private func moment(_ number: Int) -> Disk? {
        state.withLock { $0.moments.indices.contains(number) ? $0.moments[number] : nil }
    }
}
