package import ImmuDBProofs

/// What is known about the truth of an answer. Shown beside it, never mixed into it.
///
/// A `proven` badge can only be made from a value that `ImmuDBProofs` verified, so no other code path can
/// print the mark.
package struct Badge: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// Inclusion and consistency proven, state signed by the pinned key.
        case provenSigned
        /// Inclusion and consistency proven; the server does not sign or no key is pinned.
        case proven
        /// Shown as the server sent it.
        case unproven
        /// A check failed.
        case failed
    }

    package let kind: Kind
    /// The failed check.
    package let verdict: Verdict?
    /// Transaction that is trusted now that the proof was accepted; 0 when nothing was proven.
    package let trustedTxID: UInt64
    /// Its accumulative hash.
    package let trustedAlh: Digest?

    /// Nothing was trusted before, so there was no earlier history to compare with.
    package let isFirstContact: Bool

    private init(
        kind: Kind, verdict: Verdict? = nil, trustedTxID: UInt64 = 0, trustedAlh: Digest? = nil,
        isFirstContact: Bool = false
    ) {
        self.kind = kind
        self.verdict = verdict
        self.trustedTxID = trustedTxID
        self.trustedAlh = trustedAlh
        self.isFirstContact = isFirstContact
    }

    /// Proven, as the verified value itself shows.
    package static func proven<Value>(by verified: Verified<Value>) -> Badge {
        Badge(
            kind: verified.isSigned ? .provenSigned : .proven, trustedTxID: verified.state.txID,
            trustedAlh: verified.state.alh, isFirstContact: verified.isFirstContact)
    }

    /// Nothing was proven.
    package static let unproven = Badge(kind: .unproven)

    /// A check failed; the answer must not be used.
    package static func failed(_ verdict: Verdict) -> Badge { Badge(kind: .failed, verdict: verdict) }

    /// The mark for a column: one glyph, or four ASCII characters.
    package func symbol(isUnicode: Bool) -> String {
        switch kind {
        case .provenSigned: isUnicode ? "✓" : "[OK]"
        case .proven: isUnicode ? "◐" : "[ok]"
        case .unproven: isUnicode ? "○" : "[--]"
        case .failed: isUnicode ? "✗" : "[!!]"
        }
    }

    /// The words beside the mark.
    package var words: String {
        switch kind {
        case .provenSigned: "proven, signed" + (isFirstContact ? ", first contact" : "")
        case .proven: "proven, unsigned" + (isFirstContact ? ", first contact" : "")
        case .unproven: "not proven"
        case .failed: "FAILED" + (verdict.map { ": \($0.rawValue)" } ?? "")
        }
    }
}
