import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Mode bits of a file or directory.
func permissionBits(of path: String) throws -> UInt32 {
    var status = stat()
    try #require(lstat(path, &status) == 0)
    return UInt32(status.st_mode) & 0o777
}

/// Makes a symbolic link.
func symbolicLink(_ path: String, to target: String) throws {
    try #require(symlink(target, path) == 0)
}
