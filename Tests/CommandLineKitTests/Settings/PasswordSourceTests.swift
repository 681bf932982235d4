import CommandLineKit
import SystemIO
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct PasswordSourceTests {
    private let definitions = ["password", "password-file", "password-fd", "password-stdin"].map {
        SettingDefinition($0, summary: "s")
    }

    private func source(
        _ flags: [String: String], _ environment: [String: String] = [:]
    ) throws -> PasswordSource? {
        try PasswordSource(
            Settings(definitions, flags: flags, environment: environment, prefix: "IMMUCLIENT"))
    }

    private func withFile(_ text: String, mode: mode_t, _ body: (String) throws -> Void) throws {
        var template = Array("/tmp/password-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let bytes = Array(text.utf8)
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
        #expect(fchmod(descriptor, mode) == 0)
        close(descriptor)
        try body(path)
    }

    @Test func placesBeatEachOther() throws {
        #expect(try source([:]) == nil)
        #expect(try source([:], ["IMMUCLIENT_PASSWORD": "x"]) == .text("x", isOnCommandLine: false))
        #expect(try source(["password": "x"]) == .text("x", isOnCommandLine: true))
        #expect(try source(["password-file": "/f"], ["IMMUCLIENT_PASSWORD": "x"]) == .file("/f"))
        #expect(try source(["password-fd": "3"]) == .descriptor(3))
        #expect(try source(["password-stdin": "true"]) == .standardInput)
        #expect(throws: CommandFailure.self) { try source(["password": "x", "password-fd": "3"]) }
    }

    @Test func filesAreForTheirOwnerOnly() throws {
        try withFile("secret \n", mode: 0o600) { path in
            let text = try PasswordSource.file(path).read()
            #expect(text == "secret ")
        }
        try withFile("secret\r\n", mode: 0o400) { path in
            let text = try PasswordSource.file(path).read()
            #expect(text == "secret")
        }
        for mode in [0o640, 0o604, 0o660] as [mode_t] {
            try withFile("secret", mode: mode) { path in
                let failure = #expect(throws: CommandFailure.self) { try PasswordSource.file(path).read() }
                #expect(failure?.message.contains("chmod 600") == true)
            }
        }
        try withFile("\n", mode: 0o600) { path in
            #expect(throws: CommandFailure.self) { try PasswordSource.file(path).read() }
        }
        try withFile(String(repeating: "x", count: 73), mode: 0o600) { path in
            #expect(throws: CommandFailure.self) { try PasswordSource.file(path).read() }
        }
        #expect(throws: CommandFailure.self) { try PasswordSource.file("/nonexistent/file").read() }
    }

    @Test func theOlderEncodingIsUnderstood() throws {
        #expect(try PasswordSource.text("enc:aW1tdWRi", isOnCommandLine: false).read() == "immudb")
        #expect(try PasswordSource.text(" immudb ", isOnCommandLine: false).read() == "immudb")
        #expect(throws: CommandFailure.self) {
            try PasswordSource.text("enc:?", isOnCommandLine: false).read()
        }
    }
}
