import ImmuDBProofs

/// The name of the documented shape of our JSON (docs/formats.md).
package enum JSONSchema {
    /// Changes only when a reader of the old shape could misread the new one; new members do not count.
    package static let identifier = "immuclient/1"

    /// The shape in words, for the manual.
    static let description = """
        A document of --output json has the members schema (the text \(identifier)), kind (what the
        records are), and either record or records. A list also has truncated, which is true when a limit
        ended it early. notes, when present, says in words what was not proven. With --output jsonl each
        line is one record with its kind.

        Keys and values are {"utf8": TEXT} when the bytes are valid UTF-8, else {"base64": TEXT}. Hashes are
        hexadecimal, times are RFC 3339 in UTC, numbers are exact integers, absent values are left out.

        verification says what this program checked itself: proven, signed, for a failed check verdict, and
        with a proof trustedState, the transaction (tx) and hash (alh) that are trusted now.

        New members may appear at any time; a change of meaning changes the schema text.
        """
}

/// Writes JSON by hand: few shapes, exact control over the bytes, no intermediate tree.
enum JSONText {
    /// A quoted string, RFC 8259; control characters and the two separators that break JavaScript are
    /// escaped.
    static func string(_ text: String) -> [UInt8] {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += Array("\\\"".utf8)
            case "\\": result += Array("\\\\".utf8)
            case "\n": result += Array("\\n".utf8)
            case "\r": result += Array("\\r".utf8)
            case "\t": result += Array("\\t".utf8)
            case _ where mustEscape(scalar):
                let digits = String(scalar.value, radix: 16)
                result += Array("\\u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)".utf8)
            default: result += Array(String(scalar).utf8)
            }
        }
        return result + [UInt8(ascii: "\"")]
    }

    /// C0, DEL and C1 controls, line separators and bidirectional controls: a terminal showing JSON is safe
    /// too.
    private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// `{"utf8": …}` when the bytes are text, else `{"base64": …}`.
    static func bytes(_ bytes: [UInt8]) -> [UInt8] {
        if let text = UTF8Decoding.text(of: bytes) {
            return object([("utf8", string(text))])
        }
        return object([("base64", string(String(decoding: Encodings.base64(bytes), as: UTF8.self)))])
    }

    /// An object from members that are JSON already.
    static func object(_ members: [(name: String, value: [UInt8])]) -> [UInt8] {
        var result: [UInt8] = [UInt8(ascii: "{")]
        for (index, member) in members.enumerated() {
            if index > 0 { result.append(UInt8(ascii: ",")) }
            result += string(member.name)
            result.append(UInt8(ascii: ":"))
            result += member.value
        }
        return result + [UInt8(ascii: "}")]
    }

    /// An array from elements that are JSON already.
    static func array(_ elements: [[UInt8]]) -> [UInt8] {
        [UInt8(ascii: "[")] + Array(elements.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "]")]
    }

    /// One value of a record.
    static func value(_ value: FieldValue) -> [UInt8] {
        switch value {
        case .bytes(let bytes): self.bytes(bytes)
        case .text(let text), .literal(let text, false): string(text)
        case .literal(let text, true): Array(text.utf8)
        case .unsigned(let number): Array(String(number).utf8)
        case .integer(let number): Array(String(number).utf8)
        case .decimal(let number): Array(DecimalText.of(number).utf8)
        case .boolean(let flag): Array((flag ? "true" : "false").utf8)
        case .time(let time): string(time.rfc3339)
        case .hash(let bytes): string(String(decoding: Encodings.hex(bytes), as: UTF8.self))
        case .records(let list): array(list.records.map { object(members($0, list.columns)) })
        case .null: Array("null".utf8)
        }
    }

    /// The members of a record; absent values are left out.
    /// - Parameter showsNulls: a NULL in a row of a query is a value like any other.
    static func members(
        _ record: Record, _ columns: [Column], showsNulls: Bool = false
    ) -> [(name: String, value: [UInt8])] {
        var members: [(name: String, value: [UInt8])] = []
        for (index, column) in columns.enumerated() where column.visibility != .legacyOnly {
            let value = record.value(at: index)
            if !value.isNull || showsNulls { members.append((column.name, self.value(value))) }
        }
        if let badge = record.badge { members.append(("verification", verification(badge))) }
        return members
    }

    /// What was verified, as an object.
    static func verification(_ badge: Badge) -> [UInt8] {
        var members: [(name: String, value: [UInt8])] = [
            ("proven", value(.boolean(badge.kind == .proven || badge.kind == .provenSigned))),
            ("signed", value(.boolean(badge.kind == .provenSigned))),
        ]
        if let verdict = badge.verdict { members.append(("verdict", string(verdict.rawValue))) }
        if let alh = badge.trustedAlh {
            let state = object([
                ("tx", value(.unsigned(badge.trustedTxID))), ("alh", value(.hash(alh.bytes))),
            ])
            members.append(("trustedState", state))
        }
        return object(members)
    }
}
