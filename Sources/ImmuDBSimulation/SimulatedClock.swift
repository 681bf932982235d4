import Synchronization
package import SystemIO

/// A wall clock that only moves when told, or by a fixed step with every look at it.
package final class SimulatedClock: WallClock {
    private let time: Mutex<Timestamp>
    private let secondsPerLook: Int64

    /// - Parameter secondsPerLook: what every call of ``now()`` adds, in seconds; may be negative.
    package init(seconds: Int64, secondsPerLook: Int64 = 0) {
        time = Mutex(Timestamp(seconds: seconds))
        self.secondsPerLook = secondsPerLook
    }

    package func now() -> Timestamp {
        time.withLock { time in
            defer { time.seconds = time.seconds.addingClamped(secondsPerLook) }
            return time
        }
    }

    /// Moves the clock, also backwards, as users and time servers do.
    package func advance(seconds: Int64) {
        time.withLock { $0.seconds = $0.seconds.addingClamped(seconds) }
    }
}

extension Int64 {
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
