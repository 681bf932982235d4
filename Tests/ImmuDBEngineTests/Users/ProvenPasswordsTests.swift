import Testing

@testable import ImmuDBEngine

@Suite struct ProvenPasswordsTests {
    private let hash = "$2a$10$" + String(repeating: "a", count: 53)

    @Test func onlyTheSamePasswordOfTheSameHashIsKnown() {
        let proven = ProvenPasswords()
        let proof = proven.proof(of: Array("secret".utf8), for: hash)
        #expect(!proven.contains(proof))
        proven.insert(proof)
        #expect(proven.contains(proven.proof(of: Array("secret".utf8), for: hash)))
        #expect(!proven.contains(proven.proof(of: Array("Secret".utf8), for: hash)))
        #expect(!proven.contains(proven.proof(of: Array("secret".utf8), for: hash + "b")))
        #expect(!proven.contains(proven.proof(of: [], for: hash)))
        #expect(!ProvenPasswords().contains(proof), "another process has another key")
    }

    @Test func isForgottenInTime() async throws {
        let proven = ProvenPasswords(life: .zero)
        let proof = proven.proof(of: [65], for: hash)
        proven.insert(proof)
        #expect(!proven.contains(proof))
    }

    @Test func keepsABoundedNumber() {
        let proven = ProvenPasswords(countMax: 3)
        let proofs = (0..<10).map { proven.proof(of: [UInt8($0) + 65], for: hash) }
        for proof in proofs { proven.insert(proof) }
        #expect(proven.contains(proofs[9]))
        #expect(proofs.filter(proven.contains).count <= 3)
    }

    /// A changed password has another stored hash: the old one is refused at once.
    @Test func theOldPasswordIsRefusedAfterAChange() async throws {
        let hashing = PasswordHashing(cost: 4)
        let old = try await hashing.hash(Array("old".utf8))
        #expect(try await hashing.matches(Array("old".utf8), hash: old))
        #expect(try await hashing.matches(Array("old".utf8), hash: old))
        let new = try await hashing.hash(Array("new".utf8))
        #expect(try await !hashing.matches(Array("old".utf8), hash: new))
        #expect(try await !hashing.matches(Array("new".utf8), hash: old))
        #expect(try await hashing.matches(Array("new".utf8), hash: new))
    }
}
