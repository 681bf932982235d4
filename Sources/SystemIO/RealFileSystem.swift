#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file system of the operating system.
package struct RealFileSystem: FileSystem {
    /// Syncs that overlap share the journal's work and the disk's flush.
    package var syncsSideBySide: Bool { true }

    package init() {}

    package func open(
        _ path: String, _ mode: FileOpenMode, followLinks: Bool, permissions: UInt32
    ) throws(SystemIOError) -> any File {
        var flags = O_CLOEXEC
        switch mode {
        case .readOnly: flags |= O_RDONLY | O_NONBLOCK  // a FIFO must not make us wait
        case .readWrite: flags |= O_RDWR
        case .create: flags |= O_RDWR | O_CREAT
        case .createExclusive: flags |= O_RDWR | O_CREAT | O_EXCL
        }
        if !followLinks { flags |= O_NOFOLLOW }
        let descriptor = try openDescriptor(path, flags, permissions, operation: "open")
        let file = RealFile(path: path, descriptor: descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw SystemIOError(errno: errno, operation: "inspect", path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SystemIOError(
                code: .notRegularFile, operation: "open", path: path, message: "it is not a regular file")
        }
        return file
    }

    package func list(_ path: String) throws(SystemIOError) -> [DirectoryEntry] {
        guard let stream = opendir(path) else {
            throw SystemIOError(errno: errno, operation: "list", path: path)
        }
        defer { closedir(stream) }
        var entries: [DirectoryEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw SystemIOError(errno: errno, operation: "list", path: path) }
                break
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            guard let kind = try kind(of: joinPath(path, name)) else { continue }
            entries.append(DirectoryEntry(name: name, kind: kind))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    package func createDirectory(_ path: String, permissions: UInt32) throws(SystemIOError) {
        guard mkdir(path, mode_t(permissions)) == 0 else {
            throw SystemIOError(errno: errno, operation: "create directory", path: path)
        }
    }

    package func rename(_ path: String, to newPath: String) throws(SystemIOError) {
        #if canImport(Glibc)
            let result = Glibc.rename(path, newPath)
        #elseif canImport(Musl)
            let result = Musl.rename(path, newPath)
        #else
            let result = Darwin.rename(path, newPath)
        #endif
        guard result == 0 else { throw SystemIOError(errno: errno, operation: "rename", path: path) }
    }

    package func removeFile(_ path: String) throws(SystemIOError) {
        guard unlink(path) == 0 else { throw SystemIOError(errno: errno, operation: "remove", path: path) }
    }

    package func removeEmptyDirectory(_ path: String) throws(SystemIOError) {
        guard rmdir(path) == 0 else { throw SystemIOError(errno: errno, operation: "remove", path: path) }
    }

    package func kind(of path: String) throws(SystemIOError) -> FileKind? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw SystemIOError(errno: errno, operation: "inspect", path: path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .directory
        case S_IFLNK: return .symbolicLink
        default: return .other
        }
    }

    package func syncDirectory(_ path: String) throws(SystemIOError) {
        let descriptor = OpenDescriptor(
            try openDescriptor(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0, operation: "open directory"))
        while fsync(descriptor.number) != 0 {
            // Some file systems cannot sync a directory and say EINVAL; there is nothing more one could do.
            if errno == EINVAL { return }
            if errno != EINTR { throw SystemIOError(errno: errno, operation: "sync directory", path: path) }
        }
    }

    package func lock(_ path: String, _ mode: LockMode) throws(SystemIOError) -> any FileLock {
        var flags = O_CLOEXEC | O_NOFOLLOW
        flags |= mode == .exclusive ? O_RDWR | O_CREAT : O_RDONLY
        let descriptor = OpenDescriptor(try openDescriptor(path, flags, 0o600, operation: "open lock file"))
        let operation = (mode == .exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB
        while flock(descriptor.number, operation) != 0 {
            if errno == EINTR { continue }
            guard errno == EWOULDBLOCK else {
                throw SystemIOError(errno: errno, operation: "lock", path: path)
            }
            throw SystemIOError(
                code: .locked, operation: "lock", path: path, errorNumber: errno,
                message: "another process is using this directory; stop it first")
        }
        return RealFileLock(path: path, descriptor: descriptor)
    }

    private func openDescriptor(
        _ path: String, _ flags: Int32, _ permissions: UInt32, operation: String
    ) throws(SystemIOError) -> Int32 {
        while true {
            #if canImport(Glibc)
                let descriptor = Glibc.open(path, flags, mode_t(permissions))
            #elseif canImport(Musl)
                let descriptor = Musl.open(path, flags, mode_t(permissions))
            #else
                let descriptor = Darwin.open(path, flags, mode_t(permissions))
            #endif
            if descriptor >= 0 { return descriptor }
            if errno != EINTR { throw SystemIOError(errno: errno, operation: operation, path: path) }
        }
    }
}
