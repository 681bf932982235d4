import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
package import ImmuDBEngine
import ImmuDBProofs

extension ConnectedLedger {
    package func scan(_ request: ScanRequest) async throws -> [EntryView] {
        let range = ImmuDBClient.ScanRange(
            prefix: request.prefix, seekKey: request.after, isDescending: request.page.isDescending,
            offset: request.page.offset, limit: request.page.limit)
        let pageEntries = Int(clamping: min(request.page.limit, UInt64(ClientLimits.pageEntriesMax)))
        var entries: [EntryView] = []
        for try await entry in client.scan(range, pageEntries: max(1, pageEntries)) {
            entries.append(EntryView(unproven: entry.claimed))
        }
        return entries
    }

    package func members(_ request: MemberRequest) async throws -> [MemberView] {
        var range = ImmuDBClient.SortedSetRange(
            set: request.set, after: request.after.map { .init(score: $0.score, key: $0.key, atTx: $0.atTx) },
            minScore: request.min, maxScore: request.max, isDescending: request.page.isDescending,
            offset: request.page.offset)
        var members: [MemberView] = []
        // Members without value, or outside of the bounds, leave a page short before the end.
        while UInt64(members.count) < request.page.limit {
            let rest = request.page.limit - UInt64(members.count)
            range.limit = min(rest, UInt64(ClientLimits.pageEntriesMax))
            let page = try await client.zScan(range).claimed
            guard let last = page.last else { break }
            members += page.map { MemberView(unproven: $0) }
            range.after = .init(score: last.score, key: last.key, atTx: last.atTx)
            range.offset = 0
        }
        return members
    }

    package func transactions(from id: UInt64, page: PageRequest) async throws -> [TransactionView] {
        let limit = UInt32(clamping: min(page.limit, UInt64(ClientLimits.pageEntriesMax)))
        let list = try await client.transactions(
            from: id, descending: page.isDescending, limit: limit, detail: .header)
        return try list.claimed.map {
            TransactionView(header: $0.header, alh: try $0.header.alh(), entries: [], badge: .unproven)
        }
    }

    package func flush() async throws { try await client.flushIndex() }

    package func compact() async throws { try await client.compactIndex() }

    package func truncate(_ database: String, retentionMilliseconds: Int64) async throws {
        try await client.truncateDatabase(database, retentionMilliseconds: retentionMilliseconds)
    }

    package func diskUsage() async throws -> DiskUsage {
        try engine(for: "du").database(client.database).diskUsage()
    }

    package func usage(ofKeysWithPrefix prefix: [UInt8]) async throws -> [PrefixUsage] {
        try await engine(for: "du").database(client.database).usage(ofKeysWithPrefix: prefix)
    }
}

extension MemberView {
    /// A member of a list, as claimed.
    init(unproven member: ImmuDBClient.SortedSetMember) {
        self.init(
            set: member.set, score: member.score, boundTo: member.atTx,
            entry: EntryView(unproven: member.entry))
    }
}
