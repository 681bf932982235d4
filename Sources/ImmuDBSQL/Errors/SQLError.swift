/// Why a statement could not be parsed or executed.
package struct SQLError: Error, Sendable, Hashable, CustomStringConvertible {
    package var code: Code
    /// The whole text: what is wrong, with its context. No final stop.
    package var message: String
    /// Where in the statement, for syntax errors.
    package var location: SyntaxLocation?

    /// - Parameter detail: appended after the text of the code.
    package init(_ code: Code, _ detail: String = "", location: SyntaxLocation? = nil) {
        self.code = code
        message = code.text + detail
        self.location = location
    }

    /// An error with a text of its own, for what has no code.
    package init(text: String) {
        code = .other
        message = text
    }

    /// An error of a code whose text differs from the usual one.
    package init(_ code: Code, text: String) {
        self.code = code
        message = text
    }

    package var description: String { message }

    /// The same error with more context behind it.
    package func appending(_ context: String) -> SQLError {
        var error = self
        error.message += context
        return error
    }
}

/// A place in a statement.
package struct SyntaxLocation: Sendable, Hashable {
    /// Bytes consumed up to and including the unexpected token.
    package var position: Int
    /// From 1.
    package var line: Int
    /// In bytes, from 1.
    package var column: Int
    /// What was found, as in the error text.
    package var token: String
    /// What could have stood there, if that is a short list.
    package var expected: [String]
}
