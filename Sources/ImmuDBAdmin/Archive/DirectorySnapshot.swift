import ImmuDBProofs
import SystemIO

/// A copy of a whole data directory: an archive or a folder, written, compared and unpacked.
struct DirectorySnapshot {
    let files: any FileSystem
    /// Called with bytes done and in all.
    var progress: (_ done: UInt64, _ total: UInt64) -> Void = { _, _ in }

    /// Packs a directory.
    /// - Parameters:
    ///   - folder: name of the folder inside the archive.
    ///   - path: of the archive, which must not exist.
    func pack(
        _ source: String, skipping: Set<String>, folder: String, modifiedAt: Int64, to path: String
    ) throws {
        let tree = try DirectoryTree.of(source, skipping: skipping, in: files)
        let file = try files.open(path, .createExclusive, followLinks: false, permissions: 0o600)
        var archive = ArchiveWriter(file)
        var digests: [String: Digest] = [:]
        var done: UInt64 = 0
        try archive.add(
            TarHeader(name: folder, kind: .directory, size: 0, mode: 0o755, modifiedAt: modifiedAt))
        for entry in tree.entries {
            let name = folder + "/" + entry.name
            try archive.add(
                TarHeader(
                    name: name, kind: entry.isDirectory ? .directory : .file, size: entry.size,
                    mode: entry.isDirectory ? 0o755 : 0o644, modifiedAt: modifiedAt))
            guard !entry.isDirectory else { continue }
            digests[name] = try read(joinPath(source, entry.name), size: entry.size) { piece in
                try archive.write(piece)
                done += UInt64(piece.count)
                progress(done, tree.bytes)
            }
            try archive.padFile(size: entry.size)
        }
        try archive.finish()
        try file.close()
        try compare(archive: path, digests)
        try files.syncDirectory(parentDirectory(of: path))
    }

    /// Reads an archive back and compares every file with what was read when it was written.
    private func compare(archive path: String, _ digests: [String: Digest]) throws {
        let file = try files.open(path, .readOnly)
        defer { BackupFileReading.close(file) }
        let reader = try ArchiveReader(file)
        var seen = 0
        while let header = try reader.next() {
            var stream = SHA256.Stream()
            try reader.content(of: header) { stream.update($0) }
            guard header.kind == .file else { continue }
            guard digests[header.name] == stream.finish() else {
                throw BackupArchiveError("\(path): \(header.name) is not what was written")
            }
            seen += 1
        }
        try reader.drain()
        guard seen == digests.count else {
            throw BackupArchiveError("\(path) holds \(seen) files, \(digests.count) were written")
        }
    }

    /// Copies a directory to one that does not exist, and compares every file.
    func copy(_ source: String, skipping: Set<String> = [], to target: String) throws {
        let tree = try DirectoryTree.of(source, skipping: skipping, in: files)
        var done: UInt64 = 0
        try files.createDirectory(target, permissions: 0o755)
        for entry in tree.entries {
            let path = joinPath(target, entry.name)
            if entry.isDirectory {
                try files.createDirectory(path, permissions: 0o755)
                continue
            }
            let file = try files.open(path, .createExclusive)
            var offset: UInt64 = 0
            let original = try read(joinPath(source, entry.name), size: entry.size) { piece in
                try file.write(piece, at: offset)
                offset += UInt64(piece.count)
                done += UInt64(piece.count)
                progress(done, tree.bytes)
            }
            try file.sync()
            try file.close()
            guard try read(path, size: entry.size, { _ in }) == original else {
                throw BackupArchiveError("\(path) is not what was written")
            }
        }
        for entry in tree.entries where entry.isDirectory {
            try files.syncDirectory(joinPath(target, entry.name))
        }
        try files.syncDirectory(target)
        try files.syncDirectory(parentDirectory(of: target))
    }

    /// Unpacks an archive into a directory that does not exist. A folder around everything is left out.
    func unpack(_ path: String, to target: String) throws {
        let file = try files.open(path, .readOnly)
        defer { BackupFileReading.close(file) }
        let total = try file.size()
        let reader = try ArchiveReader(file)
        try files.createDirectory(target, permissions: 0o755)
        var folder: String?
        var made: Set<String> = [""]
        while let header = try reader.next() {
            let name = try Self.inside(&folder, header, archive: path)
            guard !name.isEmpty else { continue }
            guard made.count < Limits.archiveEntriesMax, made.insert(name).inserted else {
                throw BackupArchiveError("\(path) holds \(name) twice, or too many files")
            }
            try makeParents(of: name, in: target, &made)
            let place = joinPath(target, name)
            if header.kind == .directory {
                try files.createDirectory(place, permissions: 0o755)
                continue
            }
            let out = try files.open(place, .createExclusive)
            var offset: UInt64 = 0
            try reader.content(of: header) { piece in
                try out.write(piece, at: offset)
                offset += UInt64(piece.count)
                progress(reader.byteCount, total)
            }
            try out.sync()
            try out.close()
        }
        try reader.drain()
        guard made.count > 1 else { throw BackupArchiveError("\(path) holds no files") }
        try files.syncDirectory(target)
    }

    /// Archives of earlier versions leave directories out that a file's name implies.
    private func makeParents(of name: String, in target: String, _ made: inout Set<String>) throws {
        var parent = ""
        for part in name.split(separator: "/").dropLast() {
            parent += (parent.isEmpty ? "" : "/") + part
            if made.insert(parent).inserted {
                try files.createDirectory(joinPath(target, parent), permissions: 0o755)
            }
        }
    }

    private static func inside(
        _ folder: inout String?, _ header: TarHeader, archive: String
    ) throws -> String {
        let parts = header.name.split(separator: "/", maxSplits: 1).map(String.init)
        guard let first = parts.first else { return "" }
        if folder == nil { folder = first }
        guard folder == first else {
            throw BackupArchiveError("\(archive) is not one folder: it holds \(first) beside \(folder ?? "")")
        }
        guard parts.count == 2 else {
            guard header.kind == .directory else {
                throw BackupArchiveError("\(archive) is no copy of a data directory")
            }
            return ""
        }
        return parts[1]
    }

    /// Hands out a file piece by piece.
    /// - Returns: its SHA-256.
    @discardableResult
    private func read(
        _ path: String, size: UInt64, _ body: ([UInt8]) throws -> Void
    ) throws -> Digest {
        let file = try files.open(path, .readOnly)
        defer { BackupFileReading.close(file) }
        var stream = SHA256.Stream()
        var offset: UInt64 = 0
        while offset < size {
            let count = Int(min(size - offset, UInt64(Limits.archiveBlockBytes)))
            let piece = try file.read(count: count, at: offset)
            guard !piece.isEmpty else {
                throw BackupArchiveError("\(path) became shorter while it was read")
            }
            stream.update(piece)
            try body(piece)
            offset += UInt64(piece.count)
        }
        return stream.finish()
    }
}
