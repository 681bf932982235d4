import ArgumentParser
import GRPCCore
import GRPCNIOTransportHTTP2Posix

/// A bare gRPC server: what a unary call costs before a database does anything. Every call of the methods
/// that `wire-bench` times is answered with as many bytes as the database answers with.
@main
struct EchoServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo-server", abstract: "Answers unary calls with bytes of a given number.")

    @Option(help: "Port to listen on, on the loopback interface.")
    var port: Int

    @Option(help: "Answers as METHOD=BYTES, several times.")
    var answer: [String] = []

    @Flag(help: "Answer with HTTP/2 handlers alone, without a gRPC library.")
    var bare = false

    func run() async throws {
        let service = FixedService(
            answers: try answer.map { text in
                let parts = text.split(separator: "=")
                guard parts.count == 2, let bytes = Int(parts[1]), (0...1 << 20).contains(bytes) else {
                    throw ValidationError("'\(text)' is not METHOD=BYTES")
                }
                return (String(parts[0]), bytes)
            })
        if bare {
            try await BareEcho(answers: service.answers).run(port: port)
            return
        }
        let transport = HTTP2ServerTransport.Posix(
            address: .ipv4(host: "127.0.0.1", port: port), transportSecurity: .plaintext)
        let server = GRPCServer(transport: transport, services: [service])
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await server.serve() }
            _ = try await transport.listeningAddress
            print("ready")
            fflush(nil)
        }
    }
}

struct FixedService: RegistrableRPCService {
    let answers: [(method: String, bytes: Int)]

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        for (method, bytes) in answers {
            let content = [UInt8](repeating: 7, count: bytes)
            router.registerHandler(
                forMethod: MethodDescriptor(fullyQualifiedService: "bench.Echo", method: method),
                deserializer: ByteCoding(), serializer: ByteCoding()
            ) { request, _ in
                let single = try await ServerRequest(stream: request)
                _ = single.message
                return StreamingServerResponse(single: ServerResponse(message: content))
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

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
