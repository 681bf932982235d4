/// A message that cannot be turned into one of our types, or the other way round: which kind of problem,
/// in which field, and what was found there.
package struct ProtocolError: Error, Hashable, Sendable {
    /// Kind of the problem.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// A field has a value that the protocol does not allow, such as a hash of 31 bytes. The peer is
        /// broken or hostile, or something between changed the bytes.
        case malformedMessage
        /// A sub-message that must be there is not. An old or foreign server may leave it out.
        case missingField
        /// More elements or bytes than this program accepts. Ask for less.
        case limitExceeded
        /// A format version newer than this program. Update it.
        case unsupportedVersion
        /// A value of ours has no form on the wire, such as a count beyond 31 bits.
        case notRepresentable
    }

    package let code: Code
    /// Names of the fields from the outermost message inwards, as the protocol spells them; list
    /// elements as `[3]`.
    package private(set) var path: [String]
    /// What is wrong, without the field.
    package let problem: String

    package init(_ code: Code, _ path: String..., problem: String) {
        self.code = code
        self.path = path
        self.problem = problem
    }

    /// The same error seen from one message further out.
    package func inside(_ field: String) -> ProtocolError {
        var outer = self
        outer.path.insert(field, at: 0)
        return outer
    }
}

extension ProtocolError: CustomStringConvertible {
    /// The path in the form `verifiableTx.dualProof.targetTxHeader.eH` or `entries[3].key`.
    package var field: String {
        var text = ""
        for part in path {
            // A document can be nested deeply.
            guard text.utf8.count < WireLimits.shownPathBytes else { return text + "…" }
            if !text.isEmpty, !part.hasPrefix("[") { text += "." }
            text += part
        }
        return text
    }

    /// One line: field and problem.
    package var description: String {
        path.isEmpty ? problem : "\(field): \(problem)"
    }
}

extension ProtocolError.Code {
    /// What the user can do about it.
    package var advice: String {
        switch self {
        case .malformedMessage: "do not trust this answer; check that the address is that of an immudb server"
        case .missingField: "check that the server is of a supported version"
        case .limitExceeded: "ask for fewer entries at a time"
        case .unsupportedVersion: "use a newer version of this program"
        case .notRepresentable: "use smaller values"
        }
    }
}
