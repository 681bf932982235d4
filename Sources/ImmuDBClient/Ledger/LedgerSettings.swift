package import GRPCCore
public import ImmuDBProofs

/// What a client has to know besides its transport.
public struct LedgerSettings: Sendable {
    /// Name under which trust is kept: the profile, else `host:port`, else the canonical path of a
    /// directory. See ``TrustPin``.
    public var pinName: String
    /// Database that calls refer to until ``LedgerClient/useDatabase(_:)`` or a session says otherwise.
    public var database: String
    /// Key that every state must be signed with. Without one, a key that signs the first state is pinned.
    public var signingKey: SigningPublicKey?
    /// Whether the first state of an unknown pin is trusted. When false, verified operations demand
    /// ``TrustStore/expectState(_:txID:alh:)`` or an import first.
    public var allowsFirstContact: Bool
    /// Time for one call, connection included.
    public var callMilliseconds: Int
    /// Largest answer accepted.
    public var answerBytesMax: Int
    /// Largest exported transaction accepted, which arrives as a stream: without a bound it might never end.
    public var exportedTransactionBytesMax = ClientLimits.exportedTransactionBytesDefault
    /// How often a read is made again when the connection breaks. Writes never are.
    public var readRetriesMax = ClientLimits.readRetriesDefault
    /// Silence after which a session is kept alive: at most half of the server's `session-timeout`.
    public var heartbeatMilliseconds = ClientLimits.heartbeatMillisecondsDefault
    /// Says in plain words why a connection failed, with host and port; from the transport.
    package var explainsConnection: (@Sendable (RPCError) async -> (message: String, hint: String)?)?
    /// When the trusted state is written.
    public var persistence: TrustPersistence
    /// Whether verified answers carry their ``ProofTrace``.
    public var recordsTrace: Bool
    /// Name and version of the program, for evidence files.
    public var program: String

    public init(
        pinName: String, database: String, signingKey: SigningPublicKey? = nil,
        allowsFirstContact: Bool = true, callMilliseconds: Int = ClientLimits.callMillisecondsDefault,
        answerBytesMax: Int = ClientLimits.answerBytesMax, persistence: TrustPersistence = .standard,
        recordsTrace: Bool = false, program: String = "ImmuDBClient"
    ) {
        self.pinName = pinName
        self.database = database
        self.signingKey = signingKey
        self.allowsFirstContact = allowsFirstContact
        self.callMilliseconds = callMilliseconds
        self.answerBytesMax = answerBytesMax
        self.persistence = persistence
        self.recordsTrace = recordsTrace
        self.program = program
    }
}
