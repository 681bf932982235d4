extension FileSystem {
    /// Replaces a file's contents so that a crash leaves either the old or the new contents, never a mixture.
    ///
    /// A temporary file is created exclusively in the same directory, written, synced and renamed over the
    /// target; then the directory is synced. A symbolic link at `path` is replaced, not followed.
    /// - Parameter permissions: mode bits of the new file, before the process umask.
    package func atomicReplace(
        _ path: String, with bytes: [UInt8], permissions: UInt32 = 0o600
    ) throws(SystemIOError) {
        let directory = parentDirectory(of: path)
        let (file, temporary) = try createTemporary(
            in: directory, for: lastComponent(of: path), permissions: permissions)
        do throws(SystemIOError) {
            do throws(SystemIOError) {
                try file.write(bytes, at: 0)
                try file.sync()
            } catch {
                try file.close()
                throw error
            }
            try file.close()
            try rename(temporary, to: path)
        } catch {
            // The first failure is the one to report; a left-over temporary file is harmless.
            do throws(SystemIOError) { try removeFile(temporary) } catch _ {}
            throw error
        }
        try syncDirectory(directory)
    }

    private func createTemporary(
        in directory: String, for name: String, permissions: UInt32
    ) throws(SystemIOError) -> (file: any File, path: String) {
        for attempt in 1...Limits.temporaryNameAttemptsMax {
            let number = String(UInt32.random(in: .min ... .max), radix: 16)
            let path = joinPath(directory, ".\(name).\(number).tmp")
            do {
                let file = try open(
                    path, .createExclusive, followLinks: false, permissions: permissions)
                return (file, path)
            } catch  where error.code == .alreadyExists && attempt < Limits.temporaryNameAttemptsMax {
                continue
            }
        }
        throw SystemIOError(
            code: .alreadyExists, operation: "create a temporary file in", path: directory,
            message: "every name tried is taken")
    }
}
