import CLibEdit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The history file: private (0600 in a 0700 directory), shared by shells that run at the same time.
///
/// Appending takes an exclusive lock for one write, so no shell loses another's lines; loading trims the file
/// under the same lock. A trim puts a new file in place, so whoever waited for the lock of the old one
/// opens again.
package final class HistoryStore {
    private let path: String
    private let entryLimit: Int
    private let shouldRecord: (String) -> Bool
    /// Oldest first: what was in the file when it was loaded, and what this shell added.
    package private(set) var entries: [String] = []

    /// `shouldRecord` keeps lines out, such as those that hold passwords. `entryLimit` counts entries.
    package init(
        path: String, entryLimit: Int = Limits.historyEntriesMax,
        shouldRecord: @escaping (String) -> Bool = { _ in true }
    ) {
        self.path = path
        self.entryLimit = max(entryLimit, 1)
        self.shouldRecord = shouldRecord
    }

    /// Reads the file; none yet is an empty history. Trims it when it has grown well over the limit.
    package func load() throws(TerminalError) {
        try prepareDirectory()
        let file = try openLocked()
        defer { SystemCalls.close(file) }
        let (bytes, isCut) = try contents(of: file)
        var lines = bytes.split(separator: 0x0a)
        // The file was read from somewhere inside: the first line is only the end of one.
        if isCut { lines = Array(lines.dropFirst()) }
        let isOverfull = isCut || lines.count > entryLimit + entryLimit / 4
        let kept = lines.suffix(entryLimit).map { HistoryCoding.decode($0) }
        if isOverfull {
            try replace(with: kept)
        }
        entries = kept
    }

    /// Adds an entry to the file and to `entries`; false when it is blank, a repetition, too long or kept
    /// out.
    @discardableResult
    package func append(_ entry: String) throws(TerminalError) -> Bool {
        let isBlank = entry.allSatisfy(\.isWhitespace)
        guard !isBlank, entry != entries.last, entry.utf8.count <= Limits.historyEntryBytesMax,
            shouldRecord(entry)
        else { return false }
        entries.append(entry)
        if entries.count > entryLimit {
            entries.removeFirst(entries.count - entryLimit)
        }
        try prepareDirectory()
        let file = try openLocked()
        defer { SystemCalls.close(file) }
        // A line that a crash cut short must not swallow this one.
        let separator: [UInt8] = try endsInsideLine(file) ? [0x0a] : []
        do {
            try SystemCalls.write(file, separator + HistoryCoding.encode(entry))
        } catch {
            throw unusable("cannot append to", error.systemCode)
        }
        return true
    }

    // MARK: - The file

    private func openLocked() throws(TerminalError) -> Int32 {
        for _ in 0..<Limits.historyLockAttemptsMax {
            let file = clibedit_open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK, 0o600)
            guard file >= 0 else { throw unusable("cannot open", errno) }
            do throws(TerminalError) {
                try makePrivate(file)
                let code = clibedit_lock_exclusive(file)
                guard code == 0 else { throw unusable("cannot lock", code) }
            } catch {
                SystemCalls.close(file)
                throw error
            }
            if isStillInPlace(file) { return file }
            SystemCalls.close(file)
        }
        throw unusable("others keep replacing", nil)
    }

    private func makePrivate(_ file: Int32) throws(TerminalError) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw unusable("cannot inspect", errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw unusable("not a regular file:", nil) }
        guard status.st_uid == geteuid() else { throw unusable("owned by another user:", nil) }
        if status.st_mode & 0o077 != 0, fchmod(file, 0o600) != 0 {
            throw unusable("cannot make private", errno)
        }
    }

    private func isStillInPlace(_ file: Int32) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(file, &opened) == 0 && lstat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    private func contents(of file: Int32) throws(TerminalError) -> (bytes: [UInt8], isCut: Bool) {
        let size = Int(lseek(file, 0, SEEK_END))
        let start = max(size - Limits.historyFileBytesMax, 0)
        guard size >= 0, lseek(file, off_t(start), SEEK_SET) >= 0 else {
            throw unusable("cannot read", errno)
        }
        var bytes: [UInt8] = []
        while true {
            let chunk: [UInt8]
            do {
                chunk = try SystemCalls.read(file, count: Limits.outputBufferBytes)
            } catch {
                throw unusable("cannot read", error.systemCode)
            }
            if chunk.isEmpty { return (bytes, start > 0) }
            bytes += chunk
        }
    }

    private func endsInsideLine(_ file: Int32) throws(TerminalError) -> Bool {
        guard lseek(file, -1, SEEK_END) >= 0 else { return false }
        return try SystemCalls.read(file, count: 1).first != 0x0a
    }

    /// A new file in place of the old one, complete or not at all. The caller holds the lock of the old one.
    private func replace(with entries: [String]) throws(TerminalError) {
        let temporary = "\(path).\(getpid()).new"
        // Left over from a process that had this number and crashed.
        _ = unlink(temporary)
        let file = clibedit_open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw unusable("cannot rewrite", errno) }
        defer { SystemCalls.close(file) }
        do {
            try SystemCalls.write(file, entries.flatMap { HistoryCoding.encode($0) })
        } catch {
            _ = unlink(temporary)
            throw unusable("cannot rewrite", error.systemCode)
        }
        guard fsync(file) == 0, rename(temporary, path) == 0 else {
            let code = errno
            _ = unlink(temporary)
            throw unusable("cannot rewrite", code)
        }
    }

    private func prepareDirectory() throws(TerminalError) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        try makeDirectory(String(path[..<slash]))
    }

    private func makeDirectory(_ directory: String) throws(TerminalError) {
        if mkdir(directory, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = directory.lastIndex(of: "/"), slash != directory.startIndex else {
            throw unusable("cannot make the directory of", errno)
        }
        try makeDirectory(String(directory[..<slash]))
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw unusable("cannot make the directory of", errno)
        }
    }

    private func unusable(_ what: String, _ code: Int32?) -> TerminalError {
        let name = TextSanitizer.singleLine.sanitize(path)
        return TerminalError(
            .historyUnusable, "\(what) the history file \(name)", systemCode: code,
            hint: "fix its owner and mode, or choose another path")
    }
}
