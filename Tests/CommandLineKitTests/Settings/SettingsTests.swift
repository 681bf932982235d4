import CommandLineKit
import Testing

@Suite struct SettingsTests {
    private let definitions = [
        SettingDefinition("offline", summary: "s"),
        SettingDefinition("value-only", default: "false", summary: "s"),
        SettingDefinition("port", default: "3322", summary: "s"),
    ]

    private func settings(_ flags: [String: String] = [:], _ environment: [String: String] = [:]) -> Settings
    {
        Settings(definitions, flags: flags, environment: environment, prefix: "IMMUCLIENT")
    }

    @Test func flagsBeatEnvironmentBeatsDefaults() throws {
        let environment = ["IMMUCLIENT_PORT": "1", "IMMUCLIENT_VALUE_ONLY": "yes"]
        let all = settings(["port": "2"], environment)
        #expect(all["port"]?.value == "2")
        #expect(all["port"]?.origin == .flag)
        #expect(all["value-only"]?.origin == .environment("IMMUCLIENT_VALUE_ONLY"))
        #expect(try all.flag("value-only"))
        #expect(settings()["port"]?.origin == .builtIn)
        #expect(settings()["offline"] == nil)
        #expect(all.all.map(\.definition.name) == ["value-only", "port"])
    }

    @Test func anEmptyVariableIsUnset() {
        #expect(settings([:], ["IMMUCLIENT_PORT": ""])["port"]?.origin == .builtIn)
    }

    @Test func wrongValuesSayWhereTheyComeFrom() {
        let wrong = settings([:], ["IMMUCLIENT_PORT": "70000", "IMMUCLIENT_VALUE_ONLY": "perhaps"])
        let failure = #expect(throws: CommandFailure.self) { try wrong.integer("port", in: 1...65535) }
        #expect(failure?.status == .usage)
        #expect(failure?.message.contains("environment variable IMMUCLIENT_PORT") == true)
        #expect(throws: CommandFailure.self) { try wrong.flag("value-only") }
    }

    @Test func numbers() throws {
        #expect(try settings().integer("port", in: 1...65535) == 3322)
        #expect(try settings().integer("offline", in: 0...1) == nil)
    }
}
