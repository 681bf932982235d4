import Testing

@testable import CommandLineKit

@Suite struct TOMLNamesTests {
    @Test(arguments: [
        ("a = 1\n[\u{FFFD}a]\n", 2), ("é = 1", 1), ("a = \"x\"\n\n b.ü = 2", 3), ("a = 'x\né", 2),
        ("a = \"\"\"é\né\"\"\"\né=1", 3), ("a = \"\\\"\" é", 1), ("[=]", 1), ("a = 1\n [[ .b]]", 2),
        ("[[[a]]]", 1),
        ("\n\n[\nb]", 3), ("[\u{1}", 1), ("[#a]", 1),
    ])
    func whatTheParserDoesNotSurviveIsRefused(text: String, line: Int) {
        #expect(TOMLNames.problem(in: text)?.hasSuffix("in line \(line)") == true)
        let error = #expect(throws: CommandFailure.self) {
            try SettingsFile(path: "x.toml", text: text)
        }
        #expect(error?.message.contains("line \(line)") == true, "\(error as Any)")
    }

    @Test(arguments: [
        "", "a = \"é\" # ü\nb = 'ö'", "\"é\" = 1", "a = \"\\\"é\"", "a = '\\' # é", "a = '''\né\n'''",
        "a = \"\"\"\né \\\"\"\" é\n\"\"\"", "[profiles . x]\na = 1", " [ profiles.\"y z\" ]", "a = '[='",
        "# [=",
    ])
    func quotedOnesAreNot(text: String) throws {
        #expect(TOMLNames.problem(in: text) == nil)
        _ = try SettingsFile(path: "x.toml", text: text)
    }
}
