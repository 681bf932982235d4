internal import GRPCCore
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A connection to nowhere: each call is answered with what was answered when it was recorded.
///
/// A call that was not recorded, or was asked otherwise then, fails, and ``problem`` says so.
final class PlaybackTransport: ClientTransport {
    typealias Bytes = [UInt8]

    private struct State {
        var left: [ProofRecording.Exchange]
        var problem: String?
    }

    private let state: Mutex<State>

    init(_ exchanges: [ProofRecording.Exchange]) { state = Mutex(State(left: exchanges)) }

    /// Why a call could not be answered; nil when all could.
    var problem: String? { state.withLock { $0.problem } }

    var retryThrottle: RetryThrottle? { nil }

    func connect() async throws {}

    func beginGracefulShutdown() {}

    func config(forMethod descriptor: MethodDescriptor) -> MethodConfig? { nil }

    func withStream<T: Sendable>(
        descriptor: MethodDescriptor, options: CallOptions,
        _ closure: (RPCStream<Inbound, Outbound>, ClientContext) async throws -> T
    ) async throws -> T {
        let (answers, continuation) = AsyncThrowingStream.makeStream(
            of: RPCResponsePart<[UInt8]>.self, throwing: (any Error).self)
        let writer = PlaybackWriter { [self] request in
            for part in answer(descriptor.method, request) { continuation.yield(part) }
            continuation.finish()
        }
        let stream = RPCStream(
            descriptor: descriptor, inbound: RPCAsyncSequence(wrapping: answers),
            outbound: RPCWriter.Closable(wrapping: writer))
        let context = ClientContext(descriptor: descriptor, remotePeer: "recording", localPeer: "recording")
        return try await closure(stream, context)
    }

    private func answer(_ call: String, _ request: [UInt8]) -> [RPCResponsePart<[UInt8]>] {
        let found: ProofRecording.Exchange? = state.withLock { state in
            let index = state.left.firstIndex { $0.call == call && [UInt8]($0.request) == request }
            guard let index else {
                let isKnown = state.left.contains { $0.call == call }
                state.problem =
                    isKnown ? "\(call) was asked otherwise when it was recorded" : "\(call) was not recorded"
                return nil
            }
            return state.left.remove(at: index)
        }
        guard let found else {
            return [.status(Status(code: .aborted, message: "not recorded"), [:])]
        }
        var headers: Metadata = [:]
        for header in found.answerHeaders {
            guard let end = header.firstRange(of: ": ") else { continue }
            // Binary headers are not read by anybody here.
            headers.addString(String(header[end.upperBound...]), forKey: String(header[..<end.lowerBound]))
        }
        return [
            .metadata(headers), .message([UInt8](found.answer)), .status(Status(code: .ok, message: ""), [:]),
        ]
    }
}

/// Takes the one message of a request.
private struct PlaybackWriter: ClosableRPCWriterProtocol {
    typealias Element = RPCRequestPart<[UInt8]>

    let take: @Sendable ([UInt8]) -> Void

    init(_ take: @escaping @Sendable ([UInt8]) -> Void) { self.take = take }

    func write(_ element: Element) async throws {
        if case .message(let bytes) = element { take(bytes) }
    }

    func write(contentsOf elements: some Sequence<Element>) async throws {
        for element in elements { try await write(element) }
    }

    func finish() async {}

    func finish(throwing error: any Error) async {}
}
