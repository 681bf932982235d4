#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Room on the file system of a path, in bytes.
struct VolumeSpace: Sendable, Equatable {
    var total: UInt64
    /// For users that are not root.
    var available: UInt64

    /// nil when the system does not tell.
    static func of(_ path: String) -> VolumeSpace? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let unit = UInt64(status.f_frsize)
        let (total, tooLarge) = UInt64(status.f_blocks).multipliedReportingOverflow(by: unit)
        let (available, alsoTooLarge) = UInt64(status.f_bavail).multipliedReportingOverflow(by: unit)
        return tooLarge || alsoTooLarge ? nil : VolumeSpace(total: total, available: available)
    }
}
