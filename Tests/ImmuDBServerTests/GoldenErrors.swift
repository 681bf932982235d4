import Foundation
import GRPCCore

/// Answers of a reference server to calls that fail (`Tests/Vectors/errors.json`).
struct GoldenError: Decodable, Sendable {
    struct Detail: Decodable, Sendable {
        let type: String
        let code: String?
        let cause: String?
        let retryDelay: Int32?
        let stack: String?
    }

    let `case`: String
    let rpc: String
    let grpcCode: String
    let message: String
    let details: [Detail]

    var errorInfo: Detail? { details.first { $0.type == "ErrorInfo" } }

    /// Status in our words; nil for calls that succeed.
    var status: RPCError.Code? {
        switch grpcCode {
        case "UNKNOWN": .unknown
        case "INVALID_ARGUMENT": .invalidArgument
        case "INTERNAL": .internalError
        case "PERMISSION_DENIED": .permissionDenied
        case "FAILED_PRECONDITION": .failedPrecondition
        case "NOT_FOUND": .notFound
        case "UNIMPLEMENTED": .unimplemented
        case "UNAUTHENTICATED": .unauthenticated
        case "RESOURCE_EXHAUSTED": .resourceExhausted
        case "UNAVAILABLE": .unavailable
        case "DEADLINE_EXCEEDED": .deadlineExceeded
        default: nil
        }
    }

    static func all() throws -> [GoldenError] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Vectors/errors.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([GoldenError].self, from: Data(contentsOf: file))
    }
}
