#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard input as a whole, for `-` where a file is expected.
package enum StandardInput {
    private static let chunkBytes = 64 << 10

    /// Every byte up to the end of the input.
    ///
    /// - Parameter limit: bytes; more is an error.
    package static func readAll(descriptor: Int32, limit: Int) throws(CommandFailure) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: chunkBytes)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw CommandFailure(.failure, "cannot read standard input: error \(errno)")
            }
            if count == 0 { return result }
            result += chunk[..<count]
            guard result.count <= limit else {
                throw CommandFailure(.usage, "standard input holds more than \(limit) bytes")
            }
        }
    }
}
