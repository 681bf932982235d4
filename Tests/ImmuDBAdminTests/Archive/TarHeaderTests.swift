import Testing

@testable import ImmuDBAdmin

@Suite struct TarHeaderTests {
    private let header = TarHeader(
        name: "data/defaultdb/tx/00000000.tx", kind: .file, size: 12345, mode: 0o644,
        modifiedAt: 1_700_000_000)

    @Test func thereAndBack() throws {
        #expect(try TarHeader.parse(header.encoded()) == header)
        var large = header
        large.size = 1 << 40
        #expect(try TarHeader.parse(large.encoded()) == large)
        var long = header
        long.name = String(repeating: "d", count: 90) + "/" + String(repeating: "f", count: 90)
        #expect(try TarHeader.parse(long.encoded()) == long)
        long.name = String(repeating: "x", count: 300)
        #expect(throws: TarHeader.Fault.self) { try long.encoded() }
        #expect(try TarHeader.parse([UInt8](repeating: 0, count: 512)) == nil)
    }

    private func changed(_ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
        var bytes = try header.encoded()
        change(&bytes)
        // A checksum that fits again.
        let sum = bytes.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(bytes[$1])) }
        let digits = Array(String(sum, radix: 8).utf8)
        let padded = [UInt8](repeating: 0x30, count: 6 - digits.count) + digits + [0, 0x20]
        bytes.replaceSubrange(148..<156, with: padded)
        return bytes
    }

    @Test func whatMustNotBeUnpacked() throws {
        for name in ["/etc/passwd", "a/../../b", ".."] {
            let bytes = try changed { bytes in
                bytes.replaceSubrange(0..<100, with: [UInt8](repeating: 0, count: 100))
                bytes.replaceSubrange(0..<name.utf8.count, with: Array(name.utf8))
            }
            #expect(throws: TarHeader.Fault.self, "\(name)") { try TarHeader.parse(bytes) }
        }
        for kind in [0x31, 0x32, 0x33, 0x36, 0x78] as [UInt8] {
            let bytes = try changed { $0[156] = kind }
            #expect(throws: TarHeader.Fault.self) { try TarHeader.parse(bytes) }
        }
    }

    @Test func damage() throws {
        for index in [0, 100, 130, 150, 300] {
            var bytes = try header.encoded()
            bytes[index] ^= 4
            #expect(throws: TarHeader.Fault.self, "\(index)") { try TarHeader.parse(bytes) }
        }
        #expect(throws: TarHeader.Fault.self) { try TarHeader.parse([1, 2]) }
    }
}
