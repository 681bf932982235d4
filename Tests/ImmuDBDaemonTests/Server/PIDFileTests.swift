import CommandLineKit
import Logging
import SystemIO
import Testing

@testable import ImmuDBDaemon

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct PIDFileTests {
    @Test func theFileNamesTheProcessAndGoesAway() throws {
        let fileSystem = MemoryFileSystem()
        let file = try PIDFile.claim("/run/immudb/pid", fileSystem: fileSystem, process: 4711)
        #expect(try fileSystem.readWhole("/run/immudb/pid", limit: 10) == Array("4711".utf8))
        file.remove(log: Logger(label: "test"))
        #expect(try fileSystem.kind(of: "/run/immudb/pid") == nil)
    }

    @Test func aLivingProcessIsRespectedADeadOneIsNot() throws {
        let fileSystem = MemoryFileSystem()
        try fileSystem.atomicReplace("/pid", with: Array("\(getppid())\n".utf8))
        let failure = #expect(throws: CommandFailure.self) {
            _ = try PIDFile.claim("/pid", fileSystem: fileSystem)
        }
        #expect(failure?.message.contains("\(getppid())") == true)
        for content in ["2000000000", "nonsense", "", "-1", "\(getpid())"] {
            try fileSystem.atomicReplace("/pid", with: Array(content.utf8))
            _ = try PIDFile.claim("/pid", fileSystem: fileSystem)
        }
    }
}
