import CommandLineKit
import ImmuDBShell
import SystemIO
import TerminalUI
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs the whole program on a directory of its own, with files in place of the three standard streams.
@MainActor
final class ShellHarness {
    struct Outcome {
        let status: Int32
        let output: String
        let error: String
    }

    let directory: String
    var environment: [String: String]
    var capabilities = TerminalCapabilities(isUnicode: true)
    private var runs = 0

    /// - Parameter createsLedger: `ledger` inside the directory exists from the start.
    init(createsLedger: Bool = true) async throws {
        var template = Array("/tmp/immuclient-shell-XXXXXX".utf8CString)
        let made = mkdtemp(&template)
        try #require(made != nil)
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        environment = [
            "HOME": directory, "IMMUCLIENT_OFFLINE": directory + "/ledger", "IMMUCLIENT_UTC": "true",
        ]
        if createsLedger {
            let outcome = try await run("current", "--create")
            try #require(outcome.status == 0, "\(outcome.error)")
        }
    }

    func remove() throws { try RealFileSystem().removeDirectoryTree(directory) }

    func run(_ arguments: String..., input: [UInt8] = []) async throws -> Outcome {
        try await run(arguments, input: input)
    }

    func run(_ arguments: [String], input: [UInt8]) async throws -> Outcome {
        runs += 1
        let files = RealFileSystem()
        let names = ["in", "out", "err"].map { "\(directory)/\($0)\(runs)" }
        try files.atomicReplace(names[0], with: input)
        let descriptors = names.map { open($0, O_RDWR | O_CREAT, 0o600) }
        defer { for descriptor in descriptors { close(descriptor) } }
        try #require(descriptors.allSatisfy { $0 >= 0 })
        let streams = StandardStreams(
            inputDescriptor: descriptors[0], output: OutputSink(descriptor: descriptors[1]),
            error: OutputSink(descriptor: descriptors[2], isBuffered: false), capabilities: capabilities)
        let program = Program(
            environment: environment, streams: streams, opener: ConnectionOpener(environment: environment))
        let status = await program.run(arguments)
        let texts = try names.dropFirst().map { name in
            String(decoding: try files.readWhole(name, limit: 1 << 24), as: UTF8.self)
        }
        return Outcome(status: status, output: texts[0], error: texts[1])
    }
}
