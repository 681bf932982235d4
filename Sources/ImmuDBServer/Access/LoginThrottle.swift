/// How long the answer to a failed login is held back: longer with each failure of the same name.
///
/// Right passwords are answered at once, so nobody can lock somebody else out. Names that no user has are
/// treated alike.
struct LoginThrottle {
    private struct Failures {
        var count: Int
        var last: Duration
    }

    private var names: [String: Failures] = [:]

    /// Counts a failure.
    /// - Returns: the time to wait before answering.
    mutating func failed(_ name: String, at now: Duration) -> Duration {
        let name = LoginThrottle.short(name)
        if names[name] == nil, names.count >= Limits.throttledNamesMax { forgetOldest(at: now) }
        var failures = names[name] ?? Failures(count: 0, last: now)
        if now - failures.last > Limits.loginFailureMemory { failures.count = 0 }
        failures.count += 1
        failures.last = now
        names[name] = failures
        let doublings = min(failures.count - 1, Limits.loginDelayDoublingsMax)
        return Limits.loginDelay * (1 << doublings)
    }

    /// Forgets the failures of a name after a right password.
    mutating func succeeded(_ name: String) { names[LoginThrottle.short(name)] = nil }

    private mutating func forgetOldest(at now: Duration) {
        names = names.filter { now - $0.value.last <= Limits.loginFailureMemory }
        guard names.count >= Limits.throttledNamesMax else { return }
        if let oldest = names.min(by: { $0.value.last < $1.value.last }) { names[oldest.key] = nil }
    }

    /// Longer names are no names of users: they share their beginnings.
    private static func short(_ name: String) -> String {
        String(decoding: name.utf8.prefix(Limits.throttledNameBytesMax), as: UTF8.self)
    }
}
