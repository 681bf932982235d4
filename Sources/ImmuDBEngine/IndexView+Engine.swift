internal import ImmuDBStorage

/// The questions the engine asks an index, with its own errors.
extension IndexView {
    /// The newest version of a key, also when it is a deletion or expired.
    func newest(_ storeKey: [UInt8]) throws(EngineError) -> IndexedVersion? {
        try translating { try latest(storeKey) }
    }

    /// The keys of a range in order, each with its newest version.
    /// - Parameter body: called for each; false ends the walk.
    func walk(_ range: KeyRange, _ body: (IndexedKey) throws(EngineError) -> Bool) throws(EngineError) {
        var scan = scan(range)
        while let found = try translating({ try scan.next() }) {
            guard try body(found) else { return }
        }
    }
}
