import Foundation
import SystemIO
import Testing

/// A directory that goes away with the value's last user.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/systemio-" + UUID().uuidString
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

@Suite("Files and directories")
struct RealFileSystemTests {
    let files = RealFileSystem()

    private func code(_ body: () throws -> Void) -> SystemIOError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? SystemIOError)?.code
        }
    }

    @Test func readsAndWritesAtPositions() throws {
        let directory = try TemporaryDirectory()
        let file = try files.open(directory["a"], .createExclusive)
        try file.write([1, 2, 3, 4], at: 2)
        #expect(try file.size() == 6)
        #expect(try file.read(count: 10, at: 0) == [0, 0, 1, 2, 3, 4])
        #expect(try file.read(count: 2, at: 3) == [2, 3])
        #expect(try file.read(count: 2, at: 6).isEmpty)
        #expect(try file.read(count: 0, at: 0).isEmpty)
        try file.truncate(to: 3)
        try file.sync()
        #expect(try file.read(count: 10, at: 0) == [0, 0, 1])
        #expect(throws: SystemIOError.self) { try file.read(count: 1, at: .max) }
        #expect(throws: SystemIOError.self) { try file.truncate(to: .max) }
        try file.close()
        try file.close()
        #expect(throws: SystemIOError.self) { try file.read(count: 1, at: 0) }
    }

    @Test func openingModes() throws {
        let directory = try TemporaryDirectory()
        #expect(code { _ = try files.open(directory["a"], .readOnly) } == .notFound)
        #expect(code { _ = try files.open(directory["a"], .readWrite) } == .notFound)
        try files.open(directory["a"], .create).close()
        #expect(code { _ = try files.open(directory["a"], .createExclusive) } == .alreadyExists)
        let reader = try files.open(directory["a"], .readOnly)
        #expect(throws: SystemIOError.self) { try reader.write([1], at: 0) }
        #expect(code { _ = try files.open(directory.path, .readOnly) } == .notRegularFile)
        #expect(code { _ = try files.open("/dev/null", .readOnly) } == .notRegularFile)
        #expect(code { _ = try files.open(directory["a/b"], .readOnly) } == .notDirectory)
    }

    @Test func linksAreNotFollowedWhenAsked() throws {
        let directory = try TemporaryDirectory()
        try files.open(directory["target"], .create).close()
        try FileManager.default.createSymbolicLink(
            atPath: directory["link"], withDestinationPath: directory["target"])
        #expect(
            code { _ = try files.open(directory["link"], .readOnly, followLinks: false, permissions: 0) }
                == .symbolicLink)
        try files.open(directory["link"], .readOnly).close()
        #expect(try files.kind(of: directory["link"]) == .symbolicLink)
        #expect(code { _ = try files.lock(directory["link"], .exclusive) } == .symbolicLink)
        try files.atomicReplace(directory["link"], with: [7])
        #expect(try files.kind(of: directory["link"]) == .file)
        #expect(try files.readWhole(directory["target"], limit: 10).isEmpty)
    }

    @Test func listingAndRemoving() throws {
        let directory = try TemporaryDirectory()
        try files.createDirectories(directory["x/y/z"], permissions: 0o700)
        try files.createDirectories(directory["x/y/z"], permissions: 0o700)
        try files.open(directory["x/b"], .create).close()
        try files.open(directory["x/a"], .create).close()
        #expect(
            try files.list(directory["x"]) == [
                DirectoryEntry(name: "a", kind: .file), DirectoryEntry(name: "b", kind: .file),
                DirectoryEntry(name: "y", kind: .directory),
            ])
        #expect(code { try files.createDirectories(directory["x/a/b"], permissions: 0o700) } == .notDirectory)
        #expect(throws: SystemIOError.self) { try files.removeEmptyDirectory(directory["x"]) }
        try FileManager.default.createSymbolicLink(
            atPath: directory["x/up"], withDestinationPath: directory.path)
        try files.rename(directory["x/a"], to: directory["x/b"])
        try files.removeDirectoryTree(directory["x"])
        #expect(try files.kind(of: directory["x"]) == nil)
        #expect(try files.list(directory.path).isEmpty)
        #expect(code { _ = try files.list(directory["x"]) } == .notFound)
        try files.syncDirectory(directory.path)
    }

    @Test func wholeFilesHaveALimit() throws {
        let directory = try TemporaryDirectory()
        try files.atomicReplace(directory["f"], with: [1, 2, 3])
        #expect(try files.readWhole(directory["f"], limit: 3) == [1, 2, 3])
        #expect(code { _ = try files.readWhole(directory["f"], limit: 2) } == .tooLarge)
    }

    @Test func atomicReplacement() throws {
        let directory = try TemporaryDirectory()
        try files.atomicReplace(directory["f"], with: [1])
        try files.atomicReplace(directory["f"], with: [2, 3])
        #expect(try files.readWhole(directory["f"], limit: 10) == [2, 3])
        let mode = try FileManager.default.attributesOfItem(atPath: directory["f"])[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try files.list(directory.path).map(\.name) == ["f"])
        try files.createDirectory(directory["d"], permissions: 0o700)
        try files.open(directory["d/x"], .create).close()
        #expect(throws: SystemIOError.self) { try files.atomicReplace(directory["d"], with: [1]) }
        #expect(try files.list(directory.path).map(\.name) == ["d", "f"])
    }

    @Test func locks() throws {
        let directory = try TemporaryDirectory()
        #expect(code { _ = try files.lock(directory["l"], .shared) } == .notFound)
        let writer = try files.lock(directory["l"], .exclusive)
        #expect(code { _ = try files.lock(directory["l"], .exclusive) } == .locked)
        #expect(code { _ = try files.lock(directory["l"], .shared) } == .locked)
        writer.release()
        let first = try files.lock(directory["l"], .shared)
        let second = try files.lock(directory["l"], .shared)
        #expect(code { _ = try files.lock(directory["l"], .exclusive) } == .locked)
        first.release()
        second.release()
        try files.lock(directory["l"], .exclusive).release()
    }

    @Test func errorsSayWhatAndWhere() throws {
        let error = #expect(throws: SystemIOError.self) { try files.open("/nonexistent/file", .readOnly) }
        #expect(error?.description == "cannot open /nonexistent/file: No such file or directory")
        let full = SystemIOError(errno: 28, operation: "write", path: "f", offset: 7)
        #expect(full.code == .noSpace)
        #expect(full.description.hasPrefix("cannot write f at byte 7: "))
    }
}
