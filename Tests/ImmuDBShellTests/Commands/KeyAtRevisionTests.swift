import Testing

@testable import ImmuDBShell

@Suite struct KeyAtRevisionTests {
    @Test(
        arguments: [
            ("k", "k", nil), ("k@1", "k", 1), ("k@-2", "k", -2), ("k@0", "k", 0), ("a@b.com", "a@b.com", nil),
            ("a@b@3", "a@b", 3), ("k@", "k@", nil), ("k@+1", "k@+1", nil), ("k@-", "k@-", nil), ("@1", "", 1),
            ("k@99999999999999999999", "k@99999999999999999999", nil), ("k@1x", "k@1x", nil),
        ] as [(String, String, Int64?)])
    func splits(text: String, key: String, revision: Int64?) {
        let parsed = KeyAtRevision(parsing: Array(text.utf8), separator: Array("@".utf8))
        #expect(parsed == KeyAtRevision(key: Array(key.utf8), revision: revision))
    }

    @Test func otherSeparators() {
        let bytes = Array("k::2".utf8)
        #expect(KeyAtRevision(parsing: bytes, separator: Array("::".utf8)).revision == 2)
        #expect(KeyAtRevision(parsing: bytes, separator: []).revision == nil)
        #expect(KeyAtRevision(parsing: [], separator: Array("@".utf8)).key.isEmpty)
    }
}
