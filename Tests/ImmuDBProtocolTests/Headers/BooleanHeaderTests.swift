import ImmuDBProtocol
import Testing

@Suite struct BooleanHeaderTests {
    @Test(arguments: ["1", "t", "T", "TRUE", "true", "True"])
    func yes(_ text: String) { #expect(BooleanHeader.parse(text) == true) }

    @Test(arguments: ["0", "f", "F", "FALSE", "false", "False"])
    func no(_ text: String) { #expect(BooleanHeader.parse(text) == false) }

    @Test(arguments: ["", "yes", "tRUE", " true", "2", "maybe"])
    func neither(_ text: String) { #expect(BooleanHeader.parse(text) == nil) }

    @Test func ownFormsAreReadable() {
        #expect(BooleanHeader.parse(BooleanHeader.value(true)) == true)
        #expect(BooleanHeader.parse(BooleanHeader.value(false)) == false)
    }

    @Test func problemIsWhatClientsExpect() {
        #expect(
            BooleanHeader.problem(with: "maybe") == #"strconv.ParseBool: parsing "maybe": invalid syntax"#)
    }
}
