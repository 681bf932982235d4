internal import ImmuDBRecords
internal import ImmuDBSQL
internal import Synchronization

/// Tables of which some row could not be indexed: their secondary indexes are incomplete, so reading them is
/// an error, while everything else goes on.
final class IndexDamage: Sendable {
    private struct Place: Hashable {
        var kind: KeyKind
        var table: UInt32
    }

    private let problems = Mutex<[Place: String]>([:])

    func note(_ keys: SQLKeySpace, table: UInt32, name: String, _ problem: String) {
        let place = Place(kind: keys.kind, table: table)
        problems.withLock { $0[place] = $0[place] ?? "indexes of table \(name): \(problem)" }
    }

    /// - Parameter prefix: of a walk.
    /// - Throws: `SQLError.corruptedData` when it is over an index that lacks rows.
    func check(_ prefix: [UInt8]) throws(SQLError) {
        let known = problems.withLock { $0 }
        for (place, problem) in known {
            var indexes = [place.kind.rawValue] + "M.".utf8
            for shift in [24, 16, 8, 0] { indexes.append(UInt8(truncatingIfNeeded: place.table >> shift)) }
            if prefix.starts(with: indexes) { throw SQLError(.corruptedData, ": \(problem)") }
        }
    }
}
