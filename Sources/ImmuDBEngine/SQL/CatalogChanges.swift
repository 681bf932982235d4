internal import ImmuDBRecords
internal import ImmuDBSQL
internal import Synchronization

/// When the catalogs of a store last changed and what that touched, as far as that happened since it was
/// opened.
///
/// Transactions are noted before anybody can see them, so what is not noted is not in any snapshot.
final class CatalogChanges: Sendable {
    private struct Noted: Sendable {
        var txID: UInt64
        var change: CatalogChange
    }

    private struct Layer: Sendable {
        /// In order of transactions; the oldest are forgotten.
        var noted: [Noted] = []
        /// The last change that was forgotten, 0 for none since the store was opened.
        var forgotten: UInt64 = 0

        var last: UInt64 { noted.last?.txID ?? forgotten }
    }

    private let layers = Mutex<[KeyKind: Layer]>([:])

    func note(_ kind: KeyKind, _ txID: UInt64, _ change: CatalogChange) {
        layers.withLock { layers in
            var layer = layers[kind] ?? Layer()
            layers[kind] = nil
            defer { layers[kind] = layer }
            layer.noted.append(Noted(txID: txID, change: change))
            guard layer.noted.count > Limits.catalogChangesMax else { return }
            let kept = layer.noted.suffix(Limits.catalogChangesMax / 2)
            layer.forgotten = layer.noted[layer.noted.count - kept.count - 1].txID
            layer.noted = Array(kept)
        }
    }

    /// The last change that a snapshot sees, 0 for one before the store was opened.
    /// - Returns: nil when there was a later one, so that the snapshot sees something older.
    func last(_ kind: KeyKind, upTo txID: UInt64) -> UInt64? {
        let last = layers.withLock { $0[kind]?.last ?? 0 }
        return last <= txID ? last : nil
    }

    /// What changed after the version of one snapshot up to a later snapshot.
    /// - Returns: nil when that is not known any more, or the later one is not later.
    func change(_ kind: KeyKind, since version: UInt64, upTo txID: UInt64) -> CatalogChange? {
        layers.withLock { layers in
            let layer = layers[kind] ?? Layer()
            guard version <= txID, version >= layer.forgotten else { return nil }
            var change = CatalogChange()
            for noted in layer.noted.reversed() where noted.txID <= txID {
                guard noted.txID > version else { break }
                change.formUnion(noted.change)
            }
            return change
        }
    }
}
