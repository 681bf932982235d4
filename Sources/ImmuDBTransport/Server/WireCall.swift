internal import GRPCCore
internal import NIOCore
internal import NIOHTTP2
internal import Synchronization

/// A call, between its connection, which lives on an event loop, and the task that serves it, which may run
/// anywhere.
final class WireCall: Sendable {
    typealias Part = RPCRequestPart<MessageBytes>

    let stream: HTTP2StreamID
    let route: CallRoute
    let link: ConnectionLink

    struct State {
        /// What was received and not read yet.
        var parts = CircularBuffer<Part>(initialCapacity: 2)
        /// Bytes of the messages in there.
        var unreadBytes = 0
        /// Why nothing more comes; success when the client said so.
        var end: Result<Void, any Error>?
        var reader: CheckedContinuation<Part?, any Error>?
        /// Bytes of messages on their way to the socket.
        var unsentBytes = 0
        var writers: [CheckedContinuation<Void, any Error>] = []
        /// Why nothing can be sent any more.
        var closing: RPCError?
        var cancellation: ServerContext.RPCCancellationHandle?
    }

    let state = Mutex(State())

    init(stream: HTTP2StreamID, route: CallRoute, link: ConnectionLink) {
        self.stream = stream
        self.route = route
        self.link = link
    }

    /// Takes the handle through which the handlers of the call hear that it was given up.
    func attach(_ cancellation: ServerContext.RPCCancellationHandle) {
        let isClosed = state.withLock { state in
            state.cancellation = cancellation
            return state.closing != nil
        }
        if isClosed { cancellation.cancel() }
    }

    /// Tells handlers that wait that they need not.
    func cancel() { state.withLock { $0.cancellation }?.cancel() }

    /// The client or the connection is gone: who reads or writes gets the error.
    func close(_ error: RPCError) {
        let (reader, writers, cancellation) = state.withLock { state in
            defer {
                state.reader = nil
                state.writers = []
            }
            if state.closing == nil { state.closing = error }
            if state.end == nil { state.end = .failure(error) }
            return (state.reader, state.writers, state.cancellation)
        }
        cancellation?.cancel()
        reader?.resume(throwing: error)
        for writer in writers { writer.resume(throwing: error) }
    }
}
