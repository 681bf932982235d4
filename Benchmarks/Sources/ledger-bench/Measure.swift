import Foundation

enum BenchmarkError: Error, CustomStringConvertible {
    case failed(String)

    var description: String {
        switch self {
        case .failed(let text): text
        }
    }
}

/// Time and memory.
enum Measure {
    /// Wall-clock time of a piece of work.
    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await body()
        return seconds(clock.now - start)
    }

    static func seconds(_ duration: Duration) -> Double {
        let components = duration.components
        return Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    /// The most memory that this process had resident, in bytes, since ``resetPeak()`` where the system has
    /// that, else since it started.
    static func peakBytes() throws -> Double {
        #if os(Linux)
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
                if let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
                    Double($0)
                }) {
                    return kilobytes * 1024
                }
            }
            throw BenchmarkError.failed("/proc/self/status does not name the peak of resident memory")
        #else
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return Double(usage.ru_maxrss)
        #endif
    }

    static func resetPeak() throws {
        #if os(Linux)
            let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs")
            try file?.write(contentsOf: Data("5".utf8))
            try file?.close()
        #endif
    }
}

/// A directory that is removed when the measurement is over.
struct Workspace {
    let path: String

    init(in parent: String?) throws {
        let root = parent.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
        let url = root.appendingPathComponent("ledger-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    func remove() throws { try FileManager.default.removeItem(atPath: path) }

    /// Removes one thing in it.
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
}
