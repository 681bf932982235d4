import Foundation
import ImmuDBEngine
import ImmuDBStorage
import SystemIO
import TerminalUI
import Testing

@testable import ImmuDBAdmin

/// A directory of its own for one test, and the program run in it.
final class TestPlace: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "immuadmin-" + UUID().uuidString
        try RealFileSystem().createDirectories(path, permissions: 0o700)
    }

    deinit {
        do {
            try RealFileSystem().removeDirectoryTree(path)
        } catch {
            Issue.record("cannot remove \(path): \(error)")
        }
    }

    subscript(_ name: String) -> String { joinPath(path, name) }

    /// A backup file of the reference.
    static func golden(_ name: String) -> String {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return tests.appendingPathComponent("Vectors/backup-\(name)-v1.11.1.imm").path
    }

    /// A server directory with some transactions in its default database.
    func makeDirectory(_ name: String = "data", transactions: Int = 20) async throws {
        let engine = try await Engine.open(self[name])
        let database = try engine.database(DatabaseName.standard)
        for number in 0..<transactions {
            _ = try await database.set([
                KeyValueWrite(key: Array("inv/\(number % 7)".utf8), value: Array("value \(number)".utf8))
            ])
        }
        try engine.close()
    }

    /// The last transaction and hash of a database of a directory.
    func state(_ directory: String, _ database: String) throws -> Store.State {
        var options = StoreOptions.serverDefaults
        options.readOnly = true
        options.buildsIndex = false
        let store = try Store.open(path: joinPath(self[directory], database), options: options)
        defer { do { try store.close() } catch { Issue.record("\(error)") } }
        return store.committed
    }

    struct Outcome {
        var status: Int32
        var output: String
        var error: String
    }

    /// Runs the program with files in the place of its streams.
    @MainActor
    func run(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) async throws
        -> Outcome
    {
        let files = RealFileSystem()
        let names = ["in", "out", "err"].map { self[$0] }
        try files.atomicReplace(names[0], with: input)
        for name in names.dropFirst() { try files.atomicReplace(name, with: []) }
        let handles = try names.map { name in
            try #require(FileHandle(forUpdatingAtPath: name))
        }
        let streams = StandardStreams(
            inputDescriptor: handles[0].fileDescriptor,
            output: OutputSink(descriptor: handles[1].fileDescriptor),
            error: OutputSink(descriptor: handles[2].fileDescriptor, isBuffered: false),
            capabilities: TerminalCapabilities())
        let program = AdminProgram(
            environment: ["HOME": path].merging(environment) { $1 }, streams: streams)
        let status = await program.run(arguments)
        try streams.output.flush()
        for handle in handles { try handle.close() }
        let texts = try names.dropFirst().map { name in
            String(decoding: try files.readWhole(name, limit: 1 << 24), as: UTF8.self)
        }
        return Outcome(status: status, output: texts[0], error: texts[1])
    }
}
