import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NIOCore
import Synchronization
import Testing

@testable import ImmuDBTransport

/// Covers calls in all their forms over real sockets: direct ones, streams in both directions, and those that
/// end early.
@Suite struct EventLoopTransportTests {
    private static let directName = "test.Direct/Reverse"
    private static let direct = MethodDescriptor(fullyQualifiedService: "test.Direct", method: "Reverse")

    private func listen(
        _ services: [any RegistrableRPCService] = [EchoService()],
        _ configure: (inout ListenerSettings) -> Void = { _ in }
    ) async throws -> ServerListener {
        var settings = ListenerSettings(address: ListeningAddress(host: "127.0.0.1", port: 0))
        settings.directCalls[Self.directName] = { metadata, message, peer in
            guard !message.isEmpty else {
                return (["seen": "yes"], .failure(RPCError(code: .notFound, message: "nothing here: 100 %")))
            }
            // Direct calls may wait: others go on meanwhile.
            if message.count == 1 {
                do {
                    try await Task.sleep(for: .milliseconds(300))
                } catch {
                    return ([:], .failure(RPCError(code: .cancelled, message: "cancelled")))
                }
            }
            var answer: Metadata = ["peer": .string(peer)]
            for value in metadata[stringValues: "word"] { answer.addString(value, forKey: "word") }
            return (answer, .success(message.reversed()))
        }
        configure(&settings)
        return try await ServerListener.start(
            settings, services: services + [DirectMethods()], interceptors: [])
    }

