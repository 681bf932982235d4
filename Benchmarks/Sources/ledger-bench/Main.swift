import ArgumentParser
import Dispatch

/// The main thread waits, and stays: an asynchronous entry point ends it, which valgrind does not survive.
@main
enum Program {
    static func main() {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await LedgerBench.main()
            done.signal()
        }
        done.wait()
    }
}

/// Measures the ledger engine through its public interface (docs/performance.md).
struct LedgerBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger-bench",
        abstract: "Measures the ledger engine on this machine, and what the machine itself allows.",
        discussion: """
            Every command works in a directory of its own that it removes again. Figures of different \
            machines, and of a machine that is busy otherwise, do not compare: look at the ratio to the floor.
            """,
        subcommands: [
            CommitCommand.self, SingleCommand.self, IndexCommand.self, GetCommand.self,
            VerifiedGetCommand.self, ScanCommand.self, VerifyCommand.self, OpenCommand.self,
            MemoryCommand.self, TableCommand.self, MicroCommand.self,
        ])
}

/// What all commands know.
struct CommonOptions: ParsableArguments {
    @Option(help: "Where the temporary directory is made.") var directory: String?
    @Flag(help: "Print one JSON object per figure.") var json = false

    func run(_ body: (Workspace) async throws -> [Figure]) async throws {
        let workspace = try Workspace(in: directory)
        let outcome = await capture { try await body(workspace) }
        try workspace.remove()
        for figure in try outcome.get() { print(json ? try figure.json : figure.line) }
    }

    private func capture(
        _ body: () async throws -> [Figure]
    ) async -> Result<[Figure], any Error> {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
