package import ImmuDBConnect

/// What to open.
package struct LedgerAddress: Sendable, Hashable {
    /// Where the data is.
    package enum Place: Sendable, Hashable {
        /// A local directory, with no server.
        case directory(String, createsIfMissing: Bool)
        case server(ServerAddress, login: ServerLogin)
    }

    package var place: Place
    /// nil: the usual one.
    package var database: String?
    /// Never writes.
    package var isReadOnly: Bool
    /// Where trusted states are kept; nil for the user's own place.
    package var trustDirectory: String?
    /// Name for prompt and trust instead of the place: that of the profile.
    package var profile: String?
    /// Time for one call, in milliseconds; nil for the usual one.
    package var callMilliseconds: Int?
    /// Repetitions of a read after a broken connection; nil for the usual number.
    package var readRetriesMax: Int?
    /// Largest answer accepted, in bytes; nil for the usual limit.
    package var answerBytesMax: Int?
    /// PEM text of the key that states must be signed with.
    package var signingKey: String?

    package init(
        _ place: Place, database: String? = nil, isReadOnly: Bool = false, trustDirectory: String? = nil
    ) {
        self.place = place
        self.database = database
        self.isReadOnly = isReadOnly
        self.trustDirectory = trustDirectory
    }

    /// Path, or host and port.
    package var text: String {
        switch place {
        case .directory(let path, _): path
        case .server(let server, _): server.name
        }
    }

    /// The local directory; nil for a server.
    package var directory: String? {
        guard case .directory(let path, _) = place else { return nil }
        return path
    }
}

/// Where an open ledger is, for prompts and messages.
package struct LedgerTarget: Sendable, Hashable {
    /// Short name: the profile, the last part of the path, or host and port.
    package let name: String
    package let database: String
    /// Who is logged in; nil for nobody, and in a local directory.
    package var user: String?
    /// Others on the network can read and change what is sent.
    package var isExposed = false
    /// How the connection is protected, in a few words.
    package var protection = ""
    /// With a server, not in a local directory.
    package var isServer = false

    package init(name: String, database: String) {
        self.name = name
        self.database = database
    }
}

/// Which revision of a key to read.
package enum ReadPoint: Sendable, Hashable {
    case latest
    /// Positive: counted from the first; negative: so many before the latest.
    case revision(Int64)
    /// As it was written by this transaction.
    case transaction(UInt64)
}

/// A part of a list.
package struct PageRequest: Sendable, Hashable {
    package var offset: UInt64
    /// At least 1.
    package var limit: UInt64
    package var isDescending: Bool

    package init(offset: UInt64 = 0, limit: UInt64, isDescending: Bool = false) {
        self.offset = offset
        self.limit = limit
        self.isDescending = isDescending
    }
}

/// A member of a sorted set, as a place in it.
package struct MemberPosition: Sendable, Hashable {
    package var score: Double
    package var key: [UInt8]
    /// Transaction the member is bound to; 0 = none.
    package var atTx: UInt64

    package init(score: Double, key: [UInt8], atTx: UInt64 = 0) {
        self.score = score
        self.key = key
        self.atTx = atTx
    }
}

/// A part of the members of a sorted set.
package struct MemberRequest: Sendable, Hashable {
    package var set: [UInt8]
    /// Only members behind this one, in the direction of the list.
    package var after: MemberPosition?
    package var min: Double?
    package var max: Double?
    package var page: PageRequest

    package init(set: [UInt8], after: MemberPosition?, min: Double?, max: Double?, page: PageRequest) {
        self.set = set
        self.after = after
        self.min = min
        self.max = max
        self.page = page
    }
}

/// What a write carries besides key and value.
package struct WriteOptions: Sendable, Hashable {
    /// Unix seconds from which on the value counts as absent.
    package var expiresAt: Int64?
    /// Only if the key has no value now.
    package var isIfAbsent = false
    /// Only if the key was not changed after this transaction.
    package var ifAtTx: UInt64?

    package init() {}
}

/// A part of the keys with a prefix.
package struct ScanRequest: Sendable, Hashable {
    package var prefix: [UInt8]
    /// Only keys behind this one, in the direction of the scan.
    package var after: [UInt8]?
    package var page: PageRequest

    package init(prefix: [UInt8], after: [UInt8]? = nil, page: PageRequest) {
        self.prefix = prefix
        self.after = after
        self.page = page
    }
}
