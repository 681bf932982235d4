extension ClientError {
    /// Beginnings of refusals that are about stored data and not about the statement.
    private static let constraintTexts = [
        "key already exists", "check constraint violation", "duplicated key",
    ]
    /// Beginnings of refusals that are about the user.
    private static let permissionTexts = ["access denied", "not logged in"]
    /// Beginnings of refusals that have nothing to do with the statement.
    private static let otherTexts = ["already closed", "please select a database first", "session"]

    /// The error of a SQL call: what the server says about the statement itself is a SQL error.
    var ofStatement: ClientError {
        var error = self
        if Self.permissionTexts.contains(where: message.hasPrefix) {
            if error.code == .other { error.code = .permission }
            return error
        }
        if Self.otherTexts.contains(where: message.hasPrefix) { return error }
        switch code {
        case .other, .invalidArgument, .notFound:
            error.code = Self.constraintTexts.contains(where: message.contains) ? .conflict : .sql
            if error.code == .sql { error.hint = nil }
        default: break
        }
        return error
    }

    /// Runs a SQL call.
    static func inStatement<R>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as ClientError {
            throw error.ofStatement
        }
    }
}
