import CommandLineKit
import SystemIO
import Testing

@testable import ImmuDBAdmin

@MainActor
@Suite struct AdminInvocationTests {
    @Test func helpAndUnknownWords() async throws {
        let place = try TestPlace()
        let overview = try await place.run([])
        #expect(overview.status == 0)
        for name in [
            "login", "user", "database", "top", "hot-backup", "hot-restore", "backup", "restore", "fsck",
            "du", "doctor",
        ] {
            #expect(overview.output.contains("  \(name) "), "\(name)")
            let help = try await place.run(["help", name])
            #expect(help.status == 0 && help.output.contains("USAGE"))
            let flag = try await place.run([name, "--help"])
            #expect(help.output == flag.output)
        }
        let unknown = try await place.run(["hot-bakup"])
        #expect(unknown.status == 2 && unknown.error.contains("did you mean hot-backup?"))
        #expect(try await place.run(["set", "auth", "none"]).error.contains("start immudb with --auth"))
        #expect(try await place.run(["set", "auth", "none"]).error.contains("servers dropped it"))
        #expect(try await place.run(["fsck", "--nosuch"]).status == 2)
        #expect(try await place.run(["fsck", "a", "b"]).status == 2)
        #expect(try await place.run(["--version"]).output.hasPrefix("immuadmin "))
    }

    private static func file(_ name: String) throws -> String {
        var root = #filePath
        for _ in 0..<4 { root = parentDirectory(of: root) }
        let bytes = try RealFileSystem().readWhole(joinPath(root, name), limit: 1 << 24)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func manualAndCompletions() async throws {
        let place = try TestPlace()
        // What `make man` writes; one script stands for the three, which are made together.
        #expect(try await place.run(["mangen"]).output == Self.file("man/immuadmin.1"))
        #expect(
            try await place.run(["completion", "fish"]).output == Self.file("completions/immuadmin.fish"))
        #expect(try await place.run(["completion", "csh"]).status == 2)
    }

    @Test func flagsInFront() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 1)
        let result = try await place.run(["--offline", place["data"], "-o", "csv", "fsck"])
        #expect(result.status == 0, "\(result.error)")
        let environment = ["IMMUADMIN_OFFLINE": place["data"], "IMMUADMIN_OUTPUT": "csv"]
        #expect(try await place.run(["fsck"], environment: environment).output == result.output)
    }
}
