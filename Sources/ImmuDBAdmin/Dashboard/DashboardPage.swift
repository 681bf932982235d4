/// What the dashboard can show.
enum DashboardPage: Int, Sendable, CaseIterable {
    case overview, databases, indexes, calls, clients, sql, storage, replication, trust

    /// As short as nine of them on 80 columns demand.
    var title: String {
        switch self {
        case .overview: "Overview"
        case .databases: "Databases"
        case .indexes: "Index"
        case .calls: "Calls"
        case .clients: "Clients"
        case .sql: "SQL"
        case .storage: "Storage"
        case .replication: "Repl"
        case .trust: "Trust"
        }
    }

    /// The key that shows it.
    var number: Int { rawValue + 1 }

    func moved(by step: Int) -> DashboardPage {
        let count = Self.allCases.count
        return Self(rawValue: ((rawValue + step) % count + count) % count) ?? .overview
    }

    /// The column a page is sorted by at first, and whether downwards.
    var standardSort: (column: Int, isDescending: Bool) {
        switch self {
        case .calls: (2, true)
        case .clients: (2, true)
        case .sql: (2, true)
        case .indexes: (4, true)
        default: (0, false)
        }
    }
}
