#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A call to the operating system that failed, or a file that is not what the caller asked for.
package struct SystemIOError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, in the terms a caller acts on.
    package enum Code: String, Sendable {
        /// The file or directory does not exist: check the path.
        case notFound
        /// Something with this name exists already.
        case alreadyExists
        /// The user may not do this: check owner and mode bits.
        case permissionDenied
        /// Another process holds the lock: stop it, or use another directory.
        case locked
        /// The disk or the quota is full: free some space.
        case noSpace
        /// A directory was expected.
        case notDirectory
        /// A file was expected, a directory or something else found.
        case notRegularFile
        /// The last path component is a symbolic link and must not be followed.
        case symbolicLink
        /// The file is bigger than the caller accepts.
        case tooLarge
        /// The device reported an error: the disk may be failing.
        case deviceError
        /// The file system is read-only.
        case readOnlyFileSystem
        /// Anything else; the text of the operating system says more.
        case other
    }

    package var code: Code
    /// The operation that failed, as a verb phrase: "open", "write".
    package var operation: String
    package var path: String
    /// Byte position in the file, where the operation has one.
    package var offset: UInt64?
    /// `errno` of the failed call, 0 when no call failed.
    package var errorNumber: Int32
    /// What the operating system, or this module, says about it.
    package var message: String

    package init(
        code: Code, operation: String, path: String, offset: UInt64? = nil,
        errorNumber: Int32 = 0, message: String
    ) {
        self.code = code
        self.operation = operation
        self.path = path
        self.offset = offset
        self.errorNumber = errorNumber
        self.message = message
    }

    /// An error from an `errno` value.
    package init(errno number: Int32, operation: String, path: String, offset: UInt64? = nil) {
        self.init(
            code: Code(errno: number), operation: operation, path: path, offset: offset,
            errorNumber: number, message: systemErrorText(number))
    }

    package var description: String {
        let position = offset.map { " at byte \($0)" } ?? ""
        return "cannot \(operation) \(path)\(position): \(message)"
    }
}

extension SystemIOError.Code {
    package init(errno number: Int32) {
        switch number {
        case ENOENT: self = .notFound
        case EEXIST: self = .alreadyExists
        case EACCES, EPERM: self = .permissionDenied
        case EWOULDBLOCK: self = .locked
        case ENOSPC, EDQUOT: self = .noSpace
        case ENOTDIR: self = .notDirectory
        case EISDIR: self = .notRegularFile
        case ELOOP: self = .symbolicLink
        case EIO: self = .deviceError
        case EROFS: self = .readOnlyFileSystem
        default: self = .other
        }
    }
}

private func systemErrorText(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    // strerror_r comes in two flavours; both leave a usable text in the buffer or return a constant one.
    #if canImport(Glibc)
        let text = buffer.withUnsafeMutableBufferPointer { storage -> String in
            guard let base = storage.baseAddress, strerror_r(number, base, storage.count) == 0 else {
                return "error \(number)"
            }
            return String(cString: base)
        }
        return text
    #else
        guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #endif
}
