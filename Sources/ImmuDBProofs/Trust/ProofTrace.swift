/// The steps of a verification in order: what was hashed or walked, what came out, what had to come out.
///
/// Recording costs text and memory, so it is off unless asked for; a trace that does not record stays
/// empty and evaluates nothing.
public struct ProofTrace: Sendable, Hashable {
    /// A named value that entered a step, as text: an id, a size, a hexadecimal hash.
    public struct Input: Sendable, Hashable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// A digest in hexadecimal.
        public init(_ name: String, _ digest: Digest) {
            self.init(name, digest.hex)
        }

        /// A decimal number.
        public init(_ name: String, _ number: some BinaryInteger) {
            self.init(name, String(number))
        }

        /// Sibling hashes or chain terms, numbered from 0.
        static func terms(_ terms: [Digest]) -> [Input] {
            terms.enumerated().map { Input("term \($0.offset)", $0.element) }
        }
    }

    /// One check, or one intermediate result.
    public struct Step: Sendable, Hashable {
        /// What the step is, in a few words.
        public let title: String
        public let inputs: [Input]
        /// What the inputs hash to; nil when the step failed before anything could be hashed, or hashes
        /// nothing.
        public let computed: Digest?
        /// What it must be; nil for an intermediate result that later steps check.
        public let expected: Digest?
        /// False for the check that failed: always the last step.
        public let isOK: Bool
    }

    /// Whether steps are kept.
    public let isRecording: Bool
    /// The steps so far, in the order of verification.
    public private(set) var steps: [Step] = []

    public init(isRecording: Bool = true) { self.isRecording = isRecording }

    /// A trace that keeps nothing.
    public static let off = ProofTrace(isRecording: false)

    /// Keeps an intermediate result.
    mutating func note(
        _ title: @autoclosure () -> String, _ inputs: @autoclosure () -> [Input], computed: Digest? = nil
    ) {
        guard isRecording else { return }
        steps.append(Step(title: title(), inputs: inputs(), computed: computed, expected: nil, isOK: true))
    }

    /// Keeps a comparison and throws when it fails.
    mutating func compare(
        _ title: @autoclosure () -> String, _ inputs: @autoclosure () -> [Input], computed: Digest,
        expected: Digest, else verdict: Verdict, _ complaint: @autoclosure () -> String
    ) throws(VerificationFailure) {
        let isOK = computed == expected
        if isRecording {
            steps.append(
                Step(title: title(), inputs: inputs(), computed: computed, expected: expected, isOK: isOK))
        }
        guard isOK else {
            throw VerificationFailure(
                verdict, "\(complaint()): computed \(computed.hex), expected \(expected.hex)")
        }
    }

    /// Throws when a condition that hashes nothing does not hold; a fulfilled one leaves no step.
    mutating func require(
        _ condition: Bool, _ title: @autoclosure () -> String, else verdict: Verdict,
        _ complaint: @autoclosure () -> String
    ) throws(VerificationFailure) {
        guard condition else {
            throw refusal(title(), VerificationFailure(verdict, complaint()))
        }
    }

    /// Keeps a failed step.
    /// - Returns: `failure`, to be thrown.
    mutating func refusal(_ title: String, _ failure: VerificationFailure) -> VerificationFailure {
        if isRecording {
            steps.append(
                Step(
                    title: title, inputs: [Input("reason", failure.message)], computed: nil, expected: nil,
                    isOK: false))
        }
        return failure
    }
}
