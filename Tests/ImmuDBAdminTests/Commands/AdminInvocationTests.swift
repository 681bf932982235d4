import CommandLineKit
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

    @Test func manualAndCompletions() async throws {
        let place = try TestPlace()
        let manual = try await place.run(["mangen"])
        #expect(manual.output.contains(".TH IMMUADMIN 1"))
        #expect(manual.output.contains(".SS hot\\-restore"))
        for shell in ["bash", "zsh", "fish"] {
            #expect(try await place.run(["completion", shell]).output.contains("hot-restore"))
        }
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
