import GRPCNIOTransportHTTP2Posix
import SystemIO
import Testing

@testable import ImmuDBTransport

@Suite struct SelfSignedCertificateTests {
    @Test func filesAreMadeOnceAndAgainWhenTheyAreOver() throws {
        let fileSystem = MemoryFileSystem()
        func files(at seconds: Int64) throws -> [UInt8] {
            let files = try SelfSignedCertificate.files(
                in: "/home/immudb/ssl", hosts: ["localhost", "127.0.0.1", "::1"], fileSystem: fileSystem,
                now: Timestamp(seconds: seconds))
            _ = try files.load(fileSystem: fileSystem, now: Timestamp(seconds: seconds))
            return try fileSystem.readWhole(files.certificateFile, limit: 1 << 20)
        }
        let start: Int64 = 1_800_000_000
        let first = try files(at: start)
        #expect(try files(at: start + 364 * 86_400) == first)
        #expect(try files(at: start + 366 * 86_400) != first)
    }
}
