import CommandLineKit
import Testing

@testable import ImmuDBDaemon

@Suite struct CommandLineRequestTests {
    private func flags(_ arguments: [String]) throws -> [String: String] {
        guard case .serve(let flags) = try CommandLineRequest.parse(arguments) else { return [:] }
        return flags
    }

    private func text(_ arguments: [String]) throws -> String {
        guard case .show(let text) = try CommandLineRequest.parse(arguments) else { return "" }
        return text
    }

    @Test func everySettingIsAnOption() throws {
        for setting in ServerSetting.all {
            for name in setting.names {
                #expect(try flags(["--\(name)=5"]) == [setting.name: "5"], "\(name)")
                #expect(try flags(["--\(name)", "5"]) == [setting.name: "5"], "\(name)")
            }
            if let short = setting.short {
                #expect(try flags(["-\(short)", "5"]) == [setting.name: "5"])
            }
            if setting.kind == .flag {
                #expect(try flags(["--\(setting.name)"]) == [setting.name: "true"])
                #expect(
                    try flags(["--\(setting.name)", "--dir=x"]) == [setting.name: "true", "dir": "x"])
            }
        }
        #expect(try flags([]) == [:])
        #expect(try flags(["-p", "1", "-a", "::1", "-s=false", "-m"]).count == 4)
    }

    @Test func unknownOptionsAreNamed() {
        let failure = #expect(throws: CommandFailure.self) {
            _ = try CommandLineRequest.parse(["--prot", "5"])
        }
        #expect(failure?.message.contains("--prot") == true)
        #expect(failure?.message.contains("--port") == true)
        #expect(throws: CommandFailure.self) { _ = try CommandLineRequest.parse(["serve"]) }
    }

    @Test func otherTexts() throws {
        #expect(try text(["version"]).contains(ProgramVersion.text))
        #expect(try text(["--help"]).contains("--metrics-server-port"))
        #expect(try text(["help"]).contains("--metrics-server-port"))
        #expect(try text(["mangen"]).contains("IMMUDB_ADMIN_PASSWORD_FILE"))
        #expect(try !text(["mangen"]).contains("notify"))
        for shell in ["bash", "zsh", "fish"] {
            #expect(try text(["completion", shell]).contains("session-timeout"))
        }
        #expect(throws: CommandFailure.self) { _ = try CommandLineRequest.parse(["completion", "tcsh"]) }
    }
}
