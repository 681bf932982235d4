internal import CommandLineKit
internal import ImmuDBServer

/// What this program calls itself.
enum ProgramVersion {
    /// The protocol's version, which clients compare.
    static let text = ProtocolVersion.text

    /// Answer of `immudb version`.
    static let description = "immudb \(text) (Swift)"

    /// Answer of `/version`.
    static let json = JSONLine.object([
        ("component", "immudb"), ("version", text), ("buildtime", ""), ("builtby", "swift"), ("static", ""),
        ("fips", "false"),
    ])
}
