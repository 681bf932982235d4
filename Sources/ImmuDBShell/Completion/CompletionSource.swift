import TerminalUI

/// What completion can ask for: the ledger, what the shell remembers, and files.
protocol CompletionSource {
    /// Names of the databases.
    var databases: [String] { get }
    /// Some keys with a prefix; none when the answer takes too long.
    func keys(prefix: [UInt8]) -> [[UInt8]]
    /// The newest revisions of a key, the latest first; none when the answer takes too long.
    func revisions(of key: [UInt8]) -> [NumberCandidate]
    /// What stands between a key and its revision.
    var revisionSeparator: String { get }
    /// The newest transactions, the latest first; none when the answer takes too long.
    var transactions: [NumberCandidate] { get }
    /// Names of the tables.
    var tables: [String] { get }
    /// Columns by table, as far as they are known.
    var columns: [String: [String]] { get }
    /// Fields by collection.
    var collections: [String: [String]] { get }
    /// Names of the users.
    var users: [String] { get }
    /// Names that have a value in statements, without the `@`.
    var variables: [String] { get }
    /// Names of the saved queries.
    var savedQueries: [String] { get }
    /// Names of the profiles.
    var profiles: [String] { get }
    /// What is in a directory; nothing when it cannot be read.
    func files(in directory: String) -> [(name: String, isDirectory: Bool)]
}

/// A revision or a transaction, with a few words on it.
struct NumberCandidate: Sendable, Hashable {
    let number: UInt64
    let detail: String
}

extension CompletionSource {
    func revisions(of key: [UInt8]) -> [NumberCandidate] { [] }
    var revisionSeparator: String { "@" }
    var transactions: [NumberCandidate] { [] }
    var tables: [String] { [] }
    var columns: [String: [String]] { [:] }
    var collections: [String: [String]] { [:] }
    var users: [String] { [] }
    var variables: [String] { [] }
    var savedQueries: [String] { [] }
    var profiles: [String] { [] }
    func files(in directory: String) -> [(name: String, isDirectory: Bool)] { [] }
}
