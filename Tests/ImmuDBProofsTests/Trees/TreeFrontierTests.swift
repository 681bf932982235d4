import ImmuDBProofs
import Testing

@Suite("Tree frontier")
struct TreeFrontierTests {
    @Test("grown, grown with a log, and read back: one and the same")
    func agreement() throws {
        var plain = TreeFrontier()
        var logging = TreeFrontier()
        var tree = MemoryTree()
        var log: [Digest] = []
        #expect(plain.root == nil)
        for leaf in 1...300 {
            let payload = SHA256.hash([UInt8(leaf & 255), UInt8(leaf >> 8)])
            plain.append(payload)
            let root = logging.append(payload, emitting: &log)
            tree.append(payload)
            #expect(plain == logging)
            #expect(plain.root == root)
            #expect(log == tree.log)
            #expect(try TreeFrontier(size: UInt64(leaf), from: tree) == plain)
        }
        #expect(plain.size == 300)
    }

    @Test("a log that is too short is refused")
    func shortLog() throws {
        var tree = MemoryTree()
        for leaf in 1...6 { tree.append(SHA256.hash([UInt8(leaf)])) }
        #expect(throws: FormatError.self) { try TreeFrontier(size: 7, from: tree) }
        #expect(try TreeFrontier(size: 0, from: tree) == TreeFrontier())
    }
}
