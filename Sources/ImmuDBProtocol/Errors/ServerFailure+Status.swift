package import GRPCCore
internal import GRPCProtobuf
internal import SwiftProtobuf

/// Details travel as a `google.rpc.Status` in a trailer: `ErrorInfo` and `RetryInfo`, each packed as `Any`,
/// and `DebugInfo` after them if there is a stack.
extension ServerFailure: RPCErrorConvertible {
    package var rpcErrorCode: RPCError.Code { status }
    package var rpcErrorMessage: String { message }
    package var rpcErrorMetadata: Metadata {
        guard let details else { return [:] }
        do {
            let packed = try details.packed()
            return GoogleRPCStatus(code: status, message: message, details: packed).rpcErrorMetadata
        } catch {
            // The caller still gets status and message, as for the errors that have no details.
            return [:]
        }
    }

    /// Reads a failed call.
    package init(_ error: RPCError) {
        self.init(error.code, error.message)
        guard let bytes = error.metadata.firstBinary(HeaderName.statusDetails) else { return }
        do {
            details = try Details(statusBytes: bytes)
        } catch {
            detailsProblem = error
        }
    }
}

extension ServerFailure.Details {
    fileprivate func packed() throws -> [ErrorDetails] {
        let info = Immudb_Schema_ErrorInfo.with {
            $0.code = code
            $0.cause = cause
        }
        let retry = Immudb_Schema_RetryInfo.with { $0.retryDelay = retryDelayMilliseconds }
        var packed: [ErrorDetails] = [
            .any(try Google_Protobuf_Any(message: info)), .any(try Google_Protobuf_Any(message: retry)),
        ]
        if let stack {
            let debug = Immudb_Schema_DebugInfo.with { $0.stack = stack }
            packed.append(.any(try Google_Protobuf_Any(message: debug)))
        }
        return packed
    }

    /// Reads a serialised `google.rpc.Status`. Details of other kinds are passed over.
    /// - Returns: nil if there is no `ErrorInfo` in it.
    fileprivate init?(statusBytes bytes: [UInt8]) throws(ProtocolError) {
        try WireField.bound(
            bytes.count, HeaderName.statusDetails, max: WireLimits.statusDetailsBytesMax, unit: "bytes")
        var info: Immudb_Schema_ErrorInfo?
        var retry: Immudb_Schema_RetryInfo?
        var debug: Immudb_Schema_DebugInfo?
        do {
            for detail in try GoogleRPCStatus(serializedBytes: bytes).details {
                guard let any = detail.any else { continue }
                if any.isA(Immudb_Schema_ErrorInfo.self) {
                    info = try Immudb_Schema_ErrorInfo(unpackingAny: any)
                } else if any.isA(Immudb_Schema_RetryInfo.self) {
                    retry = try Immudb_Schema_RetryInfo(unpackingAny: any)
                } else if any.isA(Immudb_Schema_DebugInfo.self) {
                    debug = try Immudb_Schema_DebugInfo(unpackingAny: any)
                }
            }
        } catch {
            throw ProtocolError(
                .malformedMessage, HeaderName.statusDetails, problem: "not a readable status: \(error)")
        }
        guard let info else { return nil }
        self.init(
            code: info.code, cause: info.cause, retryDelayMilliseconds: retry?.retryDelay ?? 0,
            stack: debug?.stack)
    }
}
