public import ImmuDBProofs

/// What is remembered of one pin: identity, trusted state, and how it came about.
public struct TrustRecord: Sendable, Hashable {
    /// Name and database.
    public var pin: TrustPin
    /// Identity that the server showed at first contact; nil when it showed none.
    public var serverUUID: String?
    /// Key that states must be signed with: the configured one, or the one seen first; nil when unsigned.
    public var signingKey: SigningPublicKey?
    /// Last proven state; nil after a reset, when the next contact is a first one.
    public var state: TrustedState?
    /// Unix seconds of the last change.
    public var updatedAt: Int64
    /// Oldest first. Bounded: see ``ClientLimits/trustAdvancesMax``.
    public private(set) var events: [TrustEvent]

    public init(
        pin: TrustPin, serverUUID: String? = nil, signingKey: SigningPublicKey? = nil,
        state: TrustedState? = nil, updatedAt: Int64, events: [TrustEvent] = []
    ) {
        self.pin = pin
        self.serverUUID = serverUUID
        self.signingKey = signingKey
        self.state = state
        self.updatedAt = updatedAt
        self.events = []
        for event in events { append(event) }
    }

    /// Adds an event and drops the oldest of its class beyond the limit.
    public mutating func append(_ event: TrustEvent) {
        events.append(event)
        let isAdvance = event.kind == .advance
        let max = isAdvance ? ClientLimits.trustAdvancesMax : ClientLimits.trustMilestonesMax
        let count = events.count { ($0.kind == .advance) == isAdvance }
        guard count > max else { return }
        if let oldest = events.firstIndex(where: { ($0.kind == .advance) == isAdvance }) {
            events.remove(at: oldest)
        }
    }
}

/// One step in the life of a trusted state.
public struct TrustEvent: Sendable, Hashable {
    /// What happened.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Nothing was known; the first state shown was taken.
        case firstContact
        /// The user supplied the state to begin with.
        case expected
        /// A newer state was proven to contain the trusted one.
        case advance
        /// The state came from another program or file.
        case imported
        /// The user gave up the trusted state named here.
        case reset
        /// The backup of a damaged file was put back.
        case restored
    }

    public var kind: Kind
    /// Unix seconds.
    public var time: Int64
    /// State reached, or, for a reset, given up; 0 when there was none.
    public var txID: UInt64
    public var alh: Digest
    /// Reason of a reset, origin of an import.
    public var note: String?

    public init(kind: Kind, time: Int64, txID: UInt64, alh: Digest, note: String? = nil) {
        self.kind = kind
        self.time = time
        self.txID = txID
        self.alh = alh
        self.note = note
    }
}
