// Covers the assembly of ExportedTransactions.swift; the call itself is part of the tests of hot-backup.
import Testing

@testable import ImmuDBClient

@Suite struct ExportedTransactionsTests {
    private func framed(_ count: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
            + (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    }

    @Test(arguments: [1, 2, 7, 8, 9, 100, 5_000])
    func chunksMayEndAnywhere(size: Int) throws {
        let transactions = [0, 1, 300, 0, 8, 2_000].map(framed)
        let bytes = transactions.flatMap { $0 }
        var assembly = ExportAssembly(limitBytes: 2_000)
        var found: [[UInt8]] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            found += try assembly.add(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(found == transactions)
    }

    @Test func lengthsAreBounded() throws {
        var assembly = ExportAssembly(limitBytes: 100)
        let error = #expect(throws: ClientError.self) { try assembly.add([0, 0, 0, 0, 0, 0, 0, 101]) }
        #expect(error?.code == .limit)
        var other = ExportAssembly(limitBytes: .max)
        #expect(throws: ClientError.self) {
            try other.add(Array(repeating: 0xFF, count: 8))
        }
    }
}
