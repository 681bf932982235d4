import ImmuDBShell
import SystemIO
import Testing

/// The files in `man` and `completions` are what the definitions say. Make them anew with
/// `immuclient mangen > man/immuclient.1` and `immuclient completion SHELL > completions/...`.
@Suite struct ReferenceTextTests {
    private func file(_ name: String) throws -> String {
        var root = #filePath
        for _ in 0..<4 { root = parentDirectory(of: root) }
        let bytes = try RealFileSystem().readWhole(joinPath(root, name), limit: 1 << 24)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func manualIsUpToDate() throws {
        #expect(try file("man/immuclient.1") == ReferenceText.manualPage())
    }

    @Test(arguments: [
        ("bash", "completions/immuclient.bash"), ("zsh", "completions/immuclient.zsh"),
        ("fish", "completions/immuclient.fish"),
    ])
    func completionIsUpToDate(shell: String, name: String) throws {
        #expect(try file(name) == ReferenceText.completionScript(shell))
    }

    @Test func otherShellsAreRefused() {
        #expect(ReferenceText.completionScript("powershell") == nil)
    }
}
