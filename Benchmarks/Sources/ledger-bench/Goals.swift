import Foundation

/// What has to be reached, by the name of a figure: `Benchmarks/goals.json`.
struct Goals {
    private let path: String
    private let values: [String: Double]

    init(file path: String) throws {
        self.path = path
        do {
            values = try JSONDecoder().decode(
                [String: Double].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw BenchmarkError.failed(
                "\(path), which says what has to be reached, cannot be read (\(error.localizedDescription)); "
                    + "start in the folder of the package, or name the file with --goals")
        }
    }

    subscript(name: String) -> Double {
        get throws {
            guard let value = values[name] else {
                throw BenchmarkError.failed("\(path) has no goal \"\(name)\"")
            }
            return value
        }
    }
}
