import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite("Header cache")
struct HeaderCacheTests {
    @Test func keepsTheLastOfARow() {
        var cache = HeaderCache()
        #expect(cache[1] == nil)
        let count = UInt64(3 * Limits.cachedHeadersMax)
        for id in 1...count { cache.insert(cached(id)) }
        for id in 1...count {
            let isThere = id > count - UInt64(Limits.cachedHeadersMax)
            #expect((cache[id] != nil) == isThere)
            if let found = cache[id] { #expect(found.header.id == id && found.alh == cached(id).alh) }
        }
        // The same place, another transaction.
        #expect(cache[count + UInt64(Limits.cachedHeadersMax)] == nil)
    }

    @Test func growingLosesNothing() {
        var cache = HeaderCache()
        for id in 1...UInt64(Limits.cachedHeadersMax) { cache.insert(cached(id)) }
        for id in 1...UInt64(Limits.cachedHeadersMax) { #expect(cache[id]?.header.id == id) }
    }

    private func cached(_ id: UInt64) -> HeaderCache.Cached {
        let header = TxHeader(
            id: id, timestamp: 0, blTxID: 0, blRoot: .zero, prevAlh: .zero, version: 1, metadata: .none,
            entryCount: 1, eh: .zero)
        var bytes: [UInt8] = []
        bytes.append(bigEndian: id)
        return HeaderCache.Cached(header: header, inner: .zero, alh: SHA256.hash(bytes))
    }
}
