#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The absolute path of an existing file or directory, without links, `.` and `..`.
/// - Throws: `SystemIOError` when there is nothing of that name, or a part of the path may not be read.
package func canonicalPath(_ path: String) throws(SystemIOError) -> String {
    guard let resolved = realpath(path, nil) else {
        throw SystemIOError(errno: errno, operation: "resolve path", path: path)
    }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// The part of a path behind its last slash; trailing slashes do not count.
package func lastPathComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
