package import SystemIO

/// The token file of the original clients: the length of a database name in 8 bytes big-endian, the name,
/// then the token.
package struct LegacyTokenFile: Sendable {
    package let path: String
    private let fileSystem: any FileSystem

    package init(path: String, fileSystem: any FileSystem = RealFileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Where a `--tokenfile` name leads: a name without slash lives in the home directory.
    package static func path(named name: String, home: String?) -> String {
        guard !name.contains("/"), let home else { return name }
        return joinPath(home, name)
    }

    /// The token and its database; nil without such a file.
    /// - Throws: `ClientError` for a file of another layout.
    package func load() throws(ClientError) -> (token: String, database: String)? {
        let kind = try ClientError.storing(path) { () throws(SystemIOError) in
            try fileSystem.kind(of: path)
        }
        guard kind != nil else { return nil }
        let bytes = try ClientError.storing(path) { () throws(SystemIOError) in
            try fileSystem.readWhole(path, limit: ClientLimits.tokenFileBytesMax, followLinks: false)
        }
        let length = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard bytes.count > 8, length < UInt64(bytes.count - 8) else {
            throw ClientError(
                .trustStore, "the token file \(path) has another layout", location: path,
                hint: "remove it and log in again")
        }
        let name = bytes[8..<(8 + Int(length))]
        let token = bytes[(8 + Int(length))...]
        guard token.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw ClientError(
                .trustStore, "the token file \(path) holds no token", location: path,
                hint: "remove it and log in again")
        }
        return (String(decoding: token, as: UTF8.self), String(decoding: name, as: UTF8.self))
    }

    /// Writes the file, mode 0600, atomically.
    package func save(token: String, database: String) throws(ClientError) {
        let name = [UInt8](database.utf8)
        let length = (0..<8).reversed().map { UInt8(truncatingIfNeeded: name.count >> ($0 * 8)) }
        try ClientError.storing(path) { () throws(SystemIOError) in
            try fileSystem.atomicReplace(path, with: length + name + [UInt8](token.utf8), permissions: 0o600)
        }
    }

    /// Removes the file if it is there.
    package func remove() throws(ClientError) {
        try ClientError.storing(path) { () throws(SystemIOError) in
            if try fileSystem.kind(of: path) != nil { try fileSystem.removeFile(path) }
        }
    }
}
