internal import ImmuDBStorage

extension Database {
    /// Id of the last transaction that the key index knows; behind the last committed one for moments only.
    public var indexedTxID: UInt64 { store.index.indexedTxID }
}
