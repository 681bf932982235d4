import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NIOCore
import NIOPosix
import SystemIO
import Testing

@testable import ImmuDBTransport

/// Covers the listener over real sockets: limits, PINGs, shutdown.
@Suite struct ServerListenerTests {
    private static let loopback = ListeningAddress(host: "127.0.0.1", port: 0)

    private func listen(
        delay: Duration = .zero, received: AsyncStream<Void>.Continuation? = nil,
        _ configure: (inout ListenerSettings) -> Void = { _ in }
    ) async throws -> ServerListener {
        var settings = ListenerSettings(address: Self.loopback)
        configure(&settings)
        return try await ServerListener.start(
            settings, services: [EchoService(delay: delay, received: received)], interceptors: [])
    }

    @Test
    func messagesUpToTheLimitPassAndLargerOnesDoNot() async throws {
        let listener = try await listen { $0.messageBytesMax = 5 << 20 }
        try await EchoClient.with(port: listener.address.port) { client in
            for size in [0, 1, 16_384, 5 << 20] {
                let message = [UInt8](repeating: 7, count: size)
                let answer = try await client.echo(message)
                #expect(answer == message)
            }
            let error = await #expect(throws: RPCError.self) {
                try await client.echo([UInt8](repeating: 7, count: 5 << 20 + 1))
            }
            #expect(error?.code == .resourceExhausted)
            #expect(error?.message.contains("limit of 5242880 bytes") == true)
            #expect(try await client.echo([1, 2, 3]) == [1, 2, 3])
        }
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1))) func aClientMaySendAPingWithEachOfAThousandCalls() async throws {
        let listener = try await listen()
        try await EchoClient.with(
            port: listener.address.port,
            configure: {
                $0.channelDebuggingCallbacks.onCreateTCPConnection = { $0.addPingSender(isServer: false) }
            }
        ) { client in
            for call in 0..<1000 {
                let message = [UInt8](repeating: UInt8(call % 256), count: call % 300)
                let answer = try await client.echo(message)
                #expect(answer == message)
            }
            #expect(listener.openConnections == 1, "all on one connection")
        }
        await listener.shutDown()
    }

    @Test(.timeLimit(.minutes(1)), arguments: [true, false])
    func aServerMaySendAPingWithEachOfAThousandAnswers(isAnswered: Bool) async throws {
        let transport = HTTP2ServerTransport.Posix(
            address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: .plaintext,
            config: .defaults {
                $0.channelDebuggingCallbacks.onAcceptTCPConnection = { $0.addPingSender(isServer: true) }
            })
        let calls = 1000
        let (connections, opened) = AsyncStream<Void>.makeStream()
        try await withGRPCServer(transport: transport, services: [EchoService()]) { _ in
            let port = try await transport.listeningAddress.ipv4?.port ?? 0
            try await EchoClient.with(
                port: port,
                configure: {
                    $0.channelDebuggingCallbacks.onCreateTCPConnection = { channel in
                        opened.yield()
                        return isAnswered
                            ? channel.addPingResponder(.client) : channel.eventLoop.makeSucceededVoidFuture()
                    }
                }
            ) { client in
                var failures = 0
                for call in 0..<calls {
                    let message = [UInt8](repeating: UInt8(call % 256), count: call % 300)
                    do {
                        #expect(try await client.echo(message) == message)
                    } catch {
                        failures += 1
                    }
                }
                #expect(failures == 0 || !isAnswered)
            }
        }
        opened.finish()
        let count = await connections.reduce(0) { count, _ in count + 1 }
        // Without the responder the client's own protection ends the connection again and again.
        #expect(isAnswered ? count == 1 : count > 1)
    }

    @Test(.timeLimit(.minutes(1))) func thereIsALimitOfConnections() async throws {
        let listener = try await listen { $0.connectionsMax = 1 }
        let port = listener.address.port
        try await EchoClient.with(port: port) { first in
            _ = try await first.echo([1])
            await #expect(throws: RPCError.self) {
                try await EchoClient.with(port: port) { try await $0.echo([2], timeout: .milliseconds(500)) }
            }
            #expect(try await first.echo([3]) == [3])
        }
        await listener.shutDown()
    }

    @Test(.timeLimit(.minutes(1))) func aSilentConnectionIsClosedAndNonsenseHarmsNobody() async throws {
        let listener = try await listen { $0.firstBytesTime = .milliseconds(100) }
        let port = listener.address.port
        let silent = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
        try await silent.closeFuture.get()
        let halting = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
        try await halting.writeAndFlush(ByteBuffer(string: "PRI * HTTP"))
        try await halting.closeFuture.get()
        let loud = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
        try await loud.writeAndFlush(ByteBuffer(string: "GET / HTTP/1.1\r\nHost: nobody\r\n\r\n"))
        try await loud.closeFuture.get()
        let answer = try await EchoClient.with(port: port) { try await $0.echo([1, 2]) }
        #expect(answer == [1, 2])
        await listener.shutDown()
    }

    @Test(.timeLimit(.minutes(1))) func aTakenPortIsNamed() async throws {
        let listener = try await listen()
        let error = await #expect(throws: TransportError.self) {
            _ = try await listen { $0.address = listener.address }
        }
        #expect(error?.code == .addressInUse)
        #expect(error?.location == "127.0.0.1:\(listener.address.port)")
        await listener.shutDown()
        let foreign = await #expect(throws: TransportError.self) {
            _ = try await listen { $0.address = ListeningAddress(host: "192.0.2.1", port: 0) }
        }
        #expect(foreign?.code == .cannotListen)
    }

    @Test(.timeLimit(.minutes(1))) func callsUnderWayFinishBeforeItStops() async throws {
        let (calls, received) = AsyncStream<Void>.makeStream()
        let listener = try await listen(delay: .seconds(3), received: received)
        try await EchoClient.with(port: listener.address.port) { client in
            async let answer = client.echo([5])
            for await _ in calls { break }
            #expect(await listener.shutDown())
            let bytes = try await answer
            #expect(bytes == [5])
        }
    }

    @Test(.timeLimit(.minutes(1))) func callsThatTakeTooLongAreEnded() async throws {
        let (calls, received) = AsyncStream<Void>.makeStream()
        let listener = try await listen(delay: .seconds(50), received: received)
        await #expect(throws: RPCError.self) {
            try await EchoClient.with(port: listener.address.port) { client in
                async let answer = client.echo([5])
                for await _ in calls { break }
                #expect(await !listener.shutDown(grace: .milliseconds(200)))
                _ = try await answer
            }
        }
    }
}
