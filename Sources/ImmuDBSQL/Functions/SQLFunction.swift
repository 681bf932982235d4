internal import ImmuDBRecords

/// A scalar function.
struct SQLFunction: Sendable {
    /// In upper case, as error texts show it.
    let name: String
    let type: SQLType
    let body: @Sendable (FunctionCall) throws -> SQLValue

    init(_ name: String, _ type: SQLType, _ body: @escaping @Sendable (FunctionCall) throws -> SQLValue) {
        self.name = name
        self.type = type
        self.body = body
    }

    private static let table: [String: SQLFunction] = {
        let all = text + textEditing + number + time + choice + system
        return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }()

    /// - Throws: `SQLError.illegalArguments` for an unknown name.
    static func named(_ name: String) throws(SQLError) -> SQLFunction {
        guard let function = table[name.uppercased()] else {
            throw SQLError(.illegalArguments, ": unknown function \(name)")
        }
        return function
    }
}

/// Arguments of one call.
struct FunctionCall {
    let name: String
    let arguments: [SQLValue]
    let evaluation: Evaluation

    private static let words = ["any", "one", "two", "three", "four"]

    /// - Throws: `SQLError.illegalArguments` unless there are so many arguments.
    func expect(_ count: Int) throws(SQLError) {
        guard arguments.count != count else { return }
        let text =
            count == 0
            ? "does not expect any argument"
            : "does expects \(FunctionCall.words[min(count, 4)]) argument"
        throw SQLError(
            .illegalArguments, ": '\(name)' function \(text) but \(arguments.count) were provided")
    }

    /// - Throws: `SQLError.illegalArguments` unless the count lies in the range.
    func expect(_ counts: ClosedRange<Int>) throws(SQLError) {
        guard counts.contains(arguments.count) else {
            let text =
                counts.lowerBound == counts.upperBound
                ? "\(counts.lowerBound) argument\(counts.lowerBound == 1 ? "" : "s")"
                : counts.upperBound == .max
                    ? "at least \(counts.lowerBound) arguments"
                    : "\(counts.lowerBound) to \(counts.upperBound) arguments"
            throw SQLError(.illegalArguments, ": '\(name)' expects \(text)")
        }
    }

    /// A text argument; nil for NULL.
    func text(_ position: Int) throws(SQLError) -> String? {
        switch arguments[position] {
        case .varchar(let text): return text
        case .json(.string(let text)): return text
        case .null, .json(.null): return nil
        default: throw refused(position)
        }
    }

    /// An integer argument; nil for NULL.
    func integer(_ position: Int) throws(SQLError) -> Int64? {
        switch arguments[position] {
        case .integer(let value): return value
        case .null: return nil
        case .float(let value), .json(.number(let value)):
            guard let integer = SQLValue.truncated(value) else { throw refused(position) }
            return integer
        default: throw refused(position)
        }
    }

    /// A number; nil for NULL.
    func number(_ position: Int) throws(SQLError) -> Double? {
        switch arguments[position] {
        case .integer(let value): return Double(value)
        case .float(let value), .json(.number(let value)): return value
        case .null, .json(.null): return nil
        default: throw refused(position)
        }
    }

    /// A time, also as text; nil for NULL.
    func time(_ position: Int) throws(SQLError) -> Int64? {
        switch arguments[position] {
        case .timestamp(let micros): return micros
        case .null: return nil
        case .varchar:
            let value = try onRecords { () throws(SQLRecordError) in
                try arguments[position].cast(to: .timestamp)
            }
            if case .timestamp(let micros) = value { return micros }
            throw refused(position)
        default: throw refused(position)
        }
    }

    func refused(_ position: Int) -> SQLError {
        SQLError(
            .illegalArguments,
            ": '\(name)' function doesn't accept arguments of type \(arguments[position].type.rawValue)")
    }

    /// Bytes as text, broken characters replaced.
    static func text(of bytes: some Collection<UInt8>) -> SQLValue {
        .varchar(String(decoding: bytes, as: UTF8.self))
    }
}
