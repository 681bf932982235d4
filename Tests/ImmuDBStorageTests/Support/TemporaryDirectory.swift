import Foundation
import SystemIO
import Testing

/// A directory that goes away with the value's last user.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/immudb-storage-" + UUID().uuidString
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
}

/// Copies a directory tree.
func copyTree(_ source: String, to target: String) throws {
    let files = RealFileSystem()
    try files.createDirectories(target, permissions: 0o700)
    for entry in try files.list(source) {
        let from = joinPath(source, entry.name)
        let to = joinPath(target, entry.name)
        if entry.kind == .directory {
            try copyTree(from, to: to)
        } else {
            let file = try files.open(to, .createExclusive)
            try file.write(try files.readWhole(from, limit: 1 << 26), at: 0)
            try file.close()
        }
    }
}

/// Every file below a directory with its contents, by relative path; directories end with a slash.
func snapshot(_ directory: String) throws -> [String: [UInt8]] {
    let files = RealFileSystem()
    var result: [String: [UInt8]] = [:]
    func walk(_ path: String, _ prefix: String) throws {
        for entry in try files.list(path) {
            let child = joinPath(path, entry.name)
            if entry.kind == .directory {
                result[prefix + entry.name + "/"] = []
                try walk(child, prefix + entry.name + "/")
            } else {
                result[prefix + entry.name] = try files.readWhole(child, limit: 1 << 26)
            }
        }
    }
    try walk(directory, "")
    return result
}

/// Replaces a file's contents.
func overwrite(_ path: String, _ bytes: [UInt8]) throws {
    let file = try RealFileSystem().open(path, .create)
    try file.truncate(to: 0)
    try file.write(bytes, at: 0)
    try file.close()
}
