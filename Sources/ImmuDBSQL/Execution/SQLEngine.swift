package import ImmuDBRecords
internal import Synchronization

/// The SQL engine of one database: what outlives transactions.
package final class SQLEngine: Sendable {
    package let options: Options

    /// How the engine behaves.
    package struct Options: Sendable {
        /// Layer the engine works in.
        package var kind: KeyKind = .sql
        package var databaseName = "defaultdb"
        /// Every statement of a script commits by itself.
        package var autocommit = false
        /// Index creation does not check lengths; they are checked when rows are written.
        package var skipsIndexLengthChecks = false
        /// Rows a sort keeps in memory.
        package var sortBufferRows = Limits.sortBufferRows
        /// Where sorts put what they do not keep; nil = they keep everything.
        package var spill: SpillStorage?
        /// Rows of window functions; 0 = unlimited.
        package var windowRowsMax = 0

        package init() {}
    }

    private let state = Mutex(State())

    private struct State: Sendable {
        /// The last catalog that was loaded, with the version the store gives it, else a digest of its
        /// entries.
        var catalog: (mark: CatalogMark, catalog: Catalog)?
        /// Newest values of sequences, which no rollback takes back.
        var sequences: [String: Int64] = [:]
    }

    package init(options: Options = Options()) { self.options = options }

    package var keys: SQLKeySpace { SQLKeySpace(kind: options.kind) }

    private enum CatalogMark: Equatable {
        case version(UInt64)
        case digest([UInt8])
    }

    /// The catalog as a transaction finds it.
    func catalog(for store: any KeyValueTransaction) throws -> Catalog {
        let mark: CatalogMark
        if let version = store.catalogVersion(keys.kind) {
            mark = .version(version)
        } else {
            mark = .digest(try store.fingerprint(ofPrefix: keys.catalogPrefix))
        }
        let known = state.withLock { $0.catalog }
        if let known, known.mark == mark { return known.catalog }
        let catalog: Catalog
        if let known, case .version(let version) = known.mark,
            let change = store.catalogChange(keys.kind, since: version)
        {
            catalog = try known.catalog.updated(change, from: store, keys: keys)
        } else {
            catalog = try Catalog.read(from: store, keys: keys)
        }
        state.withLock { state in
            // An older snapshot does not take the place of what later ones can build on.
            if case .digest = mark, case .version? = state.catalog?.mark { return }
            state.catalog = (mark, catalog)
        }
        return catalog
    }

    /// The next value of a sequence.
    func next(ofSequence name: String, stored: SequenceRecord) throws(SQLError) -> Int64 {
        try state.withLock { (state) throws(SQLError) in
            let current = max(state.sequences[name] ?? stored.current, stored.current)
            let (next, isOverflow) = current.addingReportingOverflow(stored.step)
            guard !isOverflow else { throw SQLError(text: "sequence '\(name)' is exhausted") }
            state.sequences[name] = next
            return next
        }
    }

    /// The value last given; nil before the first.
    func current(ofSequence name: String) -> Int64? { state.withLock { $0.sequences[name] } }

    func forget(sequence name: String) { state.withLock { $0.sequences[name] = nil } }

    /// Statements of a script.
    /// - Throws: `SQLError.parsing` with the place.
    package static func parse(_ text: String) throws(SQLError) -> [Statement] {
        try Parser.statements(of: text.utf8)
    }
}
