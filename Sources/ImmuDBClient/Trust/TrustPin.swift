internal import ImmuDBProofs

/// What trust is attached to: a name that the *user* chose, and a database.
///
/// The name is the profile, else `host:port`, else the canonical path of a local directory. Nothing that a
/// server says about itself takes part, so a server cannot move a client to an empty pin.
public struct TrustPin: Sendable, Hashable {
    /// Profile, `host:port` or path.
    public var name: String
    /// Name of the database as the user selected it; never empty for a pin in use.
    public var database: String

    public init(name: String, database: String) {
        self.name = name
        self.database = database
    }

    /// Name of the files of this pin without extension: hexadecimal SHA-256 over both texts, each preceded by
    /// its length in bytes as 64 bits big-endian. It depends on the texts only and is always a safe name.
    public var fileStem: String {
        var stream = SHA256.Stream()
        for text in [name, database] {
            let bytes = [UInt8](text.utf8)
            stream.update(bigEndian: UInt64(bytes.count))
            stream.update(bytes)
        }
        return stream.finish().hex
    }
}
