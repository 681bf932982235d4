internal import Synchronization
internal import SystemIO

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Takes finished lines of the log.
protocol LogSink: Sendable {
    /// - Parameter line: without a line end.
    func write(_ line: String, at time: Timestamp)
}

/// A descriptor that others write to as well: standard error.
struct DescriptorLogSink: LogSink {
    let descriptor: Int32

    func write(_ line: String, at time: Timestamp) {
        let bytes = Array((line + "\n").utf8)
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                // There is no other place to say that the log cannot be written.
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}

/// A log file that a new one follows when it is too long or too old. Old ones are never deleted.
final class FileLogSink: LogSink {
    private struct State: Sendable {
        var file: (any File)?
        var length: UInt64 = 0
        var openedAt: Int64 = 0
        var hasFailed = false
    }

    private let path: String
    private let fileSystem: any FileSystem
    private let rotationBytes: UInt64?
    private let rotationSeconds: Int64?
    private let fallback: any LogSink
    private let state: Mutex<State>

    /// Opens the file, and its directory if that is missing.
    /// - Parameter fallback: takes the lines that cannot be written to the file.
    init(
        _ configuration: LogConfiguration, path: String, fallback: any LogSink,
        fileSystem: any FileSystem = RealFileSystem(), now: Timestamp = SystemClock().now()
    ) throws(SystemIOError) {
        self.path = path
        self.fileSystem = fileSystem
        self.fallback = fallback
        rotationBytes = configuration.rotationBytes
        rotationSeconds = configuration.rotationAge.map { $0.components.seconds }
        try fileSystem.createDirectories(parentDirectory(of: path), permissions: 0o755)
        var first = State()
        if rotationBytes == nil, rotationSeconds == nil {
            let file = try fileSystem.open(path, .create, followLinks: true, permissions: 0o640)
            first.length = try file.size()
            first.file = file
        } else {
            first.file = try Self.newFile(
                path, at: now, carriesTime: rotationSeconds != nil, in: fileSystem)
        }
        first.openedAt = now.seconds
        state = Mutex(first)
    }

    func write(_ line: String, at time: Timestamp) {
        let bytes = Array((line + "\n").utf8)
        let isWritten = state.withLock { state -> Bool in
            do throws(SystemIOError) {
                if isOver(state, adding: UInt64(bytes.count), at: time) { try change(&state, at: time) }
                try state.file?.write(bytes, at: state.length)
                state.length += UInt64(bytes.count)
                state.hasFailed = false
                return true
            } catch {
                defer { state.hasFailed = true }
                if !state.hasFailed { fallback.write("the log cannot be written: \(error)", at: time) }
                return false
            }
        }
        if !isWritten { fallback.write(line, at: time) }
    }

    private func isOver(_ state: State, adding count: UInt64, at time: Timestamp) -> Bool {
        if let rotationBytes, state.length > 0, state.length + count > rotationBytes { return true }
        guard let rotationSeconds else { return false }
        return time.seconds - state.openedAt >= rotationSeconds
    }

    private func change(_ state: inout State, at time: Timestamp) throws(SystemIOError) {
        let next = try Self.newFile(path, at: time, carriesTime: rotationSeconds != nil, in: fileSystem)
        let last = state.file
        state.file = next
        state.length = 0
        state.openedAt = time.seconds
        try last?.close()
    }

    /// A file that does not exist yet: the name itself, or with the first free number behind it.
    private static func newFile(
        _ path: String, at time: Timestamp, carriesTime: Bool, in fileSystem: any FileSystem
    ) throws(SystemIOError) -> any File {
        let base = carriesTime ? "\(path).\(LogTime(time).compact)" : path
        for number in 0...Limits.logFileNumberMax {
            let digits = String(number)
            let suffix = "." + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            do throws(SystemIOError) {
                return try fileSystem.open(
                    number == 0 ? base : base + suffix, .createExclusive, followLinks: false,
                    permissions: 0o640)
            } catch  where error.code == .alreadyExists {
                continue
            }
        }
        throw SystemIOError(
            code: .alreadyExists, operation: "begin a new log file beside", path: path,
            message: "all \(Limits.logFileNumberMax) numbers are taken")
    }
}

/// A moment, in the forms that logs use.
struct LogTime {
    private let parts: tm
    private let microseconds: Int32
    private let offsetMinutes: Int

    /// In the time zone of the system.
    init(_ time: Timestamp) {
        var seconds = time_t(time.seconds)
        var parts = tm()
        localtime_r(&seconds, &parts)
        self.parts = parts
        microseconds = time.nanoseconds / 1000
        offsetMinutes = Int(parts.tm_gmtoff) / 60
    }

    /// `2026/01/31 10:20:30`.
    var text: String { "\(date("/")) \(clock(":"))" }

    /// `20260131T102030`.
    var compact: String { "\(date(""))T\(clock(""))" }

    /// RFC 3339 with microseconds.
    var rfc3339: String {
        let zone =
            offsetMinutes == 0
            ? "Z"
            : (offsetMinutes < 0 ? "-" : "+") + Self.digits(abs(offsetMinutes) / 60) + ":"
                + Self.digits(abs(offsetMinutes) % 60)
        return "\(date("-"))T\(clock(":")).\(Self.digits(Int(microseconds), 6))\(zone)"
    }

    private func date(_ separator: String) -> String {
        [
            Self.digits(Int(parts.tm_year) + 1900, 4), Self.digits(Int(parts.tm_mon) + 1),
            Self.digits(Int(parts.tm_mday)),
        ].joined(separator: separator)
    }

    private func clock(_ separator: String) -> String {
        [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { Self.digits($0) }
            .joined(separator: separator)
    }

    private static func digits(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
