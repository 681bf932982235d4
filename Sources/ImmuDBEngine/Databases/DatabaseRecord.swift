internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Settings of a database as the system database keeps them: a JSON object under the key `02 || name`.
///
/// Unknown fields are ignored, missing ones have their defaults.
struct DatabaseRecord: Sendable, Equatable {
    var database: String
    var settings = DatabaseSettings()
    var createdBy = ""
    /// RFC 3339.
    var createdAt = DatabaseRecord.never
    var updatedBy = ""
    var updatedAt = DatabaseRecord.never

    /// The time of what did not happen.
    static let never = "0001-01-01T00:00:00Z"

    init(_ database: String, settings: DatabaseSettings = DatabaseSettings()) {
        self.database = database
        self.settings = settings
    }

    /// Unix seconds of the creation; 0 when unknown.
    var createdAtSeconds: Int64 { max(0, Timestamp(rfc3339: createdAt)?.seconds ?? 0) }

    /// - Throws: `corrupted` for bytes that are no such record.
    init(parsing bytes: [UInt8], of name: String) throws(EngineError) {
        do {
            self = try JSONDecoder().decode(DatabaseRecord.self, from: Data(bytes))
        } catch {
            throw EngineError(
                .corrupted, "the settings record of database \(name) cannot be read", cause: "\(error)")
        }
    }

    func encoded() throws(EngineError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try translating { [UInt8](try encoder.encode(self)) }
    }
}

extension DatabaseRecord: Codable {
    private enum Key: String, CodingKey {
        case database, createdBy, createdAt, updatedBy, updatedAt
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        self.init(try values.decode(String.self, forKey: .database))
        settings = try DatabaseSettings(from: decoder)
        try values.read(.createdBy, into: &createdBy)
        try values.read(.createdAt, into: &createdAt)
        try values.read(.updatedBy, into: &updatedBy)
        try values.read(.updatedAt, into: &updatedAt)
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(database, forKey: .database)
        try values.encode(createdBy, forKey: .createdBy)
        try values.encode(createdAt, forKey: .createdAt)
        try values.encode(updatedBy, forKey: .updatedBy)
        try values.encode(updatedAt, forKey: .updatedAt)
        try settings.encode(to: encoder)
    }
}

extension DatabaseSettings: Codable {
    private enum Key: String, CodingKey {
        case fileSize
        case maxKeyLength = "maxKeyLen"
        case maxValueLength = "maxValueLen"
        case maxTxEntries
        case embedsValues = "embeddedValues"
        case preallocatesFiles = "preallocFiles"
        case excludesCommitTime = "excludeCommitTime"
        case maxConcurrency, maxIOConcurrency, writeBufferSize, txLogCacheSize
        case valueLogCacheSize = "vLogCacheSize"
        case valueLogMaxOpenFiles = "vLogMaxOpenedFiles"
        case txLogMaxOpenFiles = "txLogMaxOpenedFiles"
        case commitLogMaxOpenFiles = "commitLogMaxOpenedFiles"
        case writeTxHeaderVersion, readTxPoolSize
        case syncFrequencyMilliseconds = "syncFrequency"
        case maxActiveTransactions, mvccReadSetLimit, autoload
        case index = "indexOptions"
        case tree = "ahtOptions"
        case retentionPeriodMilliseconds = "retentionPeriod"
        case truncationFrequencyMilliseconds = "truncationFrequency"
    }

