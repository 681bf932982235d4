internal import ImmuDBRecords

extension SQLFunction {
    static let textEditing: [SQLFunction] = [
        SQLFunction("REPLACE", .varchar) { call in
            try texts(call, 3) { try replaced($0[0], $0[1], $0[2]) }
        },
        SQLFunction("TRANSLATE", .varchar) { call in
            try texts(call, 3) { text in
                let (from, to) = (
                    [UnicodeScalar](text[1].unicodeScalars), [UnicodeScalar](text[2].unicodeScalars)
                )
                var result = String.UnicodeScalarView()
                for scalar in text[0].unicodeScalars {
                    guard let position = from.firstIndex(of: scalar) else {
                        result.append(scalar)
                        continue
                    }
                    if position < to.count { result.append(to[position]) }
                }
                return String(result)
            }
        },
        SQLFunction("REGEXP_REPLACE", .varchar) { call in
            try texts(call, 3) { RegexReplacement.apply(to: $0[0], pattern: $0[1], replacement: $0[2]) }
        },
        SQLFunction("REPEAT", .varchar) { call in
            try call.expect(2...2)
            guard let text = try call.text(0), let count = try call.integer(1) else { return .null(.varchar) }
            let (bytes, isOverflow) = Int64(text.utf8.count).multipliedReportingOverflow(by: max(0, count))
            try requireFits(isOverflow ? .max : bytes)
            return .varchar(text.isEmpty ? "" : String(repeating: text, count: Int(max(0, count))))
        },
        padding("LPAD", isLeft: true), padding("RPAD", isLeft: false),
        position("POSITION"), position("STRPOS"),
        SQLFunction("SPLIT_PART", .varchar) { call in
            try call.expect(3...3)
            guard let text = try call.text(0), let separator = try call.text(1),
                let part = try call.integer(2)
            else { return .null(.varchar) }
            let parts = split(text, separator)
            guard part >= 1, part <= Int64(parts.count) else { return .varchar("") }
            return .varchar(parts[Int(part) - 1])
        },
        SQLFunction("TO_NUMBER", .float) { call in
            try call.expect(1...2)
            guard let text = try call.text(0) else { return .null(.float) }
            let digits = String(text.filter { $0 != "," && !$0.isWhitespace })
            return SQLValue.float(parsing: digits).map { .float($0) } ?? .null(.float)
        },
    ]

    /// Applies a function of texts; NULL when one of them is.
    private static func texts(
        _ call: FunctionCall, _ count: Int, _ body: ([String]) throws -> String
    ) throws -> SQLValue {
        try call.expect(count...count)
        var texts: [String] = []
        for position in 0..<count {
            guard let text = try call.text(position) else { return .null(.varchar) }
            texts.append(text)
        }
        return .varchar(try body(texts))
    }

    private static func requireFits(_ bytes: Int64) throws(SQLError) {
        guard bytes <= Int64(Limits.repeatedTextBytesMax) else {
            throw SQLError(
                .illegalArguments, ": result would be longer than \(Limits.repeatedTextBytesMax) bytes")
        }
    }

    /// First byte position of a text within another.
    private static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard text.count - start >= needle.count else { return nil }
        return (start...(text.count - needle.count)).first { text[$0...].starts(with: needle) }
    }

    private static func split(_ text: String, _ separator: String) -> [String] {
        let (bytes, needle) = ([UInt8](text.utf8), [UInt8](separator.utf8))
        guard !needle.isEmpty else { return text.unicodeScalars.map { String(Character($0)) } }
        var (parts, start): ([String], Int) = ([], 0)
        while let found = find(needle, in: bytes, from: start) {
            parts.append(String(decoding: bytes[start..<found], as: UTF8.self))
            start = found + needle.count
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    private static func replaced(_ text: String, _ old: String, _ new: String) throws(SQLError) -> String {
        guard !old.isEmpty else { return text }
        let parts = split(text, old)
        try requireFits(Int64(text.utf8.count) + Int64(parts.count) * Int64(new.utf8.count))
        return parts.joined(separator: new)
    }

    private static func padding(_ name: String, isLeft: Bool) -> SQLFunction {
        SQLFunction(name, .varchar) { call in
            try call.expect(2...3)
            let fill = call.arguments.count > 2 ? try call.text(2) : " "
            guard let text = try call.text(0), let length = try call.integer(1), let fill else {
                return .null(.varchar)
            }
            try requireFits(length)
            let (bytes, width) = ([UInt8](text.utf8), Int(max(0, length)))
            if bytes.count >= width || fill.isEmpty { return FunctionCall.text(of: bytes.prefix(width)) }
            let missing = width - bytes.count
            let copies = (missing + fill.utf8.count - 1) / fill.utf8.count
            let filling = [UInt8](String(repeating: fill, count: copies).utf8)
            // On the left, whole copies are put before the text and the result is cut on the right.
            return FunctionCall.text(of: (isLeft ? filling + bytes : bytes + filling).prefix(width))
        }
    }

    private static func position(_ name: String) -> SQLFunction {
        SQLFunction(name, .integer) { call in
            try call.expect(2...2)
            guard let needle = try call.text(0), let text = try call.text(1) else { return .null(.integer) }
            let found = find([UInt8](needle.utf8), in: [UInt8](text.utf8), from: 0)
            return .integer(Int64(found.map { $0 + 1 } ?? 0))
        }
    }
}
