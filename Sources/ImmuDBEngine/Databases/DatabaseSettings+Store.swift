internal import ImmuDBStorage

extension DatabaseSettings {
    /// Hands over what has a meaning in this store; the rest is kept and reported only.
    func apply(to options: inout StoreOptions) {
        options.newStore.fileSize = UInt64(fileSize)
        options.newStore.maxKeyLength = UInt64(maxKeyLength)
        options.newStore.maxValueLength = UInt64(maxValueLength)
        options.newStore.maxTxEntries = UInt64(maxTxEntries)
        options.newStore.embeddedValues = embedsValues
        options.newStore.preallocatedFiles = preallocatesFiles
        options.excludesCommitTime = excludesCommitTime
        options.writeTxHeaderVersion = UInt16(clamping: writeTxHeaderVersion)
        // Embedded values have no logs of their own; one lane is what the format allows then.
        options.valueLogCount = embedsValues ? 1 : Int(maxIOConcurrency)
    }

    /// Whether and why clients may not write.
    var role: Database.Role {
        if replication.isReplica { return .replica }
        return replication.isSynchronous ? .synchronousPrimary : .primary
    }
}
