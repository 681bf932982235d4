package import ImmuDBProofs

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension TxMetadata {
    /// Reads transaction attributes. 0 and no bytes stand for absent ones.
    /// - Throws: `ProtocolError` for more than 256 opaque bytes.
    package init(wire message: Immudb_Schema_TxMetadata) throws(ProtocolError) {
        self.init(
            truncatedUpTo: message.truncatedTxID == 0 ? nil : message.truncatedTxID,
            extra: try WireField.bytes(
                message.extra, "extra", max: WireLimits.transactionExtraBytesMax))
    }
}

extension Immudb_Schema_TxMetadata {
    /// Writes transaction attributes.
    package init(_ metadata: TxMetadata) {
        self.init()
        truncatedTxID = metadata.truncatedUpTo ?? 0
        extra = Data(metadata.extra)
    }
}
