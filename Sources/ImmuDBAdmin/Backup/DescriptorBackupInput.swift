import ImmuDBStorage
import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A pipe or whatever else a descriptor reads from.
struct DescriptorBackupInput: BackupInput {
    let descriptor: Int32

    mutating func read(atMost count: Int) throws(BackupError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            while true {
                let got = readBytes(descriptor, buffer.baseAddress, count)
                if got >= 0 {
                    used = got
                    return
                }
                if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else {
            throw BackupError(SystemIOError(errno: failure, operation: "read", path: "standard input"))
        }
        return bytes
    }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
