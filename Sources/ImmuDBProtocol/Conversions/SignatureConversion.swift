package import ImmuDBProofs

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension StateSignature {
    /// Reads a signature. Its form is the verifier's business; only sizes are bounded here.
    /// - Throws: `ProtocolError` for an overlong key or signature.
    package init(wire message: Immudb_Schema_Signature) throws(ProtocolError) {
        self.init(
            publicKey: try WireField.bytes(
                message.publicKey, "publicKey", max: WireLimits.publicKeyBytesMax),
            signature: try WireField.bytes(
                message.signature, "signature", max: WireLimits.signatureBytesMax))
    }
}

extension Immudb_Schema_Signature {
    /// Writes a signature.
    package init(_ signature: StateSignature) {
        self.init()
        publicKey = Data(signature.publicKey)
        self.signature = Data(signature.signature)
    }
}
