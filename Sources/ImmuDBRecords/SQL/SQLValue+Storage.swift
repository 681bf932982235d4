extension SQLValue {
    /// The value as it is stored in a column of a type, after the conversions that storing implies. A text
    /// for a JSON column stays text, so that it is stored as it was written.
    /// - Throws: `SQLRecordError`: `invalidValue` or `unsupportedCast`.
    package func converted(toColumn type: SQLType) throws(SQLRecordError) -> SQLValue {
        if case .null = self { return .null(type) }
        if self.type == type { return self }
        switch (type, self) {
        case (.integer, .float), (.integer, .varchar), (.float, .integer), (.float, .varchar),
            (.varchar, .integer), (.varchar, .float), (.varchar, .boolean), (.boolean, .varchar),
            (.timestamp, .varchar), (.uuid, .varchar):
            return try cast(to: type)
        case (.uuid, .blob(let bytes)):
            guard let id = UUIDValue(bytes: bytes) else { break }
            return .uuid(id)
        case (.json, .varchar(let text)):
            do throws(SQLRecordError) {
                _ = try JSONValue(parsing: text)
            } catch {
                throw SQLRecordError(.invalidValue, "invalid value provided: invalid json value")
            }
            return self
        case (_, .json(let value)):
            guard let scalar = value.scalar, scalar.type != .json, scalar.type == type || type == .integer
            else {
                break
            }
            return try scalar.converted(toColumn: type)
        default: break
        }
        throw SQLRecordError(
            .invalidValue, "value is not \(SQLValue.noun(for: type)): invalid value provided")
    }

    private static func noun(for type: SQLType) -> String {
        switch type {
        case .integer: "an integer"
        case .float: "a float"
        case .boolean: "a boolean"
        case .varchar: "a string"
        case .timestamp: "a timestamp"
        case .uuid: "an uuid"
        case .blob: "a blob"
        case .json: "a json value"
        case .any: "a value"
        }
    }
}
