internal import ImmuDBRecords

extension SQLFunction {
    static let text: [SQLFunction] = [
        length("LENGTH"), length("CHAR_LENGTH"), length("OCTET_LENGTH"),
        mapped("UPPER") { text in
            text.unicodeScalars.map { simple($0, $0.properties.uppercaseMapping) }.joined()
        },
        mapped("LOWER") { text in
            text.unicodeScalars.map { simple($0, $0.properties.lowercaseMapping) }.joined()
        },
        mapped("TRIM") { text in
            let blanks: Set<UInt8> = [0x20, 9, 10, 11, 12, 13]
            let start = text.utf8.drop { blanks.contains($0) }
            let end = start.reversed().drop { blanks.contains($0) }
            return String(decoding: end.reversed(), as: UTF8.self)
        },
        mapped("REVERSE") { text in
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: text.unicodeScalars.reversed())
            return String(scalars)
        },
        mapped("INITCAP", initialCapitals),
        mapped("MD5") { MD5.hash([UInt8]($0.utf8)) },
        mapped("QUOTE_IDENT") { "\"\($0)\"" },
        SQLFunction("SUBSTRING", .varchar, substring),
        SQLFunction("SUBSTR", .varchar, substring),
        SQLFunction("CONCAT", .varchar) { call in
            var result = ""
            for position in call.arguments.indices { result += try call.text(position) ?? "" }
            return .varchar(result)
        },
        SQLFunction("CONCAT_WS", .varchar) { call in
            try call.expect(1...Int.max)
            guard let separator = try call.text(0) else { return .null(.varchar) }
            var parts: [String] = []
            for position in call.arguments.indices.dropFirst() {
                if let part = try call.text(position) { parts.append(part) }
            }
            return .varchar(parts.joined(separator: separator))
        },
        SQLFunction("ASCII", .integer) { call in
            try call.expect(1...1)
            return try call.text(0).map { .integer(Int64($0.utf8.first ?? 0)) } ?? .null(.integer)
        },
        SQLFunction("CHR", .varchar) { call in
            try call.expect(1...1)
            guard let code = try call.integer(0) else { return .null(.varchar) }
            let scalar = UInt32(exactly: code).flatMap { UnicodeScalar($0) } ?? "\u{FFFD}"
            return .varchar(String(Character(scalar)))
        },
        SQLFunction("JSON_TYPEOF", .varchar) { call in
            try call.expect(1)
            switch call.arguments[0] {
            case .json(let value): return .varchar(value.typeName)
            case .null: return .null(.varchar)
            default: throw call.refused(0)
            }
        },
    ]

    private static func length(_ name: String) -> SQLFunction {
        SQLFunction(name, .integer) { call in
            try call.expect(1)
            return try call.text(0).map { .integer(Int64($0.utf8.count)) } ?? .null(.integer)
        }
    }

    private static func mapped(_ name: String, _ body: @escaping @Sendable (String) -> String) -> SQLFunction
    {
        SQLFunction(name, .varchar) { call in
            try call.expect(1)
            return try call.text(0).map { .varchar(body($0)) } ?? .null(.varchar)
        }
    }

    /// Case mapping of one character to one character; what would become several stays.
    private static func simple(_ scalar: UnicodeScalar, _ mapping: String) -> String {
        mapping.unicodeScalars.count == 1 ? mapping : String(Character(scalar))
    }

    private static func initialCapitals(_ text: String) -> String {
        var isInWord = false
        return text.unicodeScalars.map { scalar in
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            defer { isInWord = isWord }
            let properties = scalar.properties
            return simple(scalar, isInWord ? properties.lowercaseMapping : properties.uppercaseMapping)
        }.joined()
    }

    private static func substring(_ call: FunctionCall) throws -> SQLValue {
        try call.expect(3)
        guard let text = try call.text(0), let position = try call.integer(1),
            let length = try call.integer(2)
        else { return .null(.varchar) }
        guard position > 0 else {
            throw SQLError(.illegalArguments, ": parameter 'position' must be greater than zero")
        }
        guard length >= 0 else {
            throw SQLError(.illegalArguments, ": parameter 'length' cannot be negative")
        }
        let bytes = Array(text.utf8)
        let start = min(Int(clamping: position - 1), bytes.count)
        return FunctionCall.text(of: bytes[start...].prefix(min(Int(clamping: length), bytes.count)))
    }
}
