import Foundation

/// Figures for docs/performance.md. `make bench` runs all; names given as arguments run only those.
@main
enum Main {
    static func main() async {
        let wanted = Set(CommandLine.arguments.dropFirst())
        let benchmarks: [(name: String, run: @Sendable () async throws -> [Figure])] = [
            ("hash", HashBenchmark.run),
            ("engine", EngineBenchmark.run),
            ("verified", VerifiedBenchmark.run),
        ]
        for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
            do {
                for figure in try await benchmark.run() { print(figure) }
            } catch {
                print("\(benchmark.name): \(error)")
                exit(1)
            }
        }
    }
}

/// One line of the report.
struct Figure: CustomStringConvertible {
    var name: String
    var value: Double
    var unit: String

    var description: String {
        name.padding(toLength: 52, withPad: " ", startingAt: 0) + String(format: "%14.1f ", value) + unit
    }
}

/// A temporary directory, and the wall-clock time of a piece of work.
enum Measure {
    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await body()
        let components = (clock.now - start).components
        return Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    static func inTemporaryDirectory<R>(_ body: (String) async throws -> R) async throws -> R {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(at: url) } catch {
                print("left behind: \(url.path): \(error)")
            }
        }
        return try await body(url.path)
    }

    static func key(_ number: Int) -> [UInt8] { Array("key:\(number)".utf8) }
}
