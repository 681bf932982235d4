package import GRPCCore

/// A failed call as both sides see it: thrown by server code, read by client code from an `RPCError`.
package struct ServerFailure: Error, Sendable, Hashable {
    /// What a coded error says beyond status and message.
    package struct Details: Sendable, Hashable {
        /// Five characters. Usually a ``ServerErrorCode``; other servers may know more.
        package var code: String
        /// Text of the innermost error.
        package var cause: String
        /// Milliseconds after which a repetition may succeed; 0 means it is not worth it.
        package var retryDelayMilliseconds: Int32
        /// Stack text; only from servers that log at debug level.
        package var stack: String?

        package init(code: String, cause: String, retryDelayMilliseconds: Int32 = 0, stack: String? = nil) {
            self.code = code
            self.cause = cause
            self.retryDelayMilliseconds = retryDelayMilliseconds
            self.stack = stack
        }
    }

    package var status: RPCError.Code
    package var message: String
    /// Nil when the server attached none, which is the rule rather than the exception.
    package var details: Details?
    /// Why details that were sent could not be read; `details` is nil then. Worth showing, never worth
    /// losing status and message for.
    package var detailsProblem: ProtocolError?

    /// An error without code.
    package init(_ status: RPCError.Code, _ message: String) {
        self.status = status
        self.message = message
    }

    /// An error with a code, which decides on the status.
    /// - Parameter cause: text of the innermost error; the message unless given.
    package init(_ code: ServerErrorCode, _ message: String, cause: String? = nil) {
        self.init(RPCError.Code(code.status) ?? .unknown, message)
        details = Details(code: code.rawValue, cause: cause ?? message)
    }

    /// The code, if there is one that this program knows.
    package var code: ServerErrorCode? { details.flatMap { ServerErrorCode(rawValue: $0.code) } }
}

extension ServerFailure: CustomStringConvertible {
    package var description: String {
        guard let details else { return message }
        return "\(message) [\(details.code)]"
    }
}
