import SystemIO
import Testing

@Suite("Paths")
struct PathsTests {
    @Test func joining() {
        #expect(joinPath("a", "b") == "a/b")
        #expect(joinPath("a/", "b") == "a/b")
        #expect(joinPath("", "b") == "b")
    }

    @Test func parents() {
        #expect(parentDirectory(of: "a/b") == "a")
        #expect(parentDirectory(of: "a/b/") == "a")
        #expect(parentDirectory(of: "b") == ".")
        #expect(parentDirectory(of: "/b") == "/")
        #expect(lastComponent(of: "/x/y/") == "y")
    }

    @Test func safeNamesKeepTextsApart() throws {
        #expect(try safeFileName("Ab-9_z.x") == "Ab-9_z.x")
        #expect(try safeFileName("../x") == "%2E.%2Fx")
        #expect(try safeFileName("%2E") == "%252E")
        #expect(try safeFileName(".") == "%2E")
        let texts = ["", "/", "..", "a b", "é", "a\u{0}b", String(repeating: "x", count: 201)]
        for text in texts where text.isEmpty || text.count > 200 {
            #expect(throws: SystemIOError.self) { try safeFileName(text) }
        }
        for text in texts where !text.isEmpty && text.count <= 200 {
            let name = try safeFileName(text)
            #expect(!name.hasPrefix(".") && !name.contains("/") && !name.utf8.contains(0))
        }
    }
}
