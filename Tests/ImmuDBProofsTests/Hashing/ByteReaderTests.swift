import ImmuDBProofs
import Testing

@Suite("Byte reader")
struct ByteReaderTests {
    @Test("reads in order and stops at the end")
    func fields() throws {
        var reader = ByteReader([1, 0, 2, 3, 4] + Digest.ofNothing.bytes)
        #expect(try reader.byte("a") == 1)
        let short: UInt16 = try reader.integer("b")
        #expect(short == 2)
        #expect(try reader.bytes(2, "c") == [3, 4])
        #expect(try reader.digest("d") == .ofNothing)
        #expect(reader.isAtEnd)
        #expect(throws: FormatError("e needs 1 bytes at offset 37, 0 are left")) { try reader.byte("e") }
    }

    @Test("a count below zero or beyond the end is refused", arguments: [-1, 4, Int.max])
    func counts(count: Int) {
        var reader = ByteReader([1, 2, 3])
        #expect(throws: FormatError.self) { try reader.bytes(count, "field") }
        #expect(reader.remaining == 3)
    }
}
