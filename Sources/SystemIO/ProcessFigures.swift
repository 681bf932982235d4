#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the operating system says about this process. A figure that it does not tell is nil.
package struct ProcessFigures: Sendable, Hashable {
    /// Processor time in user and system mode, in seconds.
    package var processorSeconds: Double?
    /// Bytes of address space.
    package var virtualBytes: UInt64?
    /// Bytes in memory.
    package var residentBytes: UInt64?
    /// Bytes in memory that belong to no file: heap and stacks.
    package var anonymousBytes: UInt64?
    /// Bytes of address space for data.
    package var dataBytes: UInt64?
    /// Bytes of the main thread's stack.
    package var stackBytes: UInt64?
    package var openFiles: UInt64?
    package var openFilesMax: UInt64?
    /// Unix seconds at which the process began.
    package var startedAt: Double?

    package init() {}

    /// The figures of this moment.
    package static func current() -> ProcessFigures {
        var figures = ProcessFigures()
        var time = timespec()
        if clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 {
            figures.processorSeconds = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        figures.read(status: text("/proc/self/status"))
        figures.read(limits: text("/proc/self/limits"))
        figures.startedAt = started(stat: text("/proc/self/stat"), system: text("/proc/stat"))
        do throws(SystemIOError) {
            // The directory itself is open while it is listed.
            let count = try RealFileSystem().list("/proc/self/fd").count
            figures.openFiles = UInt64(max(0, count - 1))
        } catch {
            figures.openFiles = nil
        }
        return figures
    }

    mutating func read(status: String) {
        for line in status.split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard words.count >= 2, let count = UInt64(words[1]) else { continue }
            let bytes = count.multipliedReportingOverflow(by: 1024).partialValue
            switch words[0] {
            case "VmSize:": virtualBytes = bytes
            case "VmRSS:": residentBytes = bytes
            case "RssAnon:": anonymousBytes = bytes
            case "VmData:": dataBytes = bytes
            case "VmStk:": stackBytes = bytes
            default: break
            }
        }
    }

    mutating func read(limits: String) {
        let line = limits.split(separator: "\n").first { $0.hasPrefix("Max open files") }
        openFilesMax = line?.split(separator: " ").compactMap { UInt64($0) }.first
    }

    /// Field 22 of the process's line counts ticks since the machine began.
    static func started(stat: String, system: String) -> Double? {
        guard let name = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[stat.index(after: name)...].split(separator: " ")
        let boot = system.split(separator: "\n").first { $0.hasPrefix("btime ") }?.split(separator: " ").last
        guard fields.count > 19, let ticks = Double(fields[19]), let boot, let start = Double(boot) else {
            return nil
        }
        return start + ticks / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    }

    /// Files of this kind have no size, so they are read until they end.
    static func text(_ path: String) -> String {
        do throws(SystemIOError) {
            let file = try RealFileSystem().open(path, .readOnly)
            let bytes = try file.read(count: Limits.processFileBytesMax, at: 0)
            try file.close()
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            return ""
        }
    }
}
