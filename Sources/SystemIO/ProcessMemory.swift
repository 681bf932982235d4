#if canImport(Glibc)
    internal import Glibc
#endif

/// What a process keeps in memory.
package enum ProcessMemory {
    /// Gives back pages of code that only the start of a program needed; they come back from their files when
    /// they are run again. For programs that run for hours after a start that ran much more than they go on
    /// using. Does nothing where the system has no list of mappings.
    package static func releaseWhatTheStartNeeded() {
        #if os(Linux) && canImport(Glibc)
            for range in codeRanges(maps: ProcessFigures.text("/proc/self/maps")) {
                // Only read and run, never written: dropping such pages loses nothing. A failure leaves them.
                guard let start = UnsafeMutableRawPointer(bitPattern: range.lowerBound) else { continue }
                madvise(start, range.count, MADV_DONTNEED)
            }
        #endif
    }

    /// Addresses of code that is mapped from files and cannot be written, by lines as in `/proc/PID/maps`.
    static func codeRanges(maps: String) -> [Range<UInt>] {
        maps.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
            let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard ends.count == 2, ends[0] < ends[1] else { return nil }
            return ends[0]..<ends[1]
        }
    }
}