    /// Reads the fields of a settings record; missing ones have their defaults.
    public init(from decoder: any Decoder) throws {
        self.init()
        replication = try ReplicationSettings(from: decoder)
        let values = try decoder.container(keyedBy: Key.self)
        try values.read(.fileSize, into: &fileSize)
        try values.read(.maxKeyLength, into: &maxKeyLength)
        try values.read(.maxValueLength, into: &maxValueLength)
        try values.read(.maxTxEntries, into: &maxTxEntries)
        try values.read(.embedsValues, into: &embedsValues)
        try values.read(.preallocatesFiles, into: &preallocatesFiles)
        try values.read(.excludesCommitTime, into: &excludesCommitTime)
        try values.read(.maxConcurrency, into: &maxConcurrency)
        try values.read(.maxIOConcurrency, into: &maxIOConcurrency)
        try values.read(.writeBufferSize, into: &writeBufferSize)
        try values.read(.txLogCacheSize, into: &txLogCacheSize)
        try values.read(.valueLogCacheSize, into: &valueLogCacheSize)
        try values.read(.valueLogMaxOpenFiles, into: &valueLogMaxOpenFiles)
        try values.read(.txLogMaxOpenFiles, into: &txLogMaxOpenFiles)
        try values.read(.commitLogMaxOpenFiles, into: &commitLogMaxOpenFiles)
        try values.read(.writeTxHeaderVersion, into: &writeTxHeaderVersion)
        try values.read(.readTxPoolSize, into: &readTxPoolSize)
        try values.read(.syncFrequencyMilliseconds, into: &syncFrequencyMilliseconds)
        try values.read(.maxActiveTransactions, into: &maxActiveTransactions)
        try values.read(.mvccReadSetLimit, into: &mvccReadSetLimit)
        try values.read(.autoload, into: &autoload)
        try values.read(.index, into: &index)
        try values.read(.tree, into: &tree)
        try values.read(.retentionPeriodMilliseconds, into: &retentionPeriodMilliseconds)
        try values.read(.truncationFrequencyMilliseconds, into: &truncationFrequencyMilliseconds)
    }

    /// Writes all fields of a settings record.
    public func encode(to encoder: any Encoder) throws {
        try replication.encode(to: encoder)
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(fileSize, forKey: .fileSize)
        try values.encode(maxKeyLength, forKey: .maxKeyLength)
        try values.encode(maxValueLength, forKey: .maxValueLength)
        try values.encode(maxTxEntries, forKey: .maxTxEntries)
        try values.encode(embedsValues, forKey: .embedsValues)
        try values.encode(preallocatesFiles, forKey: .preallocatesFiles)
        try values.encode(excludesCommitTime, forKey: .excludesCommitTime)
        try values.encode(maxConcurrency, forKey: .maxConcurrency)
        try values.encode(maxIOConcurrency, forKey: .maxIOConcurrency)
        try values.encode(writeBufferSize, forKey: .writeBufferSize)
        try values.encode(txLogCacheSize, forKey: .txLogCacheSize)
        try values.encode(valueLogCacheSize, forKey: .valueLogCacheSize)
        try values.encode(valueLogMaxOpenFiles, forKey: .valueLogMaxOpenFiles)
        try values.encode(txLogMaxOpenFiles, forKey: .txLogMaxOpenFiles)
        try values.encode(commitLogMaxOpenFiles, forKey: .commitLogMaxOpenFiles)
        try values.encode(writeTxHeaderVersion, forKey: .writeTxHeaderVersion)
        try values.encode(readTxPoolSize, forKey: .readTxPoolSize)
        try values.encode(syncFrequencyMilliseconds, forKey: .syncFrequencyMilliseconds)
        try values.encode(maxActiveTransactions, forKey: .maxActiveTransactions)
        try values.encode(mvccReadSetLimit, forKey: .mvccReadSetLimit)
        try values.encode(autoload, forKey: .autoload)
        try values.encode(index, forKey: .index)
        try values.encode(tree, forKey: .tree)
        try values.encode(retentionPeriodMilliseconds, forKey: .retentionPeriodMilliseconds)
        try values.encode(truncationFrequencyMilliseconds, forKey: .truncationFrequencyMilliseconds)
    }
}

extension KeyedDecodingContainer {
    /// Replaces a default by what is there.
    func read<Value: Decodable>(_ key: Key, into value: inout Value) throws {
        if let found = try decodeIfPresent(Value.self, forKey: key) { value = found }
    }
}
