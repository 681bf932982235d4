import CommandLineKit

/// One thing that `doctor` looked at.
struct Finding: Sendable, Equatable {
    enum Level: String, Sendable, Comparable {
        case ok, note, warning, problem

        private var rank: Int {
            switch self {
            case .ok: 0
            case .note: 1
            case .warning: 2
            case .problem: 3
            }
        }

        static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
    }

    let level: Level
    /// What was looked at.
    let subject: String
    /// What was found.
    let message: String
    /// What to do about it.
    let fix: String?

    init(_ level: Level, _ subject: String, _ message: String, fix: String? = nil) {
        self.level = level
        self.subject = subject
        self.message = message
        self.fix = fix
    }

    static let header = ReportHeader(
        kind: "finding", shape: .list,
        columns: [
            Column("level", legacyPrefix: "level:   "), Column("subject", legacyPrefix: "subject: "),
            Column("message", legacyPrefix: "message: "), Column("fix", legacyPrefix: "fix:     "),
        ], mainColumn: "message", emptyText: "nothing was looked at", hasBadges: false)

    var record: Record {
        Record([.text(level.rawValue), .text(subject), .text(message), fix.map { .text($0) } ?? .null])
    }
}
