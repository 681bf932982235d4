/// The arguments of this process, byte by byte.
package enum ProcessArguments {
    /// Every argument after the program's name, carried as `ByteText` so that invalid UTF-8 survives.
    package static func current() -> [String] {
        let count = Int(CommandLine.argc)
        guard count > 1 else { return [] }
        return (1..<count).compactMap { index in
            guard let pointer = CommandLine.unsafeArgv[index] else { return nil }
            var bytes: [UInt8] = []
            var offset = 0
            while pointer[offset] != 0 {
                bytes.append(UInt8(bitPattern: pointer[offset]))
                offset += 1
            }
            return ByteText.text(of: bytes)
        }
    }
}
