#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A moment on the wall clock.
package struct Timestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package var seconds: Int64
    /// 0 to 999 999 999.
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

/// Tells the time; the seam that lets tests fix it.
package protocol WallClock: Sendable {
    func now() -> Timestamp
}

/// The clock of the operating system.
package struct SystemClock: WallClock {
    package init() {}

    package func now() -> Timestamp {
        var time = timespec()
        // Cannot fail: the clock exists everywhere and the pointer is valid.
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(truncatingIfNeeded: time.tv_nsec))
    }
}

/// A clock that stands still until told otherwise by making another one.
package struct FixedClock: WallClock {
    package var time: Timestamp

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        time = Timestamp(seconds: seconds, nanoseconds: nanoseconds)
    }

    package func now() -> Timestamp { time }
}
