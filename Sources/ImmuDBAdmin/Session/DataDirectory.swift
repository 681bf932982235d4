import CommandLineKit
import ImmuDBEngine
import ImmuDBStorage
import SystemIO

/// A data directory of a server that is not running, or of a single database.
struct DataDirectory {
    let path: String
    /// Databases in it, in byte order.
    let databases: [String]
    private let paths: [String: String]
    private let standard: String
    private let lock: (any FileLock)?

    /// Looks at a directory and keeps others from writing to it.
    /// - Parameter writes: false changes nothing on disk, and lets others read too.
    /// - Throws: `EngineError` when it is no data directory, `StorageError.locked` when it is in use.
    init(_ path: String, writes: Bool, in files: any FileSystem) async throws {
        guard try files.kind(of: path) != nil else {
            throw CommandFailure(.notFound, "\(path) does not exist")
        }
        let lock = try lockDirectory(path, fileSystem: files, readOnly: !writes)
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path, options: options)
        self.path = path
        databases = engine.databaseNames
        paths = Dictionary(uniqueKeysWithValues: engine.databaseNames.map { ($0, engine.path(of: $0)) })
        standard = engine.standardDatabase
        self.lock = lock
        try engine.close()
    }

    /// Directory of a database.
    /// - Throws: `notFound` with names that are similar.
    func path(of name: String) throws(CommandFailure) -> String {
        if let path = paths[name] { return path }
        let similar = SimilarNames.suggestions(for: name, in: databases)
        throw CommandFailure(
            .notFound, "database '\(name)' does not exist in \(path)",
            hint: similar.isEmpty
                ? "there are: \(databases.joined(separator: ", "))" : "did you mean \(similar[0])?")
    }

    /// The databases a command works on: the named ones, or all.
    func chosen(_ names: [String]) throws(CommandFailure) -> [(name: String, path: String)] {
        var chosen: [(name: String, path: String)] = []
        for name in names.isEmpty ? databases : names { chosen.append((name, try path(of: name))) }
        return chosen
    }

    /// True for a directory that is a single database, which no second one can join.
    var isSingleDatabase: Bool { paths[standard] == path }

    /// Lets others in.
    func close() { lock?.release() }
}
