/// Settings of the tree over all transactions. This store has its own rhythm; they are kept and reported.
public struct TreeSettings: Sendable, Hashable, Codable {
    /// Leaves.
    public var syncThreshold: UInt32 = 100_000
    /// Bytes.
    public var writeBufferSize: UInt32 = 16 << 20

    /// The defaults.
    public init() {}
}

/// The object `ahtOptions` of the settings record.
extension TreeSettings {
    private enum CodingKeys: String, CodingKey {
        case syncThreshold, writeBufferSize
    }

    /// Reads the object; missing fields have their defaults.
    public init(from decoder: any Decoder) throws {
        self.init()
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.read(.syncThreshold, into: &syncThreshold)
        try values.read(.writeBufferSize, into: &writeBufferSize)
    }
}
