package import ImmuDBProofs

extension ExitStatus {
    /// The status that stands for a failed verification.
    package init(_ verdict: Verdict) {
        switch verdict {
        case .fork:
            self = .fork
        case .rollback, .wiped:
            self = .rollback
        case .identityChanged:
            self = .identityChanged
        case .badSignature:
            self = .badSignature
        case .trustedStateDamaged:
            self = .trustedStateDamaged
        case .inclusionMismatch, .malformedProof, .wrongSubject, .valueMismatch, .headerMismatch,
            .metadataMismatch, .schemaMismatch, .referenceTargetUnproven, .unsupportedVersion,
            .malformedMessage, .limitExceeded:
            self = .proofMismatch
        }
    }
}
