import CommandLineKit
import Testing

@Suite struct CommandFailureTests {
    @Test func oneLineThenTheHint() {
        let failure = CommandFailure(.notFound, "key not found", hint: "try scan", details: ["at: Get"])
        #expect(
            failure.lines(program: "immuclient", verbose: false) == [
                "immuclient: key not found", "hint: try scan",
            ])
        #expect(failure.lines(program: "immuclient", verbose: true).last == "detail: at: Get")
    }

    @Test func aMessageCannotFakeALineOrControlTheTerminal() {
        let failure = CommandFailure(.failure, "a\nverified: true\u{1b}[31m")
        #expect(failure.lines(program: "p", verbose: false) == ["p: a verified: true\\u{1b}[31m"])
    }
}
