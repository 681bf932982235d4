/// An address in the form `immudb://user@host:port/database?tls=…`.
package struct ConnectionURI: Sendable, Hashable {
    /// Values by the name of their setting.
    package let values: [String: String]

    /// What may stand behind the question mark, with the setting it means.
    private static let parameters = [
        "tls": "tls", "ca": "ca", "cert": "cert", "key": "key", "servername": "servername",
        "tls-pin": "tls-pin", "timeout": "timeout", "insecure": "insecure",
    ]

    /// Whether a word is meant to be such an address.
    package static func isMeant(_ text: String) -> Bool { text.hasPrefix("immudb://") }

    /// - Throws: `CommandFailure` that says what is wrong. A password is refused: other users of the machine
    ///   can read the arguments of a program.
    package init(_ text: String) throws(CommandFailure) {
        guard Self.isMeant(text) else {
            throw Self.failure("an address begins with immudb://")
        }
        var rest = text.dropFirst("immudb://".count)
        var values: [String: String] = [:]
        if let question = rest.firstIndex(of: "?") {
            try Self.read(parameters: rest[rest.index(after: question)...], into: &values)
            rest = rest[..<question]
        }
        if let slash = rest.firstIndex(of: "/") {
            let database = try Self.decoded(rest[rest.index(after: slash)...])
            if !database.isEmpty { values["database"] = database }
            rest = rest[..<slash]
        }
        if let at = rest.lastIndex(of: "@") {
            let user = rest[..<at]
            guard !user.contains(":") else {
                throw Self.failure("a password does not belong into an address: use --password-file")
            }
            values["username"] = try Self.decoded(user)
            rest = rest[rest.index(after: at)...]
        }
        try Self.read(place: rest, into: &values)
        self.values = values
    }

    /// `host`, `host:port`, `[IPv6]` or `[IPv6]:port`.
    package static func read(
        place: Substring, into values: inout [String: String]
    ) throws(CommandFailure) {
        var host = place
        var port: Substring?
        if place.hasPrefix("[") {
            guard let end = place.firstIndex(of: "]") else { throw failure("a ] is missing") }
            host = place[place.index(after: place.startIndex)..<end]
            let behind = place[place.index(after: end)...]
            if !behind.isEmpty {
                guard behind.hasPrefix(":") else { throw failure("behind ] goes :PORT") }
                port = behind.dropFirst()
            }
        } else if let colon = place.firstIndex(of: ":") {
            host = place[..<colon]
            port = place[place.index(after: colon)...]
        }
        if let port {
            guard let number = UInt16(port), number > 0 else {
                throw failure("'\(port)' is no port: a number from 1 to 65535")
            }
            values["immudb-port"] = String(number)
        }
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || "/?#@[]".contains($0) }) else {
            throw failure("'\(host)' is no host")
        }
        values["immudb-address"] = String(host)
    }

    private static func read(
        parameters: Substring, into values: inout [String: String]
    ) throws(CommandFailure) {
        for part in parameters.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(pair[0])
            guard let setting = Self.parameters[name] else {
                let known = Self.parameters.keys.sorted().joined(separator: ", ")
                throw failure("'\(name)' is unknown; there are \(known)")
            }
            values[setting] = pair.count > 1 ? try decoded(pair[1]) : "true"
        }
    }

    /// Percent signs and what follows them, as bytes of UTF-8.
    private static func decoded(_ text: Substring) throws(CommandFailure) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let value = UInt8(digits, radix: 16)
            else { throw failure("behind % go two hexadecimal digits") }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw failure("it is not UTF-8") }
        return decoded
    }

    private static func failure(_ problem: String) -> CommandFailure {
        CommandFailure(
            .usage, "the address cannot be read: \(problem)",
            hint: "it looks like immudb://user@host:3322/database?tls=true")
    }
}
