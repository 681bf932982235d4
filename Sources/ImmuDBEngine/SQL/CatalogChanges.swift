internal import ImmuDBRecords
internal import Synchronization

/// When the catalogs of a store last changed, as far as that happened since it was opened.
///
/// Transactions are noted before anybody can see them, so what is not noted is not in any snapshot.
final class CatalogChanges: Sendable {
    private let last = Mutex<[KeyKind: UInt64]>([:])

    func note(_ kind: KeyKind, _ txID: UInt64) {
        last.withLock { $0[kind] = max($0[kind] ?? 0, txID) }
    }

    /// The last change that a snapshot sees, 0 for one before the store was opened.
    /// - Returns: nil when there was a later one, so that the snapshot sees something older.
    func last(_ kind: KeyKind, upTo txID: UInt64) -> UInt64? {
        let last = last.withLock { $0[kind] ?? 0 }
        return last <= txID ? last : nil
    }
}
