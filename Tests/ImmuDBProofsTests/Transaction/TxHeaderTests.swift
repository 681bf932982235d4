import ImmuDBProofs
import Testing

@Suite("Transaction header")
struct TxHeaderTests {
    @Test("inner hash and Alh of the reference headers")
    func vectors() throws {
        let golden = try GoldenVectors.load()
        let vectors = golden.txHeaders + golden.laggingChain.headers + [golden.txEntryInclusion.header]
        #expect(vectors.count == 51)
        for vector in vectors {
            let header = try vector.header()
            #expect(header.metadata.encoded == vector.metadataHex.bytes)
            #expect(try header.innerHash() == vector.innerHash.digest())
            #expect(try header.alh() == vector.alh.digest())
        }
    }

    @Test("300 consecutive transactions: chain steps and tree roots")
    func chain() throws {
        let links = try GoldenVectors.load().chain.txs
        #expect(links.count == 300)
        var previous = Digest.ofNothing
        var frontier = TreeFrontier()
        for link in links {
            #expect(try frontier.root ?? .zero == link.blRoot.digest())
            previous = TxHeader.advance(previous, to: link.id, inner: try link.innerHash.digest())
            #expect(try previous == link.alh.digest())
            frontier.append(previous)
        }
    }

    @Test("headers without a defined hash are refused")
    func undefined() throws {
        var header = try TestLedger(count: 1).header(1)
        header.version = 2
        #expect(verdict { try header.verifiedAlh() } == .unsupportedVersion)
        #expect(throws: FormatError.self) { try header.alh() }
        header.version = 0
        header.metadata = TxMetadata(extra: [1])
        #expect(verdict { try header.verifiedAlh() } == .malformedMessage)
        header.metadata = .none
        header.entryCount = 65536
        #expect(verdict { try header.verifiedAlh() } == .malformedMessage)
        header.version = 1
        header.blTxID = header.id
        #expect(verdict { try header.verifiedAlh() } == .malformedMessage)
        header.blTxID = 0
        header.metadata.extra = [UInt8](repeating: 1, count: Limits.txMetadataExtraBytesMax + 1)
        #expect(verdict { try header.verifiedAlh() } == .malformedMessage)
    }

    private func verdict(_ body: () throws -> Digest) -> Verdict? {
        ImmuDBProofsTests.verdict(of: body)
    }
}
