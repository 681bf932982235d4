import CommandLineKit
import SystemIO

/// Scrapes in a file, to be looked at later.
///
/// `immuadmin-recording 1` and a line for each server (`server NAME`), then for each scrape a line
/// `scrape MILLISECONDS SERVER BYTES` with that many bytes and a line feed behind it, or `failed MILLISECONDS
/// SERVER BYTES` with the text of the failure. Times are Unix milliseconds.
struct Recording: Equatable {
    static let firstLine = "immuadmin-recording 1"

    var servers: [String]
    var scrapes: [Scrape] = []

    // MARK: - Writing

    static func head(_ servers: [String]) -> [UInt8] {
        Array(([firstLine] + servers.map { "server \($0)" }).joined(separator: "\n").utf8) + [0x0a]
    }

    static func encoded(_ scrape: Scrape) -> [UInt8] {
        let milliseconds = scrape.time.seconds * 1000 + Int64(scrape.time.nanoseconds) / 1_000_000
        let word = scrape.body == nil ? "failed" : "scrape"
        let content = scrape.body ?? Array((scrape.failure ?? "").utf8)
        return Array("\(word) \(milliseconds) \(scrape.server) \(content.count)\n".utf8) + content + [0x0a]
    }

    // MARK: - Reading

    /// Reads a recording. One that was interrupted ends with its last complete scrape.
    init(_ bytes: [UInt8]) throws(CommandFailure) {
        var reader = Reader(bytes)
        guard reader.line() == Self.firstLine else {
            throw CommandFailure(.failure, "this is no recording")
        }
        servers = []
        while let line = reader.line() {
            if line.hasPrefix("server ") {
                guard servers.count < Limits.serversMax else {
                    throw CommandFailure(.failure, "the recording has too many servers")
                }
                servers.append(String(line.dropFirst("server ".count)))
                continue
            }
            let parts = line.split(separator: " ")
            guard parts.count == 4, parts[0] == "scrape" || parts[0] == "failed",
                let milliseconds = Int64(parts[1]), milliseconds >= 0, let server = Int(parts[2]),
                servers.indices.contains(server), let count = Int(parts[3]),
                (0...Limits.scrapeBytesMax).contains(count)
            else { throw CommandFailure(.failure, "the recording is damaged at byte \(reader.offset)") }
            guard let content = reader.content(count) else { break }
            let time = Timestamp(
                seconds: milliseconds / 1000, nanoseconds: Int32(milliseconds % 1000) * 1_000_000)
            let isScrape = parts[0] == "scrape"
            scrapes.append(
                Scrape(
                    time: time, server: server, body: isScrape ? content : nil,
                    failure: isScrape ? nil : String(decoding: content, as: UTF8.self)))
        }
    }

    init(servers: [String]) { self.servers = servers }

    private struct Reader {
        let bytes: [UInt8]
        var offset = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func line() -> String? {
            let limit = min(offset + Limits.recordingHeadBytesMax, bytes.count)
            guard let end = bytes[offset..<limit].firstIndex(of: 0x0a) else { return nil }
            defer { offset = end + 1 }
            return String(decoding: bytes[offset..<end], as: UTF8.self)
        }

        mutating func content(_ count: Int) -> [UInt8]? {
            guard bytes.count - offset > count, bytes[offset + count] == 0x0a else { return nil }
            defer { offset += count + 1 }
            return Array(bytes[offset..<offset + count])
        }
    }
}
