extension TxHeader {
    /// Alh of a header that came from outside.
    /// - Throws: `VerificationFailure`: `unsupportedVersion`, or `malformedMessage` for fields that no
    ///   transaction can have.
    public func verifiedAlh() throws(VerificationFailure) -> Digest {
        var trace = ProofTrace.off
        return try verifiedAlh("transaction \(id)", trace: &trace)
    }

    func verifiedAlh(
        _ subject: @autoclosure () -> String, trace: inout ProofTrace
    ) throws(VerificationFailure) -> Digest {
        // Text is made when it is shown only: this runs for every proof.
        func title() -> String { "header of \(subject())" }
        try trace.require(
            version <= Limits.headerVersionMax, title(), else: .unsupportedVersion,
            "\(subject()) has header version \(version), known are 0 to \(Limits.headerVersionMax)")
        try trace.require(
            id >= 1 && blTxID < id, title(), else: .malformedMessage,
            "\(subject()) has id \(id) and a tree of \(blTxID) leaves")
        try trace.require(
            metadata.extra.count <= Limits.txMetadataExtraBytesMax, title(), else: .malformedMessage,
            "\(subject()) has \(metadata.extra.count) bytes of extra metadata")
        do {
            let inner = try innerHash()
            let alh = TxHeader.advance(prevAlh, to: id, inner: inner)
            trace.note("inner hash of \(subject())", innerInputs, computed: inner)
            trace.note(
                "Alh of \(subject())",
                [.init("id", id), .init("previous Alh", prevAlh), .init("inner hash", inner)], computed: alh)
            return alh
        } catch {
            throw trace.refusal(title(), VerificationFailure(.malformedMessage, error.message))
        }
    }

    private var innerInputs: [ProofTrace.Input] {
        [
            .init("time", timestamp), .init("version", version),
            .init("metadata", Hex.encode(metadata.encoded)),
            .init("entries", entryCount), .init("Eh", eh), .init("tree size", blTxID),
            .init("tree root", blRoot),
        ]
    }
}
