import ImmuDBProofs
import Synchronization

/// The newest part of an index, in memory: the versions that a run of transactions wrote, by key.
///
/// Filled by one writer. Readers hold its lock for one lookup or one chunk of keys.
final class KeyTable: Sendable {
    struct State: ~Copyable {
        var contents = KeyContents()
        /// Estimated memory.
        var bytes = 0
        var lastTxID: UInt64
        var lastAlh: Digest = .ofNothing
    }

    /// Where a table or a run stands with one key.
    struct Found: Sendable {
        /// Versions up to the transaction asked for; never 0.
        var count: UInt64
        /// The newest of them.
        var version: KeyVersion
    }

    /// Keys in order, one behind another.
    struct Chunk: Sendable {
        var keys: [UInt8] = []
        /// Where each key ends.
        var ends: [Int] = []
        var found: [Found] = []
    }

    /// First transaction it is responsible for.
    let firstTxID: UInt64
    private let state: Mutex<State>

    /// - Parameter firstTxID: id of the transaction that is inserted first.
    init(firstTxID: UInt64) {
        self.firstTxID = firstTxID
        state = Mutex(State(lastTxID: firstTxID - 1))
    }

    /// The last transaction inserted; `firstTxID - 1` while there is none.
    var lastTxID: UInt64 { state.withLock { $0.lastTxID } }
    var lastAlh: Digest { state.withLock { $0.lastAlh } }
    var isEmpty: Bool { lastTxID < firstTxID }
    /// Estimated memory.
    var bytes: Int { state.withLock { $0.bytes } }
    var versionCount: Int { state.withLock { $0.contents.versions.count } }

    /// Inserts a transaction, piece by piece, so that readers get their turn.
    func insert(_ entries: EncodedEntries, txID: UInt64, alh: Digest) {
        entries.bytes.withUnsafeBytes { raw in
            var position = 0
            while position < raw.count {
                position = state.withLock { $0.insert(raw, from: position, txID: txID) }
            }
        }
        state.withLock { state in
            state.lastTxID = txID
            state.lastAlh = alh
        }
    }

    func find(_ key: [UInt8], upTo: UInt64) -> Found? {
        state.withLock { state in
            state.contents.slot(of: key).flatMap { state.contents.found($0, upTo: upTo) }
        }
    }

    /// Versions of a key by their position, counted from 0.
    func versions(_ key: [UInt8], in positions: Range<Int>) -> [KeyVersion] {
        state.withLock { state in
            guard let slot = state.contents.slot(of: key) else { return [] }
            return positions.clamped(to: 0..<state.contents.versionCount(slot)).map {
                state.contents.version(slot, at: $0)
            }
        }
    }

    /// Up to `limit` keys with a version up to a transaction.
    /// - Parameter start: where to begin; nil for the first or, descending, the last key.
    func keys(
        from start: [UInt8]?, inclusive: Bool, descending: Bool, limit: Int, upTo: UInt64
    ) -> Chunk {
        state.withLock { state in
            state.contents.makeOrder()
            var chunk = Chunk()
            state.contents.walk(from: start, inclusive: inclusive, descending: descending) { slot in
                if let found = state.contents.found(slot, upTo: upTo) {
                    state.contents.appendKey(slot, to: &chunk.keys)
                    chunk.ends.append(chunk.keys.count)
                    chunk.found.append(found)
                }
                return chunk.found.count < limit
            }
            return chunk
        }
    }

    /// All keys in order, for a table that nothing is added to any more. Readers go on meanwhile.
    func orderedContents() -> KeyContents {
        var contents = state.withLock { $0.contents }
        guard !contents.isOrdered else { return contents }
        contents.makeOrder()
        state.withLock { $0.contents.takeOrder(of: contents) }
        return contents
    }
}

extension KeyTable.State {
    /// Inserts entries until readers should have their turn.
    /// - Returns: the place of the first entry that is not inserted yet.
    fileprivate mutating func insert(
        _ raw: UnsafeRawBufferPointer, from start: Int, txID: UInt64
    ) -> Int {
        var position = start
        var added = 0
        for _ in 0..<Limits.indexInsertionEntries where position < raw.count {
            guard let entry = EncodedEntry(raw, at: position) else {
                position = raw.count  // cannot be: the bytes were made by us
                break
            }
            position = entry.end
            guard !entry.metadata.isNonIndexable else { continue }
            added += Limits.indexTableBytesPerVersion
            if contents.append(entry.key, entry.version(txID)) {
                added += entry.key.count + Limits.indexTableBytesPerKey
            }
        }
        bytes += added
        return position
    }
}

/// One entry of a record, where its bytes are.
struct EncodedEntry {
    var metadata: KVMetadata
    var key: UnsafeRawBufferPointer
    /// Place behind the entry.
    var end: Int
    private var valueLength: UInt32
    private var valueOffset: UInt64
    private var valueHash: Digest

    /// - Returns: nil when the bytes end before the entry does, or are none.
    init?(_ raw: UnsafeRawBufferPointer, at start: Int) {
        guard raw.count - start >= 2 else { return nil }
        let metadataCount = Int(raw.bigEndian(UInt16.self, at: start))
        var position = start + 2
        guard raw.count - position >= metadataCount + 2 else { return nil }
        metadata = .none
        if metadataCount > 0 {
            do throws(FormatError) {
                metadata = try KVMetadata(decoding: raw[position..<position + metadataCount])
            } catch {
                return nil
            }
        }
        position += metadataCount
        let keyCount = Int(raw.bigEndian(UInt16.self, at: position))
        position += 2
        guard raw.count - position >= keyCount + 44 else { return nil }
        key = UnsafeRawBufferPointer(rebasing: raw[position..<position + keyCount])
        position += keyCount
        end = position + 44
        valueLength = raw.bigEndian(UInt32.self, at: position)
        valueOffset = raw.bigEndian(UInt64.self, at: position + 4)
        guard let hash = Digest(UnsafeRawBufferPointer(rebasing: raw[position + 12..<end])) else {
            return nil
        }
        valueHash = hash
    }

    func version(_ txID: UInt64) -> KeyVersion {
        KeyVersion(
            txID: txID, metadata: metadata, valueLength: valueLength, valueOffset: valueOffset,
            valueHash: valueHash)
    }
}
