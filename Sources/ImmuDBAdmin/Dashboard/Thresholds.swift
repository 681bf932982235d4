import CommandLineKit
import TerminalUI

/// From which value on a figure is marked; ten times that is worse.
struct Thresholds: Sendable, Equatable {
    enum Figure: String, Sendable, CaseIterable {
        /// Failed calls per second.
        case errors
        /// 99th percentile of all calls, in seconds.
        case p99
        /// Transactions an index is behind.
        case indexLag = "index-lag"
        /// Transactions a replica is behind.
        case replicationLag = "replication-lag"
        /// Resident memory, in bytes.
        case memory
        /// Active sessions.
        case sessions
        /// Growth of all databases, in bytes per second.
        case growth

        var words: String {
            switch self {
            case .errors: "failed calls"
            case .p99: "slow calls (p99)"
            case .indexLag: "index lag"
            case .replicationLag: "replication lag"
            case .memory: "memory"
            case .sessions: "sessions"
            case .growth: "disk growth"
            }
        }
    }

    private var values: [Figure: Double] = [
        .errors: 0.1, .p99: 1, .indexLag: 10_000, .replicationLag: 1000, .sessions: 90,
    ]

    init() {}

    subscript(figure: Figure) -> Double? { values[figure] }

    /// Takes `name=value` as given on the command line; `off` switches a figure off.
    mutating func set(_ text: String) throws(CommandFailure) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let figure = Figure(rawValue: parts[0]) else {
            let names = Figure.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(
                .usage, "'\(text)' is no threshold", hint: "NAME=VALUE with a name of: \(names)")
        }
        if parts[1] == "off" {
            values[figure] = nil
            return
        }
        guard let value = Double(parts[1]), value.isFinite, value > 0 else {
            throw CommandFailure(.usage, "'\(parts[1])' is no value of a threshold", hint: "a number, or off")
        }
        values[figure] = value
    }

    /// How a figure is shown.
    func style(_ figure: Figure, _ value: Double?) -> Style {
        guard let value, let limit = values[figure] else { return .plain }
        if value >= limit * 10 { return .bad }
        return value >= limit ? .warning : .plain
    }

    /// The figures of a server that are over their threshold, worst first.
    func alerts(_ server: ServerHistory) -> [(text: String, style: Style)] {
        guard let point = server.points.last else { return [] }
        let replication = ReplicationRow.rows(server).compactMap(\.lag).max()
        let values: [(Figure, Double?, (Double) -> String)] = [
            (.errors, point.errorsPerSecond, NumberText.rate),
            (.p99, point.p99, { NumberText.seconds($0, isUnicode: false) }),
            (.indexLag, point.indexLag, { NumberText.count($0) + " tx" }),
            (.replicationLag, replication, { NumberText.count($0) + " tx" }),
            (.memory, point.memoryBytes, NumberText.bytes), (.sessions, point.sessions, NumberText.count),
            (.growth, point.diskGrowthPerSecond, { NumberText.bytes($0) + "/s" }),
        ]
        let found = values.compactMap { figure, value, text -> (text: String, style: Style)? in
            let style = style(figure, value)
            guard style != .plain, let value else { return nil }
            return ("\(figure.words) \(text(value))", style)
        }
        return found.filter { $0.style == .bad } + found.filter { $0.style == .warning }
    }
}
