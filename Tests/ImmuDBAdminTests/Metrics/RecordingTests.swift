import CommandLineKit
import SystemIO
import Testing

@testable import ImmuDBAdmin

@Suite struct RecordingTests {
    private let scrapes = [
        Scrape(time: Timestamp(seconds: 5, nanoseconds: 7_000_000), server: 0, body: Array("a 1\n".utf8)),
        Scrape(time: Timestamp(seconds: 6), server: 1, body: nil, failure: "no answer\nat all"),
        Scrape(time: Timestamp(seconds: 7), server: 1, body: []),
    ]

    @Test func thereAndBack() throws {
        let bytes = Recording.head(["one", "two"]) + scrapes.flatMap(Recording.encoded)
        let recording = try Recording(bytes)
        #expect(recording.servers == ["one", "two"])
        #expect(recording.scrapes == scrapes)
        // One that was interrupted ends earlier.
        for count in bytes.indices.reversed() {
            do {
                let part = try Recording(Array(bytes.prefix(count)))
                #expect(part.scrapes == Array(scrapes.prefix(part.scrapes.count)))
            } catch {
                #expect(count < Recording.head(["one", "two"]).count)
            }
        }
    }

    @Test func damage() {
        let head = Recording.head(["one"])
        for text in ["scrape x 0 1\na\n", "scrape 1 7 1\na\n", "scrape 1 0 99999999999\n", "what\n"] {
            #expect(throws: CommandFailure.self, "\(text)") { try Recording(head + Array(text.utf8)) }
        }
        #expect(throws: CommandFailure.self) { try Recording(Array("something".utf8)) }
    }
}
