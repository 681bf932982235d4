import CommandLineKit
import Testing

@Suite struct ManualPageTests {
    private let dump = #"""
        {"serializationVersion":0,"command":{"commandName":"tool","abstract":"A tool.",
        "discussion":".start\nmore",
        "shouldDisplay":true,"arguments":[{"kind":"flag",
        "shouldDisplay":true,"isOptional":true,"isRepeating":false,
        "names":[{"kind":"long","name":"raw"}],"abstract":"Print raw."}],"subcommands":[{"commandName":"get",
        "aliases":["g"],"abstract":"Read \\a.",
        "shouldDisplay":true,"arguments":[{"kind":"positional","shouldDisplay":true,
        "isOptional":true,"isRepeating":false,"valueName":"key"}]},
        {"commandName":"secret","shouldDisplay":false}]}}
        """#

    @Test func holdsWhatTheDefinitionsHold() throws {
        let settings = [SettingDefinition("value-only", summary: "only values")]
        let page = ManualPage(
            try CommandTree(dump: dump), version: "1", settings: settings, variablePrefix: "TOOL")
        let text = page.text()
        #expect(text.contains(".SS get [\\fIkey\\fR]"))
        #expect(text.contains("Aliases: g"))
        #expect(text.contains("\\-\\-raw"))
        #expect(text.contains("TOOL_VALUE_ONLY"))
        #expect(text.contains("\\&.start"))
        #expect(text.contains("Read \\ea."))
        #expect(text.contains(".B 130"))
        #expect(!text.contains("secret"))
    }

    @Test func refusesWhatIsNoDescription() {
        #expect(throws: (any Error).self) { try CommandTree(dump: "{}") }
    }
}
