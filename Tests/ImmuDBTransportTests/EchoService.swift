import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Synchronization

/// Answers every message with itself.
struct EchoService: RegistrableRPCService {
    static let method = MethodDescriptor(fullyQualifiedService: "test.Echo", method: "Echo")
    /// How long an answer takes.
    var delay = Duration.zero
    /// Hears of every message before its answer.
    var received: AsyncStream<Void>.Continuation?

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let (delay, received) = (delay, received)
        router.registerHandler(
            forMethod: Self.method, deserializer: ByteCoding(), serializer: ByteCoding()
        ) { request, _ in
            StreamingServerResponse { writer in
                for try await message in request.messages {
                    received?.yield()
                    try await Task.sleep(for: delay)
                    try await writer.write(message)
                }
                return [:]
            }
        }
    }
}

/// Messages are bytes as they are.
struct ByteCoding: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> [UInt8] {
        bytes.withUnsafeBytes { Array($0) }
    }
}

/// A client that calls ``EchoService``.
struct EchoClient: Sendable {
    typealias Transport = HTTP2ClientTransport.Posix
    let client: GRPCClient<Transport>

    /// Runs a body with a connected client.
    static func with<Result: Sendable>(
        port: Int, security: Transport.TransportSecurity = .plaintext,
        configure: (inout Transport.Config) -> Void = { _ in },
        _ body: @Sendable (EchoClient) async throws -> Result
    ) async throws -> Result {
        let transport = try Transport(
            target: .ipv4(address: "127.0.0.1", port: port), transportSecurity: security,
            config: .defaults(configure: configure))
        return try await withGRPCClient(transport: transport) { client in
            try await body(EchoClient(client: client))
        }
    }

    func echo(_ message: [UInt8], timeout: Duration = .seconds(20)) async throws -> [UInt8] {
        var options = CallOptions.defaults
        options.timeout = timeout
        options.maxResponseMessageBytes = 64 << 20
        // The transport takes this limit for answers, too.
        options.maxRequestMessageBytes = 64 << 20
        return try await client.unary(
            request: ClientRequest(message: message), descriptor: EchoService.method,
            serializer: ByteCoding(),
            deserializer: ByteCoding(), options: options
        ) { try $0.message }
    }
}
