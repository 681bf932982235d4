/// An accumulative tree whose digest log is an array.
public struct MemoryTree: DigestSource, Sendable {
    /// The digest log.
    public private(set) var log: [Digest] = []
    private var frontier = TreeFrontier()

    /// The empty tree.
    public init() {}

    /// Number of leaves.
    public var size: UInt64 { frontier.size }

    /// Root of the whole tree; nil when it is empty.
    public var root: Digest? { log.last }

    /// Adds a leaf with the given payload.
    public mutating func append(_ payload: Digest) {
        frontier.append(payload, emitting: &log)
    }

    public func digest(at position: UInt64) throws -> Digest {
        guard position < UInt64(log.count) else {
            throw FormatError("digest log has \(log.count) digests, none at position \(position)")
        }
        return log[Int(position)]
    }
}
