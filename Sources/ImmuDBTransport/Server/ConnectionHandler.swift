internal import GRPCCore
internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP2

/// One HTTP/2 connection of a client: its calls, on its event loop, without a channel for each.
///
/// Sits behind `NIOHTTP2Handler`, which keeps the rules of HTTP/2 (states, header compression, flow control
/// of what is sent). Received bytes are let in by this handler: per call until its window is full of messages
/// that nobody read, per connection always.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    /// What a call is in the middle of. For the event loop only.
    struct OpenCall {
        /// nil for a direct call, and for something that was refused.
        let call: WireCall?
        var direct: DirectRequest?
        var deframer: MessageDeframer
        /// What the client may still send before it hears of more.
        var window = Limits.windowBytes
        /// Whether what was received waits to be read.
        var isFull = false
        var clientIsDone = false
        var sentHead = false
        var sentStatus = false
    }

    /// A call that is answered as soon as it is here as a whole.
    struct DirectRequest {
        let answer: DirectCall
        let metadata: Metadata
        var message: ByteBuffer?
        var hasSeveralMessages = false
    }

    let services: ConnectionServices
    let loop: CallLoop
    var calls: [HTTP2StreamID: OpenCall] = [:]
    /// nil until it is added to a pipeline, and after the connection closed.
    var context: ChannelHandlerContext?
    var link: ConnectionLink?
    /// Whether it is in the list of those to be flushed.
    private var willBeFlushed = false

    // How the connection ends: see ConnectionHandler+Lifetime.swift.
    var lastRead = NIODeadline.now()
    var idleSince: NIODeadline? = .now()
    var pingSent: NIODeadline?
    var timer: Scheduled<Void>?
    var farewell = Farewell.none
    var lastStream = HTTP2StreamID.rootStream
    let goAwayNote: GoAwayNote

    private var localPeer = ""
    private var remotePeer = ""

    init(_ services: ConnectionServices, loop: CallLoop, goAwayNote: GoAwayNote) {
        self.services = services
        self.loop = loop
        self.goAwayNote = goAwayNote
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        link = ConnectionLink(self, loop: loop)
        remotePeer = PeerName.of(context.channel.remoteAddress)
        localPeer = PeerName.of(context.channel.localAddress)
        startTimer()
    }

    func handlerRemoved(context: ChannelHandlerContext) { tearDown() }

    func channelInactive(context: ChannelHandlerContext) {
        tearDown()
        context.fireChannelInactive()
    }

    private func tearDown() {
        timer?.cancel()
        timer = nil
        context = nil
        let open = calls.values
        calls = [:]
        let error = RPCError(code: .unavailable, message: "the connection was closed")
        for entry in open { entry.call?.close(error) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        loop.beginTurn()
        let frame = unwrapInboundIn(data)
        switch frame.payload {
        case .headers(let headers): receive(headers, frame.streamID)
        case .data(let data): receive(data, frame.streamID)
        case .ping(let data, let isAnswer) where isAnswer: receivePong(data)
        default: break  // streams that end come as events, the rest is between the protocol handlers
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        lastRead = .now()
        pingSent = nil
        loop.runReady()
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let event as NIOHTTP2WindowUpdatedEvent:
            guard let window = event.inboundWindowSize else { break }
            if event.streamID == .rootStream {
                widenConnection(window)
            } else {
                calls[event.streamID]?.window = window
                widen(event.streamID)
            }
        case let event as StreamClosedEvent: closed(event)
        case is ChannelShouldQuiesceEvent: sayFarewell()
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    // MARK: Requests

    private func receive(_ headers: HTTP2Frame.FramePayload.Headers, _ stream: HTTP2StreamID) {
        guard calls[stream] == nil else {
            // Trailers of a request say nothing but that it is over.
            if headers.endStream { receivedAll(stream) }
            return
        }
        lastStream = max(lastStream, stream)
        do throws(RequestHead.Refusal) {
            let head = try RequestHead(headers.headers)
            guard let route = services.route(head.path) else {
                throw .status(.unimplemented, "'\(head.path)' names no method")
            }
            begin(stream, head, route)
        } catch {
            refuse(stream, error)
        }
        if headers.endStream { receivedAll(stream) }
    }

    private func begin(_ stream: HTTP2StreamID, _ head: RequestHead, _ route: CallRoute) {
        guard let link else { return }
        if let direct = route.direct {
            idleSince = nil
            calls[stream] = OpenCall(
                call: nil, direct: DirectRequest(answer: direct, metadata: head.metadata),
                deframer: MessageDeframer(encoding: head.encoding, bytesMax: services.messageBytesMax))
            return
        }
        let call = WireCall(stream: stream, route: route, link: link)
        idleSince = nil
        calls[stream] = OpenCall(
            call: call,
            deframer: MessageDeframer(encoding: head.encoding, bytesMax: services.messageBytesMax))
        _ = call.receive(.metadata(head.metadata))
        services.serve(call, localPeer: localPeer, remotePeer: remotePeer)
    }

    private func refuse(_ stream: HTTP2StreamID, _ refusal: RequestHead.Refusal) {
        idleSince = nil
        var entry = OpenCall(
            call: nil, deframer: MessageDeframer(encoding: .identity, bytesMax: services.messageBytesMax))
        entry.sentStatus = true
        calls[stream] = entry
        write(stream, .headers(.init(headers: .refusal(refusal), endStream: true)))
        stopClient(stream)
    }

    private func receive(_ data: HTTP2Frame.FramePayload.Data, _ stream: HTTP2StreamID) {
        if case .byteBuffer(let bytes) = data.data, calls[stream]?.sentStatus == false {
            calls[stream]?.deframer.append(bytes)
            do throws(RPCError) {
                while let message = try calls[stream]?.deframer.next() { receive(message, stream) }
            } catch {
                fail(stream, error)
            }
        }
        if data.endStream { receivedAll(stream) } else { widen(stream) }
    }

    private func receive(_ message: ByteBuffer, _ stream: HTTP2StreamID) {
        if let call = calls[stream]?.call {
            if call.receive(.message(MessageBytes(received: message))) { calls[stream]?.isFull = true }
        } else if calls[stream]?.direct?.message == nil {
            calls[stream]?.direct?.message = message
        } else {
            calls[stream]?.direct?.hasSeveralMessages = true
        }
    }

    /// Ends a call whose bytes make no sense, with a status of the transport's own.
    private func fail(_ stream: HTTP2StreamID, _ error: RPCError) {
        guard let entry = calls[stream], !entry.sentStatus else { return }
        entry.call?.receiveEnd(.failure(error))
        sendStatus(Status(code: Status.Code(error.code), message: error.message), [:], to: stream)
        entry.call?.close(error)
    }

    private func receivedAll(_ stream: HTTP2StreamID) {
        guard let entry = calls[stream], !entry.clientIsDone else { return }
        calls[stream]?.clientIsDone = true
        guard !entry.sentStatus else { return }
        guard !entry.deframer.isInsideMessage else {
            fail(stream, RPCError(code: .internalError, message: "the call ends inside a message"))
            return
        }
        entry.call?.receiveEnd(.success(()))
        guard let direct = entry.direct, let link else { return }
        guard let message = direct.message, !direct.hasSeveralMessages else {
            fail(stream, RPCError(code: .internalError, message: "the call needs one message exactly"))
            return
        }
        calls[stream]?.direct = nil
        services.answer(direct.answer, direct.metadata, message, remotePeer, link, stream)
    }

    // MARK: Flow control of what is received

    private func widenConnection(_ window: Int) {
        guard window <= Limits.connectionWindowBytes / 2 else { return }
        write(.rootStream, .windowUpdate(windowSizeIncrement: Limits.connectionWindowBytes - window))
    }

    private func widen(_ stream: HTTP2StreamID) {
        guard let entry = calls[stream], !entry.isFull, !entry.clientIsDone, !entry.sentStatus,
            entry.window <= Limits.windowBytes / 2
        else { return }
        calls[stream]?.window = Limits.windowBytes
        write(stream, .windowUpdate(windowSizeIncrement: Limits.windowBytes - entry.window))
    }

    // MARK: Answers

    /// Does what the task of a call wants. On the event loop.
    func carryOut(_ order: ConnectionLink.Order, of call: WireCall) {
        guard let entry = calls[call.stream] else { return }  // the client is gone, the call knows
        switch order {
        case .sendMore:
            calls[call.stream]?.isFull = false
            widen(call.stream)
        case .end:
            guard !entry.sentStatus else { return }
            calls[call.stream]?.sentStatus = true
            write(call.stream, .rstStream(.internalError))
        case .part(let part) where !entry.sentStatus: send(part, of: call)
        case .part: break
        }
    }

    private func send(_ part: RPCResponsePart<MessageBytes>, of call: WireCall) {
        switch part {
        case .metadata(let metadata):
            calls[call.stream]?.sentHead = true
            write(call.stream, .headers(.init(headers: .head(metadata))))
        case .message(let message):
            send(message, of: call)
        case .status(let status, let metadata): sendStatus(status, metadata, to: call.stream)
        }
    }

    private func sendStatus(_ status: Status, _ metadata: Metadata, to stream: HTTP2StreamID) {
        guard let entry = calls[stream] else { return }
        calls[stream]?.sentStatus = true
        let trailers = HPACKHeaders.trailers(status, metadata, isAlone: !entry.sentHead)
        write(stream, .headers(.init(headers: trailers, endStream: true)))
        stopClient(stream)
    }

    /// Sends the whole answer of a direct call.
    func send(_ answer: ConnectionLink.Answer, to stream: HTTP2StreamID) {
        guard calls[stream]?.sentStatus == false else { return }  // the client is gone
        calls[stream]?.sentHead = true
        write(stream, .headers(.init(headers: .head(answer.metadata))))
        switch answer.message {
        case .success(let bytes):
            guard let framed = MessageBytes(bytes).framed() else {
                sendStatus(
                    Status(code: .resourceExhausted, message: "the answer is too large"), [:], to: stream)
                return
            }
            write(stream, .data(.init(data: .byteBuffer(framed))))
            sendStatus(Status(code: .ok, message: ""), [:], to: stream)
        case .failure(let error):
            sendStatus(
                Status(code: Status.Code(error.code), message: error.message), error.metadata, to: stream)
        }
    }

    private func send(_ message: MessageBytes, of call: WireCall) {
        guard let bytes = message.framed() else {
            calls[call.stream]?.sentStatus = true
            write(call.stream, .rstStream(.internalError))
            return
        }
        var promise: EventLoopPromise<Void>?
        if !call.route.answersOnce {
            let sent = loop.eventLoop.makePromise(of: Void.self)
            // Also when it fails: then the call is closed, and nobody waits.
            sent.futureResult.whenComplete { _ in call.sent(message.count) }
            promise = sent
        }
        write(call.stream, .data(.init(data: .byteBuffer(bytes))), promise)
    }

    /// Waits for the end of a request whose answer is complete, and then tells the client that the rest is of
    /// no use (RFC 9113, section 8.1). At once would be too early: clients that are still sending take the
    /// reset for the end of the call, and not the status before it.
    private func stopClient(_ stream: HTTP2StreamID) {
        guard let entry = calls[stream], !entry.clientIsDone else { return }
        let patience = TimeAmount.milliseconds(Limits.requestEndMillisecondsMax)
        loop.eventLoop.assumeIsolated().scheduleTask(in: patience) {
            guard self.calls[stream] != nil else { return }
            self.write(stream, .rstStream(.noError))
        }
    }

    func write(
        _ stream: HTTP2StreamID, _ payload: HTTP2Frame.FramePayload, _ promise: EventLoopPromise<Void>? = nil
    ) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        context.write(wrapOutboundOut(HTTP2Frame(streamID: stream, payload: payload)), promise: promise)
        guard !willBeFlushed else { return }
        willBeFlushed = true
        loop.willFlush(self)
    }

    func flush() {
        willBeFlushed = false
        context?.flush()
    }

    // MARK: The end of a call

    private func closed(_ event: StreamClosedEvent) {
        guard let entry = calls.removeValue(forKey: event.streamID) else { return }
        if calls.isEmpty { idleSince = .now() }
        let reason = event.reason.map { "the client ended the call (\($0))" } ?? "the call is over"
        entry.call?.close(RPCError(code: .cancelled, message: reason))
        leaveIfDone()
    }
}
