import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The least an HTTP/2 server in this language does for a unary call: a channel per stream, three frames.
struct BareEcho {
    /// Answers by path.
    let answers: [String: ByteBuffer]

    init(answers: [(method: String, bytes: Int)]) {
        var framed: [String: ByteBuffer] = [:]
        for (method, bytes) in answers {
            var buffer = ByteBuffer(repeating: 0, count: 1)
            buffer.writeInteger(UInt32(bytes))
            buffer.writeRepeatingByte(7, count: bytes)
            framed["/bench.Echo/\(method)"] = buffer
        }
        self.answers = framed
    }

    func run(port: Int) async throws {
        let answers = answers
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTP2Pipeline(
                        mode: .server, connectionConfiguration: .init(), streamConfiguration: .init()
                    ) { stream in
                        stream.eventLoop.makeCompletedFuture {
                            try stream.pipeline.syncOperations.addHandler(AnsweringHandler(answers: answers))
                        }
                    }
                }.map { _ in }
            }
            .bind(host: "127.0.0.1", port: port).get()
        print("ready")
        fflush(nil)
        try await channel.closeFuture.get()
    }
}

private final class AnsweringHandler: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    typealias OutboundOut = HTTP2Frame.FramePayload

    private let answers: [String: ByteBuffer]
    private var path = ""

    init(answers: [String: ByteBuffer]) { self.answers = answers }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .headers(let headers): path = headers.headers.first(name: ":path") ?? ""
        case .data(let data) where data.endStream: answer(context)
        default: break
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        let head: HPACKHeaders = [":status": "200", "content-type": "application/grpc"]
        context.write(wrapOutboundOut(.headers(.init(headers: head))), promise: nil)
        context.write(
            wrapOutboundOut(.data(.init(data: .byteBuffer(answers[path] ?? ByteBuffer())))), promise: nil)
        let trailers: HPACKHeaders = ["grpc-status": "0"]
        context.writeAndFlush(
            wrapOutboundOut(.headers(.init(headers: trailers, endStream: true))), promise: nil)
    }
}
