public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Keys in order, fetched page by page. Each entry is a claim, and so is the completeness of the sequence.
///
/// The order is checked: a page that does not continue where the last one ended is a violation of the
/// protocol, so a server cannot keep a caller busy for ever with the same keys. Pages become smaller when
/// large values make one exceed the size limit. Each page sees the database as it is at that moment.
public struct ScanSequence: AsyncSequence, Sendable {
    let client: LedgerClient
    let range: ScanRange
    let pageEntries: Int

    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, range: range, pageEntries: pageEntries)
    }

    public struct Iterator: AsyncIteratorProtocol {
        private let client: LedgerClient
        private var range: ScanRange
        private var pageEntries: UInt64
        private var page: [LedgerEntry] = []
        private var position = 0
        private var isLastPage = false
        private var lastKey: [UInt8]?

        init(client: LedgerClient, range: ScanRange, pageEntries: Int) {
            self.client = client
            self.range = range
            self.pageEntries = UInt64(Swift.max(1, Swift.min(pageEntries, ClientLimits.pageEntriesMax)))
        }

        /// The next entry; nil at the end.
        /// - Throws: `ClientError`.
        public mutating func next() async throws -> Unverified<LedgerEntry>? {
            while position == page.count {
                if isLastPage || range.limit == 0 { return nil }
                try await fetch()
            }
            defer { position += 1 }
            return Unverified(page[position])
        }

        private mutating func fetch() async throws {
            while true {
                do {
                    return try await fetchPage(Swift.min(pageEntries, range.limit ?? pageEntries))
                } catch let error as ClientError where error.code == .limit && pageEntries > 1 {
                    pageEntries = Swift.max(1, pageEntries / 8)
                }
            }
        }

        private mutating func fetchPage(_ count: UInt64) async throws {
            let request = range.wire(count)
            let reply = try await client.reply("Scan", request) {
                try await $0.scan($1, metadata: $2, options: $3, onResponse: $4)
            }
            let entries = try client.entries("Scan", reply.answer, max: Int(clamping: count))
            for entry in entries { try check(entry.lookupKey) }
            page = entries
            position = 0
            // References without target count for the page but are not in it: a short page is not
            // necessarily the last.
            isLastPage = entries.isEmpty
            if let limit = range.limit { range.limit = limit - Swift.min(limit, UInt64(entries.count)) }
            range.offset = 0
            range.seekKey = lastKey
            range.includesSeekKey = false
        }

        private mutating func check(_ key: [UInt8]) throws(ClientError) {
            if let lastKey {
                let (first, second) = range.isDescending ? (key, lastKey) : (lastKey, key)
                guard first.lexicographicallyPrecedes(second) else {
                    throw ClientError(
                        .protocolViolation, "the server shows keys out of order", location: "Scan",
                        hint: "do not rely on this answer")
                }
            }
            guard key.starts(with: range.prefix) else {
                throw ClientError(
                    .protocolViolation, "the server shows a key outside of the prefix", location: "Scan",
                    hint: "do not rely on this answer")
            }
            lastKey = key
        }
    }
}

extension LedgerClient {
    /// Keys with their newest values, in byte order; references are followed.
    /// - Parameter pageEntries: entries per call, 1 to ``ClientLimits/pageEntriesMax``.
    public func scan(_ range: ScanRange, pageEntries: Int = 1_000) -> ScanSequence {
        ScanSequence(client: self, range: range, pageEntries: pageEntries)
    }
}

extension ScanRange {
    func wire(_ count: UInt64) -> Immudb_Schema_ScanRequest {
        .with {
            $0.prefix = Data(prefix)
            $0.seekKey = Data(seekKey ?? [])
            $0.inclusiveSeek = includesSeekKey
            $0.endKey = Data(endKey ?? [])
            $0.inclusiveEnd = includesEndKey
            $0.desc = isDescending
            $0.offset = offset
            $0.limit = count
            $0.sinceTx = sinceTx
        }
    }
}
