import GRPCCore
import GRPCInProcessTransport
import Synchronization
import Testing

@testable import ImmuDBConnect

/// Streamed answers in one process: written as they are read.
@Suite struct PacedAnswersTests {
    private static let messages = 10_000

    private struct Text: MessageSerializer, MessageDeserializer {
        func serialize<Bytes: GRPCContiguousBytes>(_ message: String) throws -> Bytes { Bytes(message.utf8) }

        func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> String {
            bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Counts what it has written.
    private final class Source: RegistrableRPCService {
        static let method = MethodDescriptor(
            fullyQualifiedService: "immudb.schema.ImmuService", method: "SQLQuery")
        let written = Mutex(0)
        let hasEnded = Mutex(false)
        let isCancelled = Mutex(false)

        func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
            router.registerHandler(
                forMethod: Self.method, deserializer: Text(), serializer: Text()
            ) { [self] _, context in
                StreamingServerResponse<String> { [self] writer in
                    defer {
                        hasEnded.withLock { $0 = true }
                        isCancelled.withLock { $0 = context.cancellation.isCancelled }
                    }
                    for number in 0..<PacedAnswersTests.messages {
                        try await writer.write("\(number)")
                        written.withLock { $0 += 1 }
                    }
                    return [:]
                }
            }
        }
    }

    private func ask(
        _ read: @escaping @Sendable (Source, StreamingClientResponse<String>) async throws -> Void
    ) async throws -> Source {
        let source = Source()
        let transport = InProcessTransport()
        let pacing = PacedAnswers()
        try await withGRPCServer(
            transport: transport.server, services: [source], interceptors: [pacing]
        ) { _ in
            try await withGRPCClient(transport: transport.client, interceptors: [pacing]) { client in
                try await client.serverStreaming(
                    request: ClientRequest(message: "all"), descriptor: Source.method, serializer: Text(),
                    deserializer: Text(), options: .defaults
                ) { try await read(source, $0) }
            }
        }
        return source
    }

    @Test func everythingArrivesInOrder() async throws {
        let source = try await ask { _, response in
            var count = 0
            for try await text in response.messages {
                #expect(text == "\(count)")
                count += 1
            }
            #expect(count == Self.messages)
        }
        #expect(source.written.withLock { $0 } == Self.messages)
        #expect(source.isCancelled.withLock { $0 } == false)
    }

    @Test func aSlowReaderIsWaitedForAndOneWhoLeavesEndsTheAnswer() async throws {
        let source = try await ask { source, response in
            var iterator = response.messages.makeAsyncIterator()
            for _ in 0..<3 {
                _ = try await iterator.next()
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(source.written.withLock { $0 } <= 3 + Limits.messagesAheadMax)
        }
        #expect(source.hasEnded.withLock { $0 })
        #expect(source.isCancelled.withLock { $0 })
        #expect(source.written.withLock { $0 } <= 4 + Limits.messagesAheadMax)
    }
}