    /// The router has to know the method, so that it is no unknown path.
    private struct DirectMethods: RegistrableRPCService {
        func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
            router.registerHandler(
                forMethod: EventLoopTransportTests.direct, deserializer: ByteCoding(),
                serializer: ByteCoding()
            ) { _, _ in
                throw RPCError(code: .internalError, message: "a direct call came to the services")
            }
        }
    }

    private func reverse(
        _ client: EchoClient, _ message: [UInt8], _ metadata: Metadata = [:]
    ) async throws -> ClientResponse<[UInt8]> {
        try await client.client.unary(
            request: ClientRequest(message: message, metadata: metadata), descriptor: Self.direct,
            serializer: ByteCoding(), deserializer: ByteCoding(), options: .defaults
        ) { $0 }
    }

    @Test(.timeLimit(.minutes(1))) func directCallsAreAnsweredPastTheServices() async throws {
        let listener = try await listen()
        try await EchoClient.with(port: listener.address.port) { client in
            let answer = try await reverse(client, [1, 2, 3], ["word": "w"])
            #expect(try answer.message == [3, 2, 1])
            #expect(Array(answer.metadata[stringValues: "word"]) == ["w"])
            let peer = Array(answer.metadata[stringValues: "peer"]).first ?? ""
            #expect(peer.hasPrefix("ipv4:127.0.0.1:"))
            let refused = try await reverse(client, [])
            let error = #expect(throws: RPCError.self) { _ = try refused.message }
            #expect(error?.code == .notFound)
            #expect(error?.message == "nothing here: 100 %")
            #expect(Array(refused.metadata[stringValues: "seen"]) == ["yes"])
        }
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1))) func aDirectCallThatWaitsKeepsNobodyOut() async throws {
        let listener = try await listen()
        try await EchoClient.with(port: listener.address.port) { client in
            let clock = ContinuousClock()
            async let slow = {
                let answer = try await reverse(client, [9]).message
                #expect(answer == [9])
                return clock.now
            }()
            try await clock.sleep(for: .milliseconds(50))
            let answer = try await reverse(client, [1, 2]).message
            let fast = clock.now
            #expect(answer == [2, 1])
            #expect(try await fast < slow)
        }
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1))) func aThousandCallsAtATime() async throws {
        let listener = try await listen()
        try await EchoClient.with(port: listener.address.port) { client in
            try await withThrowingTaskGroup { group in
                for number in 0..<1000 {
                    group.addTask {
                        let message = [UInt8(number % 256), UInt8(number / 256), 7]
                        if number.isMultiple(of: 2) {
                            let answer = try await reverse(client, message).message
                            #expect(answer == message.reversed())
                        } else {
                            let answer = try await client.echo(message)
                            #expect(answer == message)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1)), arguments: [CompressionAlgorithm.gzip, .deflate])
    func compressedRequestsAreUnderstood(algorithm: CompressionAlgorithm) async throws {
        let listener = try await listen()
        try await EchoClient.with(
            port: listener.address.port,
            configure: {
                $0.compression.algorithm = algorithm
                $0.compression.enabledAlgorithms = .all
            }
        ) { client in
            let message = [UInt8](repeating: 5, count: 200_000)
            let echoed = try await client.echo(message)
            #expect(echoed == message)
            let reversed = try await reverse(client, message + [1]).message
            #expect(reversed == [1] + message)
        }
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1))) func largeStreamsPassInBothDirections() async throws {
        let listener = try await listen()
        let pieces = 60
        try await EchoClient.with(port: listener.address.port) { client in
            let received = try await client.client.bidirectionalStreaming(
                request: StreamingClientRequest { writer in
                    for number in 0..<pieces {
                        try await writer.write([UInt8](repeating: UInt8(number), count: 200_000))
                    }
                },
                descriptor: EchoService.method, serializer: ByteCoding(), deserializer: ByteCoding(),
                options: .defaults
            ) { response in
                var count = 0
                for try await message in response.messages {
                    #expect(message.count == 200_000 && message.first == UInt8(count))
                    // A reader that is slow for a while: windows fill up on both sides.
                    if count == 3 { try await Task.sleep(for: .milliseconds(300)) }
                    count += 1
                }
                return count
            }
            #expect(received == pieces)
        }
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1))) func aClientThatDoesNotReadMakesTheServerWait() async throws {
        let source = EndlessService()
        let listener = try await listen([source])
        try await EchoClient.with(port: listener.address.port) { client in
            let read = try await client.client.serverStreaming(
                request: ClientRequest(message: [1]), descriptor: EndlessService.method,
                serializer: ByteCoding(), deserializer: ByteCoding(), options: .defaults
            ) { response in
                var read = 0
                for try await _ in response.messages {
                    read += 1
                    try await Task.sleep(for: .milliseconds(300))
                    if read == 3 { break }
                }
                return read
            }
            #expect(read == 3)
        }
        // 10 kB a message: what windows and buffers hold, and not what a fast server makes in a second.
        #expect(source.written.load(ordering: .relaxed) < 2_000)
        #expect(await source.ended(within: .seconds(10)), "the handler hears that the client is gone")
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1))) func anAnswerMayComeBeforeTheEndOfTheRequest() async throws {
        let listener = try await listen([HastyService()])
        try await EchoClient.with(port: listener.address.port) { client in
            for number in 0..<200 {
                let answer = try await client.client.clientStreaming(
                    request: StreamingClientRequest { writer in
                        try await writer.write([UInt8(number)])
                        // The answer comes while this is sent, or waits to be.
                        for _ in 0..<3 { try await writer.write([UInt8](repeating: 1, count: 5_000)) }
                    },
                    descriptor: HastyService.method, serializer: ByteCoding(), deserializer: ByteCoding(),
                    options: .defaults
                ) { try $0.message }
                #expect(answer == [UInt8(number)])
            }
        }
        #expect(await listener.shutDown())
    }

    @Test(.timeLimit(.minutes(1))) func unknownMethodsAreUnimplemented() async throws {
        let listener = try await listen()
        try await EchoClient.with(port: listener.address.port) { client in
            let error = await #expect(throws: RPCError.self) {
                try await client.client.unary(
                    request: ClientRequest(message: [1]),
                    descriptor: MethodDescriptor(fullyQualifiedService: "test.No", method: "Such"),
                    serializer: ByteCoding(), deserializer: ByteCoding(), options: .defaults
                ) { try $0.message }
            }
            #expect(error?.code == .unimplemented)
        }
        #expect(await listener.shutDown())
    }
}

/// Answers the first message with itself, and reads no other.
private struct HastyService: RegistrableRPCService {
    static let method = MethodDescriptor(fullyQualifiedService: "test.Hasty", method: "First")

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        router.registerHandler(
            forMethod: Self.method, deserializer: ByteCoding(), serializer: ByteCoding()
        ) { request, _ in
            var first: [UInt8] = []
            for try await message in request.messages {
                first = message
                break
            }
            return StreamingServerResponse(single: ServerResponse(message: first))
        }
    }
}

/// Sends messages as long as somebody takes them.
private final class EndlessService: RegistrableRPCService {
    static let method = MethodDescriptor(fullyQualifiedService: "test.Endless", method: "Run")

    let written = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        router.registerHandler(
            forMethod: Self.method, deserializer: ByteCoding(), serializer: ByteCoding()
        ) { [self] _, _ in
            StreamingServerResponse { writer in
                defer { self.isOver.store(true, ordering: .releasing) }
                while true {
                    try await writer.write([UInt8](repeating: 1, count: 10_000))
                    self.written.wrappingAdd(1, ordering: .relaxed)
                }
            }
        }
    }

    func ended(within time: Duration) async -> Bool {
        let clock = ContinuousClock()
        let deadline = clock.now + time
        while !isOver.load(ordering: .acquiring), clock.now < deadline {
            do { try await clock.sleep(for: .milliseconds(20)) } catch { break }
        }
        return isOver.load(ordering: .acquiring)
    }
}
