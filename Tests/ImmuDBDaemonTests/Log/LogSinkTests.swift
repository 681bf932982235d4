import Logging
import Synchronization
import SystemIO
import Testing

@testable import ImmuDBDaemon

/// Covers files, rotation and the two formats of the log.
@Suite struct LogSinkTests {
    final class Lines: LogSink {
        let all = Mutex<[String]>([])
        func write(_ line: String, at time: Timestamp) { all.withLock { $0.append(line) } }
    }

    private func sink(
        _ fileSystem: MemoryFileSystem, bytes: UInt64? = nil, age: Duration? = nil, now: Int64 = 0
    ) throws -> FileLogSink {
        var configuration = LogConfiguration()
        configuration.rotationBytes = bytes
        configuration.rotationAge = age
        return try FileLogSink(
            configuration, path: "/logs/a.log", fallback: Lines(), fileSystem: fileSystem,
            now: Timestamp(seconds: now))
    }

    private func content(_ fileSystem: MemoryFileSystem, _ name: String) throws -> String {
        String(decoding: try fileSystem.readWhole("/logs/\(name)", limit: 1 << 20), as: UTF8.self)
    }

    @Test func withoutRotationAFileGrows() throws {
        let fileSystem = MemoryFileSystem()
        try sink(fileSystem).write("one", at: Timestamp(seconds: 1))
        try sink(fileSystem).write("two", at: Timestamp(seconds: 2))
        #expect(try content(fileSystem, "a.log") == "one\ntwo\n")
    }

    @Test func aFullFileIsFollowedByTheNext() throws {
        let fileSystem = MemoryFileSystem()
        let sink = try sink(fileSystem, bytes: 8)
        for line in ["one", "two", "three", "a very long line"] {
            sink.write(line, at: Timestamp(seconds: 1))
        }
        #expect(try content(fileSystem, "a.log") == "one\ntwo\n")
        #expect(try content(fileSystem, "a.log.0001") == "three\n")
        #expect(try content(fileSystem, "a.log.0002") == "a very long line\n")
        try self.sink(fileSystem, bytes: 8).write("next start", at: Timestamp(seconds: 1))
        #expect(try content(fileSystem, "a.log.0003") == "next start\n")
    }

    @Test func anOldFileIsFollowedByTheNext() throws {
        let fileSystem = MemoryFileSystem()
        let sink = try sink(fileSystem, age: .seconds(60), now: 1000)
        sink.write("one", at: Timestamp(seconds: 1059))
        sink.write("two", at: Timestamp(seconds: 1060))
        let names = try fileSystem.list("/logs").map(\.name).sorted()
        #expect(
            names == [Int64(1000), 1060].map { "a.log.\(LogTime(Timestamp(seconds: $0)).compact)" })
    }

    private func line(_ format: LogConfiguration.Format, _ body: (Logger) -> Void) -> String {
        var configuration = LogConfiguration()
        configuration.format = format
        let lines = Lines()
        let logger = Logger(label: "immudb") { label in
            ServerLogHandler(
                label: label, configuration: configuration, sink: lines,
                clock: FixedClock(seconds: 1_769_854_830, nanoseconds: 123_456_789))
        }
        body(logger)
        return lines.all.withLock { $0.joined(separator: "|") }
    }

    @Test func textLines() {
        let text = line(.text) {
            $0.debug("not shown")
            $0.warning("a\nfake \u{1b}[2J line")
        }
        let time = LogTime(Timestamp(seconds: 1_769_854_830)).text
        #expect(text == "immudb \(time) WARNING: a\\u{a}fake \\u{1b}[2J line")
        #expect(time.wholeMatch(of: /\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/) != nil)
    }

    @Test func jsonLines() {
        let text = line(.json) { $0.error("it \"broke\"") }
        #expect(text.hasPrefix(#"{"message":"it \"broke\"","timestamp":"2026-01-3"#), "\(text)")
        #expect(text.contains(#".123456"#) && text.contains(#""level":"error""#))
        #expect(text.hasSuffix(#""component":"immudb"}"#))
    }
}
