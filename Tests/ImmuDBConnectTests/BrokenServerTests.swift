// Covers `ClientConnection` and `ConnectionProblem`: servers that are not there, hang or talk nonsense.

import ImmuDBClient
import ImmuDBConnect
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Servers that are not there, do not answer, or answer nonsense: every call ends, in time and in plain
/// words.
@Suite(.serialized) struct BrokenServerTests {
    /// Connects with a short deadline.
    /// - Returns: the failure, and how long it took.
    private func failure(
        port: Int, tls: ServerSecurity? = nil, milliseconds: Int = 400
    ) async throws -> (error: ClientError, time: Duration) {
        let start = ContinuousClock.now
        let address = ServerAddress(host: "127.0.0.1", port: port, tls: tls)
        let error = await #expect(throws: ClientError.self) {
            _ = try await LedgerConnection.open(
                address, login: .password(user: "immudb", password: "immudb"),
                trust: TrustStore(directory: "/nonexistent/trust")
            ) { $0.callMilliseconds = milliseconds }
        }
        return (try #require(error), ContinuousClock.now - start)
    }

    @Test func refusedConnectionsAreReportedWithinASecond() async throws {
        let server = try #require(RawServer { _ in })
        server.stop()
        let (error, time) = try await failure(port: server.port, milliseconds: 30_000)
        // A second when nothing else runs; the deadline is thirty times as far away.
        #expect(time < .seconds(5))
        #expect(error.code == .connection)
        #expect(error.message == "nothing listens on 127.0.0.1:\(server.port): connection refused")
        #expect(error.hint?.contains("--immudb-port") == true)
    }

    @Test func unknownNamesAreReported() async throws {
        let address = ServerAddress(host: "no-such-host.invalid")
        let error = await #expect(throws: ClientError.self) {
            _ = try await LedgerConnection.open(
                address, login: .none, trust: TrustStore(directory: "/nonexistent/trust")
            ) { $0.callMilliseconds = 5_000 }
        }
        #expect(error?.message.contains("no-such-host.invalid") == true, "\(error?.message ?? "")")
    }

    @Test func aServerThatNeverAnswersEndsByTheDeadline() async throws {
        let server = try #require(RawServer { while RawServer.receive(from: $0) != nil {} })
        defer { server.stop() }
        let (error, time) = try await failure(port: server.port)
        #expect(time < .seconds(10))
        #expect(error.code == .deadline, "\(error)")
        #expect(error.message == "no answer within 400 ms")
    }

    @Test func oneByteNowAndThenEndsByTheDeadline() async throws {
        let server = try #require(
            RawServer { connection in
                for byte in RawServer.settings {
                    RawServer.send([byte], to: connection)
                    usleep(150_000)
                }
            })
        defer { server.stop() }
        let (error, time) = try await failure(port: server.port)
        #expect(time < .seconds(10))
        #expect(error.code == .deadline, "\(error)")
    }

    @Test func aConnectionThatIsCutIsReported() async throws {
        let server = try #require(
            RawServer { connection in
                // Without lingering, closing sends RST.
                var lingering = linger(l_onoff: 1, l_linger: 0)
                setsockopt(
                    connection, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
            })
        defer { server.stop() }
        let (error, time) = try await failure(port: server.port, milliseconds: 5_000)
        #expect(time < .seconds(5))
        #expect(error.code == .connection, "\(error)")
        #expect(error.message.contains("127.0.0.1:\(server.port)"))
    }

    @Test func aServerThatSendsGoawayAtOnceIsReported() async throws {
        let server = try #require(
            RawServer { connection in
                RawServer.send(RawServer.settings, to: connection)
                // GOAWAY: length 8, type 7, last stream 0, ENHANCE_YOUR_CALM
                RawServer.send(
                    [0, 0, 8, 7, 0, 0, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0, 11], to: connection)
                usleep(50_000)
            })
        defer { server.stop() }
        let (error, time) = try await failure(port: server.port, milliseconds: 1_500)
        #expect(time < .seconds(5))
        #expect(error.code == .connection || error.code == .deadline, "\(error)")
    }

    @Test func somethingElseThanAServerIsReported() async throws {
        let server = try #require(
            RawServer { connection in
                RawServer.send(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), to: connection)
                usleep(50_000)
            })
        defer { server.stop() }
        let (error, _) = try await failure(port: server.port, milliseconds: 20_000)
        #expect(error.code == .connection, "\(error)")
        #expect(error.hint?.contains("--tls") == true, "\(error.hint ?? "")")
    }

    @Test func plainTextWhereTLSIsExpectedIsReported() async throws {
        let server = try #require(
            RawServer { connection in
                RawServer.send(RawServer.settings, to: connection)
                usleep(50_000)
            })
        defer { server.stop() }
        let (error, _) = try await failure(port: server.port, tls: ServerSecurity(), milliseconds: 3_000)
        #expect(error.code == .connection, "\(error)")
        #expect(error.message.contains("TLS"), "\(error)")
    }

    /// Peers of the Go implementation send a PING with nearly every answer.
    @Test func pingsAreAnsweredHoweverManyThereAre() async throws {
        let pings = 1_000
        let answers = Atomic(0)
        let server = try #require(
            RawServer { connection in
                RawServer.send(RawServer.settings, to: connection)
                var unread: [UInt8] = []
                var isPreface = true
                var sent = 0
                while let bytes = RawServer.receive(from: connection) {
                    unread += bytes
                    if isPreface, unread.count >= 24 {
                        unread.removeFirst(24)
                        isPreface = false
                    }
                    while !isPreface, unread.count >= 9 {
                        let length = Int(unread[0]) << 16 | Int(unread[1]) << 8 | Int(unread[2])
                        guard unread.count >= 9 + length else { break }
                        if unread[3] == 6, unread[4] == 1 { answers.add(1, ordering: .relaxed) }
                        unread.removeFirst(9 + length)
                        guard sent < pings else { continue }
                        sent += 1
                        RawServer.send(
                            [0, 0, 8, 6, 0, 0, 0, 0, 0] + [UInt8](repeating: 1, count: 8), to: connection)
                    }
                }
            })
        defer { server.stop() }
        let (error, _) = try await failure(port: server.port, milliseconds: 3_000)
        #expect(error.code == .deadline, "\(error)")
        #expect(answers.load(ordering: .relaxed) == pings)
    }
}

extension RawServer {
    /// An empty SETTINGS frame, the first thing that a server of HTTP/2 sends.
    static let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
}
