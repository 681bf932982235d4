/// Names of collections and fields.
package enum DocumentName {
    /// Name of the id field where none is given.
    package static let standardIDField = "_id"
    /// Column that holds whole documents; no field may have this name.
    package static let documentColumn = "_doc"

    private static let reserved: Set<String> = ["collection", "field", "index", "document"]

    /// - Throws: `reservedName`, `illegalArguments`.
    static func requireCollection(_ name: String) throws(EngineError) {
        try require(name, "collection", allowsDots: false, isReserved: false)
    }

    static func requireIDField(_ name: String) throws(EngineError) {
        try require(name, "id field", allowsDots: false, isReserved: name == documentColumn)
    }

    static func requireField(_ name: String) throws(EngineError) {
        try require(name, "field", allowsDots: true, isReserved: name == documentColumn)
    }

    private static func require(
        _ name: String, _ what: String, allowsDots: Bool, isReserved: Bool
    ) throws(EngineError) {
        guard !isReserved, !reserved.contains(name.lowercased()) else {
            throw EngineError(.reservedName, "reserved name: invalid \(what) name '\(name)'")
        }
        guard isLegal(name, allowsDots: allowsDots) else {
            throw .illegal("invalid \(what) name '\(name)'")
        }
    }

    /// Letters and underscores, then letters, digits, underscores, dashes and perhaps dots.
    private static func isLegal(_ name: String, allowsDots: Bool) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { byte in
            isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || (allowsDots && byte == 0x2E)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
    }
}
