/// `directory/name`, without doubling a slash.
package func joinPath(_ directory: String, _ name: String) -> String {
    if directory.isEmpty { return name }
    return directory.hasSuffix("/") ? directory + name : directory + "/" + name
}

/// The directory part of a path: `.` for a bare name, `/` for a name at the root.
package func parentDirectory(of path: String) -> String {
    let trimmed = trimmingTrailingSlashes(path)
    guard let slash = trimmed.lastIndex(of: "/") else { return path.hasPrefix("/") ? "/" : "." }
    let parent = trimmingTrailingSlashes(String(trimmed[..<slash]))
    return parent.isEmpty ? "/" : parent
}

/// The last component of a path.
package func lastComponent(of path: String) -> String {
    let trimmed = trimmingTrailingSlashes(path)
    guard let slash = trimmed.lastIndex(of: "/") else { return trimmed }
    return String(trimmed[trimmed.index(after: slash)...])
}

private func trimmingTrailingSlashes(_ path: String) -> String {
    var path = path
    while path.hasSuffix("/") { path.removeLast() }
    return path
}

/// A file name made from text that somebody else chose.
///
/// ASCII letters, digits, `_` and `-` stay, as does a `.` that is not the first character; every other byte
/// becomes `%` and two upper-case hexadecimal digits, so different texts give different names on file
/// systems that respect case. A result longer than ``Limits/fileNameBytesMax`` bytes is an error.
package func safeFileName(_ text: String) throws(SystemIOError) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var name: [UInt8] = []
    for byte in text.utf8 {
        if isSafe(byte) || (byte == UInt8(ascii: ".") && !name.isEmpty) {
            name.append(byte)
        } else {
            name.append(UInt8(ascii: "%"))
            name.append(digits[Int(byte >> 4)])
            name.append(digits[Int(byte & 15)])
        }
    }
    guard !name.isEmpty, name.count <= Limits.fileNameBytesMax else {
        throw SystemIOError(
            code: .other, operation: "make a file name from", path: "\"\(text.prefix(40))\"",
            message: "the name would have \(name.count) bytes, 1 to \(Limits.fileNameBytesMax) are possible")
    }
    return String(decoding: name, as: UTF8.self)
}

private func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        return true
    default:
        return false
    }
}
