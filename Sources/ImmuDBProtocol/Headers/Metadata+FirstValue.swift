package import GRPCCore

extension Metadata {
    /// The first text value of a key; only the first one counts. Nil if there is none.
    package func first(_ name: String) -> String? {
        for value in self[stringValues: name] { return value }
        return nil
    }

    /// The first value of a key ending in `-bin`. Nil if there is none.
    package func firstBinary(_ name: String) -> [UInt8]? {
        for value in self[binaryValues: name] { return value }
        return nil
    }
}
