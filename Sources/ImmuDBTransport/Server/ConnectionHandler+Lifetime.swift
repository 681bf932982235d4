internal import NIOCore
internal import NIOHTTP2

/// How a connection ends: idle, unreachable, asked to leave, or broken.
extension ConnectionHandler {
    /// The steps of leaving. A client may have calls on their way when it is told, so it is told twice: not
    /// to begin any more, and then, a round trip later, which ones still count (RFC 9113, section 6.8).
    enum Farewell {
        case none
        case announced
        case said
        /// All calls are over.
        case leaving
    }

    private static let farewellPing = HTTP2PingData(withInteger: 0x676f_6f64_6279_6521)
    private static let keepalivePing = HTTP2PingData(withInteger: 0x7374_696c_6c20_3f3f)

    // MARK: Leaving

    /// Lets the calls under way finish, and closes the connection then.
    func sayFarewell() {
        guard farewell == .none, context != nil else { return }
        farewell = .announced
        for entry in calls.values { entry.call?.cancel() }
        write(.rootStream, .goAway(lastStreamID: .maxID, errorCode: .noError, opaqueData: nil))
        write(.rootStream, .ping(Self.farewellPing, ack: false))
        let patience = TimeAmount.milliseconds(Limits.farewellMillisecondsMax)
        loop.eventLoop.assumeIsolated().scheduleTask(in: patience) { self.finishFarewell() }
    }

    func receivePong(_ data: HTTP2PingData) {
        if data == Self.farewellPing { finishFarewell() }
    }

    private func finishFarewell() {
        guard farewell == .announced, context != nil else { return }
        farewell = .said
        if calls.isEmpty {
            leaveIfDone()
        } else {
            write(.rootStream, .goAway(lastStreamID: lastStream, errorCode: .noError, opaqueData: nil))
        }
    }

    /// Closes the connection behind the last answer: a call is over before its last frame is on its way.
    func leaveIfDone() {
        guard farewell == .said, calls.isEmpty else { return }
        farewell = .leaving
        loop.eventLoop.assumeIsolated().execute {
            let lastWrite = self.loop.eventLoop.makePromise(of: Void.self)
            let goAway = HTTP2Frame.FramePayload.goAway(
                lastStreamID: self.lastStream, errorCode: .noError, opaqueData: nil)
            self.write(.rootStream, goAway, lastWrite)
            lastWrite.futureResult.assumeIsolated().whenComplete { _ in self.context?.close(promise: nil) }
        }
    }

    // MARK: Errors

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // An error of one stream has reset that stream; all others are the end of the connection. Those of
        // HTTP/2 have been told to the client.
        let isOfStream = error is any NIOHTTP2Error || error is NIOHTTP2Errors.StreamError
        if !isOfStream || goAwayNote.isError { context.close(promise: nil) }
    }

    // MARK: Silence

    func startTimer() {
        let wait = min(services.idleTime, services.keepaliveTime)
        schedule(in: wait)
    }

    private func schedule(in time: TimeAmount) {
        timer = loop.eventLoop.assumeIsolated().scheduleTask(in: time) { self.look() }
    }

    /// Looks whether the client is still there and wants anything.
    private func look() {
        guard let context else { return }
        let now = NIODeadline.now()
        if let idleSince, now - idleSince >= services.idleTime, farewell == .none {
            sayFarewell()
        }
        if let pingSent, now - pingSent >= services.keepaliveAnswerTime {
            context.close(promise: nil)
            return
        }
        if pingSent == nil, now - lastRead >= services.keepaliveTime {
            pingSent = now
            write(.rootStream, .ping(Self.keepalivePing, ack: false))
        }
        var next = (lastRead + services.keepaliveTime) - now
        if let pingSent { next = (pingSent + services.keepaliveAnswerTime) - now }
        if let idleSince, farewell == .none { next = min(next, (idleSince + services.idleTime) - now) }
        schedule(in: max(next, .milliseconds(1)))
    }
}

/// Whether a connection was ended for an error of the protocol: `NIOHTTP2Handler` tells the client, and only
/// this delegate.
final class GoAwayNote: NIOHTTP2FrameDelegate {
    private(set) var isError = false

    func wroteFrame(_ frame: HTTP2Frame) {
        if case .goAway(_, let code, _) = frame.payload, code != .noError { isError = true }
    }
}
