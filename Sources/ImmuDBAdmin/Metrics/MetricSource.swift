import SystemIO

/// Where scrapes come from.
protocol MetricSource: Sendable {
    /// A short name for the header: host and port, or a directory.
    var name: String { get }
    /// The text of one scrape.
    func fetch() async throws -> [UInt8]
}

/// One scrape, or why there is none.
struct Scrape: Sendable, Equatable {
    var time: Timestamp
    /// Which of the servers watched.
    var server: Int
    var body: [UInt8]?
    var failure: String?

    init(time: Timestamp, server: Int, body: [UInt8]?, failure: String? = nil) {
        self.time = time
        self.server = server
        self.body = body
        self.failure = failure
    }
}
