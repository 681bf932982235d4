#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Processes by their number.
package enum RunningProcess {
    /// Number of this one.
    package static var current: Int32 { getpid() }

    /// Whether there is a process of this number now, whoever it belongs to.
    package static func exists(_ number: Int32) -> Bool {
        number > 0 && (kill(number, 0) == 0 || errno == EPERM)
    }
}
