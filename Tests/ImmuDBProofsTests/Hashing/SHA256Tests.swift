import CImmuDBShims
import Crypto
import ImmuDBProofs
import Testing

/// Serialised: the choice of code is one for the process. Other suites may run on either code meanwhile.
@Suite("SHA-256", .serialized)
struct SHA256Tests {
    private let message = (0..<299).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }

    func onEveryCode(_ body: (String) throws -> Void) rethrows {
        defer { _ = immu_sha256_force(0) }
        for (code, name) in [(Int32(1), "portable"), (2, "SHA extensions"), (3, "vectors"), (0, "detected")]
        where immu_sha256_force(code) == 1 {
            if code == 1 { #expect(immu_sha256_accelerated() == 0) }
            try body(name)
        }
    }

    func reference(_ bytes: some Collection<UInt8>) -> [UInt8] {
        [UInt8](Crypto.SHA256.hash(data: [UInt8](bytes)))
    }

    @Test("lengths 0 to 299, in one piece and in every two pieces")
    func lengths() {
        onEveryCode { code in
            for count in 0...message.count {
                let bytes = [UInt8](message[..<count])
                let expected = reference(bytes)
                #expect(ImmuDBProofs.SHA256.hash(bytes).bytes == expected, "\(code), \(count) bytes")
                #expect(ImmuDBProofs.SHA256.hash(message[..<count]).bytes == expected)
                for cut in stride(from: 0, through: count, by: 13) {
                    var stream = ImmuDBProofs.SHA256.Stream()
                    stream.update([UInt8](bytes[..<cut]))
                    stream.update([UInt8](bytes[cut...]))
                    #expect(stream.finish().bytes == expected, "\(code), \(count) bytes cut at \(cut)")
                }
            }
        }
    }

    @Test("leaf, node, leaves and level are what their definitions say")
    func treeHashes() throws {
        var generator = SeededGenerator.fresh("treeHashes")
        let digests = try (0..<523).map { _ in
            try #require(Digest((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        }
        let leaves = digests.map { reference([0] + $0.bytes) }
        onEveryCode { code in
            let failure = "\(code), seed \(generator.seed)"
            for count in Array(0...40) + [522, 523] {
                let level = Array(digests[..<count])
                #expect(
                    ImmuDBProofs.SHA256.leaves(level).map(\.bytes) == Array(leaves[..<count]), "\(failure)")
                var parents = stride(from: 0, to: count - 1, by: 2).map {
                    reference([1] + level[$0].bytes + level[$0 + 1].bytes)
                }
                if !count.isMultiple(of: 2), let last = level.last { parents.append(last.bytes) }
                #expect(ImmuDBProofs.SHA256.level(level).map(\.bytes) == parents, "\(failure), \(count)")
            }
            for index in 0..<300 {
                let (left, right) = (digests[index], digests[index + 1])
                #expect(
                    ImmuDBProofs.SHA256.node(left, right).bytes == reference([1] + left.bytes + right.bytes))
                #expect(ImmuDBProofs.SHA256.leaf(left).bytes == leaves[index], "\(failure)")
            }
        }
    }

    @Test("every last byte of a node selects the right schedule")
    func lastByte() throws {
        for byte in 0...255 {
            let right = try #require(Digest([UInt8](repeating: 0x5a, count: 31) + [UInt8(byte)]))
            let expected = reference([1] + Digest.zero.bytes + right.bytes)
            #expect(ImmuDBProofs.SHA256.node(.zero, right).bytes == expected)
            #expect(
                ImmuDBProofs.SHA256.level([.zero, right, .zero, right]).map(\.bytes) == [expected, expected])
        }
    }

    @Test("a level joined in place gives the same root as level by level")
    func reduction() throws {
        for count in 0...70 {
            let start = try (0..<count).map { try #require(Digest([UInt8](repeating: UInt8($0), count: 32))) }
            var reduced = start
            ImmuDBProofs.SHA256.reduceToRoot(&reduced)
            var level = start
            while level.count > 1 { level = ImmuDBProofs.SHA256.level(level) }
            #expect(reduced == level)
        }
    }

    @Test("many messages behind one another, of one length and of mixed ones")
    func manyMessages() throws {
        var generator = SeededGenerator.fresh("manyMessages")
        onEveryCode { code in
            for count in Array(0...20) + [31, 33, 100] {
                for lengths in [0...0, 33...33, 55...56, 63...65, 0...299] {
                    var bytes: [UInt8] = []
                    var ends: [UInt32] = []
                    var expected: [[UInt8]] = []
                    for _ in 0..<count {
                        let length = Int.random(in: lengths, using: &generator)
                        let message = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
                        bytes += message
                        ends.append(UInt32(bytes.count))
                        expected.append(reference(message))
                    }
                    let hashes = ImmuDBProofs.SHA256.hashes(of: bytes, ends: ends)
                    #expect(
                        hashes.map(\.bytes) == expected,
                        "\(code), seed \(generator.seed), \(count) messages of \(lengths) bytes")
                }
            }
        }
    }

    @Test("ends that lead out of the bytes, or back, give no hashes")
    func impossibleEnds() {
        #expect(ImmuDBProofs.SHA256.hashes(of: [1, 2, 3], ends: [4]).isEmpty)
        #expect(ImmuDBProofs.SHA256.hashes(of: [1, 2, 3], ends: [2, 1]).isEmpty)
        #expect(ImmuDBProofs.SHA256.hashes(of: [], ends: [.max]).isEmpty)
    }
}
