internal import GRPCCore
internal import ImmuDBProtocol
internal import ImmuDBRecords

extension RESTAnswer {
    /// `{"error": text, "code": number, "message": text}`, with details where the error has some.
    init(_ error: RPCError) {
        let failure = ServerFailure(error)
        self.init(failure, status: RESTAnswer.status(of: failure.status))
    }

    /// - Parameter status: HTTP status, where it is not the one of the code.
    init(_ failure: ServerFailure, status: Int) {
        var members: [JSONValue.Member] = [
            .init(name: "error", value: .string(failure.message)),
            .init(name: "code", value: .number(Double(failure.status.rawValue))),
            .init(name: "message", value: .string(failure.message)),
        ]
        if let details = failure.details {
            var retry: [JSONValue.Member] = [
                .init(name: "@type", value: .string("type.googleapis.com/immudb.schema.RetryInfo"))
            ]
            if details.retryDelayMilliseconds > 0 {
                retry.append(
                    .init(name: "retryDelay", value: .number(Double(details.retryDelayMilliseconds))))
            }
            let info: [JSONValue.Member] = [
                .init(name: "@type", value: .string("type.googleapis.com/immudb.schema.ErrorInfo")),
                .init(name: "code", value: .string(details.code)),
                .init(name: "cause", value: .string(details.cause)),
            ]
            members.append(
                .init(name: "details", value: .array([.object(of: info), .object(of: retry)])))
        }
        self.init(status: status, body: Array(JSONValue.object(of: members).text.utf8))
    }

    /// The HTTP status that stands for a status of gRPC.
    static func status(of code: RPCError.Code) -> Int {
        switch code {
        case .cancelled: 499
        case .invalidArgument, .failedPrecondition, .outOfRange: 400
        case .deadlineExceeded: 504
        case .notFound: 404
        case .alreadyExists, .aborted: 409
        case .permissionDenied: 403
        case .unauthenticated: 401
        case .resourceExhausted: 429
        case .unimplemented: 501
        case .unavailable: 503
        default: 500
        }
    }
}
