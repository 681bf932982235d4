internal import GRPCCore
internal import NIOCore
internal import NIOHTTP2
internal import Synchronization

/// The way from tasks, wherever they run, to a connection on its event loop.
final class ConnectionLink: Sendable {
    /// What a task wants of the connection.
    enum Order: Sendable {
        case part(RPCResponsePart<MessageBytes>)
        /// The answer is over, with or without a status.
        case end
        /// What was received was read: the client may send more.
        case sendMore
    }

    /// What becomes of a direct call.
    typealias Answer = (metadata: Metadata, message: Result<[UInt8], RPCError>)

    let loop: CallLoop
    private let handler: NIOLoopBound<ConnectionHandler>

    private struct Outbox {
        var orders: [(order: Order, call: WireCall)] = []
        var answers: [(answer: Answer, stream: HTTP2StreamID)] = []
        var isScheduled = false
    }

    private let outbox = Mutex(Outbox())

    /// To be made on the event loop.
    init(_ handler: ConnectionHandler, loop: CallLoop) {
        self.loop = loop
        self.handler = NIOLoopBound(handler, eventLoop: loop.eventLoop)
    }

    func sendMore(_ call: WireCall) { send(.sendMore, of: call) }

    func send(_ order: Order, of call: WireCall) {
        guard !loop.eventLoop.inEventLoop else {
            // What other threads sent for the call came first.
            deliver()
            return handler.value.carryOut(order, of: call)
        }
        let mustSchedule = outbox.withLock { outbox in
            outbox.orders.append((order, call))
            guard !outbox.isScheduled, !waitsForMore(order, call) else { return false }
            outbox.isScheduled = true
            return true
        }
        if mustSchedule { schedule() }
    }

    private func schedule() {
        loop.eventLoop.execute {
            self.deliver()
            self.loop.flushWritten()
        }
    }

    /// Sends the answer of a direct call.
    func send(_ answer: Answer, to stream: HTTP2StreamID) {
        guard !loop.eventLoop.inEventLoop else { return handler.value.send(answer, to: stream) }
        let mustSchedule = outbox.withLock { outbox in
            outbox.answers.append((answer, stream))
            defer { outbox.isScheduled = true }
            return !outbox.isScheduled
        }
        if mustSchedule { schedule() }
    }

    /// The head and the only message of an answer travel with its status.
    private func waitsForMore(_ order: Order, _ call: WireCall) -> Bool {
        guard call.route.answersOnce, case .part(let part) = order else { return false }
        if case .status = part { return false }
        return true
    }

    private func deliver() {
        let (orders, answers) = outbox.withLock { outbox in
            defer { outbox = Outbox() }
            return (outbox.orders, outbox.answers)
        }
        for (order, call) in orders { handler.value.carryOut(order, of: call) }
        for (answer, stream) in answers { handler.value.send(answer, to: stream) }
    }
}
