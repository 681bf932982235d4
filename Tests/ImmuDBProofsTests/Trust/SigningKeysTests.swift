import ImmuDBProofs
import Testing

@Suite("State signatures")
struct SigningKeysTests {
    @Test("reference signatures, with the key from PEM and from its point")
    func vectors() throws {
        let golden = try GoldenVectors.load().stateSignatures
        let key = try SigningPublicKey(pem: golden.publicKeyPem)
        #expect(golden.cases.map(\.valid) == [true, true, true, true, true, false])
        for vector in golden.cases {
            let state = try vector.state()
            if vector.valid { #expect(state.signedBytes == vector.signedBytes.bytes) }
            #expect(try SHA256.hash(vector.signedBytes.bytes) == vector.signedBytesSha256.digest())
            #expect(try SigningPublicKey(x963: vector.publicKeyX963.bytes) == key)
            #expect(accepts { try key.verify(state) } == vector.valid, "\(vector.db) \(vector.txId)")
        }
        #expect(key.fingerprint == SHA256.hash(key.x963).hex)
        #expect(try SigningPublicKey(pem: key.pem()) == key)
    }

    @Test("what is signed with the reference key verifies, and nothing else does")
    func signing() throws {
        let golden = try GoldenVectors.load().stateSignatures
        let signer = try SigningPrivateKey(pem: golden.privateKeyPem)
        let key = try SigningPublicKey(pem: golden.publicKeyPem)
        #expect(try signer.publicKey() == key)
        var state = TrustedState(database: "db", txID: 7, alh: SHA256.hash([1]))
        #expect(verdict { try key.verify(state) } == .badSignature)
        state.signature = try signer.sign(state)
        try key.verify(state)
        var changed = state
        changed.database = "db2"
        #expect(verdict { try key.verify(changed) } == .badSignature)
        changed = state
        changed.txID = 8
        #expect(verdict { try key.verify(changed) } == .badSignature)
        changed = state
        changed.alh = .zero
        #expect(verdict { try key.verify(changed) } == .badSignature)
        changed = state
        changed.signature?.signature = []
        #expect(verdict { try key.verify(changed) } == .badSignature)
        let other = try SigningPrivateKey().publicKey()
        #expect(verdict { try other.verify(state) } == .badSignature)
        // The key that comes along changes nothing.
        changed = state
        changed.signature?.publicKey = other.x963
        try key.verify(changed)
        #expect(verdict { try other.verify(changed) } == .badSignature)
    }

    @Test("a name and an id cannot be shifted into each other")
    func separation() {
        let first = TrustedState(database: "a", txID: 1, alh: .zero)
        let second = TrustedState(database: "a\0", txID: 1, alh: .zero)
        #expect(first.signedBytes != second.signedBytes)
        #expect(first.signedBytes.count == 45)
    }

    @Test("line lengths of PEM do not matter", arguments: [1, 48, 64, 76, 1_000])
    func lineLengths(length: Int) throws {
        let golden = try GoldenVectors.load().stateSignatures
        func wrapped(_ pem: String) -> String {
            let lines = pem.split(separator: "\n")
            var body = lines.dropFirst().dropLast().joined()[...]
            var text = "\(lines[0])\r\n"
            while !body.isEmpty {
                text += "\(body.prefix(length))\r\n"
                body = body.dropFirst(length)
            }
            return "\(text)\(lines[lines.count - 1])"
        }
        let key = try SigningPublicKey(pem: golden.publicKeyPem)
        #expect(try SigningPublicKey(pem: wrapped(golden.publicKeyPem)) == key)
        #expect(try SigningPrivateKey(pem: wrapped(golden.privateKeyPem)).publicKey() == key)
    }

    @Test("files that are not such keys are refused")
    func refused() throws {
        let golden = try GoldenVectors.load().stateSignatures
        let parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
        #expect(throws: FormatError.self) { try SigningPrivateKey(pem: parameters + golden.privateKeyPem) }
        #expect(throws: FormatError.self) { try SigningPrivateKey(pem: golden.publicKeyPem) }
        #expect(throws: FormatError.self) { try SigningPrivateKey(pem: "") }
        #expect(throws: FormatError.self) {
            try SigningPrivateKey(pem: String(golden.privateKeyPem.dropLast(40)))
        }
        #expect(throws: FormatError.self) { try SigningPublicKey(pem: golden.privateKeyPem) }
        #expect(throws: FormatError.self) { try SigningPublicKey(pem: "hello") }
        let key = try SigningPublicKey(pem: golden.publicKeyPem)
        #expect(throws: FormatError.self) { try SigningPublicKey(x963: Array(key.x963.dropLast())) }
        #expect(throws: FormatError.self) { try SigningPublicKey(x963: key.x963.map { $0 ^ 1 }) }
    }
}
