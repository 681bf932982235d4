extension FileSystem {
    /// Reads a whole file.
    /// - Parameter limit: bytes; a bigger file is refused before anything is allocated.
    package func readWhole(
        _ path: String, limit: Int, followLinks: Bool = true
    ) throws(SystemIOError) -> [UInt8] {
        let file = try open(path, .readOnly, followLinks: followLinks, permissions: 0)
        let bytes: [UInt8]
        do {
            bytes = try readAll(of: file, limit: limit)
        } catch {
            try file.close()
            throw error
        }
        try file.close()
        return bytes
    }

    private func readAll(of file: any File, limit: Int) throws(SystemIOError) -> [UInt8] {
        let size = try file.size()
        guard size <= UInt64(max(0, limit)) else {
            throw SystemIOError(
                code: .tooLarge, operation: "read", path: file.path,
                message: "it holds \(size) bytes, at most \(limit) are accepted")
        }
        return try file.read(count: Int(size), at: 0)
    }

    /// Creates a directory and every missing parent, and makes their names durable.
    package func createDirectories(_ path: String, permissions: UInt32) throws(SystemIOError) {
        switch try kind(of: path) {
        case .directory: return
        case .symbolicLink: return  // the next call through it tells whether it leads to a directory
        case .file, .other:
            throw SystemIOError(
                code: .notDirectory, operation: "create directory", path: path,
                message: "a file of this name is in the way")
        case nil: break
        }
        let parent = parentDirectory(of: path)
        if parent != path { try createDirectories(parent, permissions: permissions) }
        do {
            try createDirectory(path, permissions: permissions)
        } catch  where error.code == .alreadyExists {
            // Another process was faster; its name may not be durable yet.
        }
        try syncDirectory(parent)
    }

    /// Removes a directory with everything in it; links are removed, never followed.
    package func removeDirectoryTree(_ path: String) throws(SystemIOError) {
        try removeTree(path, depth: 0)
    }

    private func removeTree(_ path: String, depth: Int) throws(SystemIOError) {
        guard depth < Limits.removalDepthMax else {
            throw SystemIOError(
                code: .other, operation: "remove", path: path,
                message: "directories are nested deeper than \(Limits.removalDepthMax) levels")
        }
        for entry in try list(path) {
            let child = joinPath(path, entry.name)
            if entry.kind == .directory {
                try removeTree(child, depth: depth + 1)
            } else {
                try removeFile(child)
            }
        }
        try removeEmptyDirectory(path)
    }
}

extension File {
    /// Reads up to `count` bytes into an array, fewer only at the end of the file.
    package func read(count: Int, at offset: UInt64) throws(SystemIOError) -> [UInt8] {
        var failure: SystemIOError?
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, initialized in
            do throws(SystemIOError) {
                initialized = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch {
                failure = error
                initialized = 0
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes an array at `offset`.
    package func write(_ bytes: [UInt8], at offset: UInt64) throws(SystemIOError) {
        var failure: SystemIOError?
        bytes.withUnsafeBytes { buffer in
            do throws(SystemIOError) {
                try write(buffer, at: offset)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }
}
