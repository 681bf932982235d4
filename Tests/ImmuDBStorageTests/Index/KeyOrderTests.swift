import Testing

@testable import ImmuDBStorage

@Suite("Key order")
struct KeyOrderTests {
    @Test func comparesAsUnsignedBytes() {
        #expect(KeyOrder.compare([1, 2], [1, 2]) == 0)
        #expect(KeyOrder.compare([0x80], [0x7f]) > 0)
        #expect(KeyOrder.compare([1], [1, 0]) < 0)
        #expect(KeyOrder.compare([], [0]) < 0)
        let long = [UInt8](repeating: 7, count: 20)
        #expect(KeyOrder.compare(long + [1], long + [2]) < 0)
        #expect(KeyOrder.compare([0, 0, 0, 0, 0, 0, 0, 0xff], [0, 0, 0, 0, 0, 0, 1, 0]) < 0)
    }

    @Test func successorsOfPrefixes() {
        #expect(KeyOrder.successor(ofPrefix: [1, 2]) == [1, 3])
        #expect(KeyOrder.successor(ofPrefix: [1, 0xff, 0xff]) == [2])
        #expect(KeyOrder.successor(ofPrefix: [0xff]) == nil)
        #expect(KeyOrder.successor(ofPrefix: []) == nil)
    }
}
