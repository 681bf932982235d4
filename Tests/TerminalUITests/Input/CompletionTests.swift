import Testing

@testable import TerminalUI

@Suite struct CompletionTests {
    private func decide(_ line: String, _ candidates: [String], repeated: Bool = false) -> CompletionStep {
        let result = CompletionResult(
            replaced: 0..<line.utf8.count, candidates: candidates.map { CompletionCandidate($0) })
        return CompletionStep.decide(line: line, result: result, isRepeated: repeated)
    }

    @Test func oneCandidateIsInsertedWithItsSuffix() {
        #expect(decide("sel", ["select"]) == .replace(0..<3, "select "))
    }

    @Test func severalShareABeginning() {
        #expect(decide("s", ["setting", "session"]) == .replace(0..<1, "se"))
        #expect(decide("se", ["setting", "session"]) == .nothing)
        #expect(decide("sE", ["setting", "session"]) == .replace(0..<2, "se"))
    }

    @Test func theSecondTabLists() {
        let expected = ["setting", "session"].map { CompletionCandidate($0) }
        #expect(decide("se", ["setting", "session"], repeated: true) == .list(expected))
        #expect(decide("zz", [], repeated: true) == .nothing)
    }

    @Test func namesThatWouldRunACommandAreNotOffered() {
        #expect(decide("k", ["key\ndrop table t;"]) == .nothing)
        #expect(decide("k", ["key\u{1b}[2J", "key1"]) == .replace(0..<1, "key1 "))
    }

    @Test func aRangeOutsideTheLineIsIgnored() {
        let result = CompletionResult(replaced: 2..<9, candidates: [CompletionCandidate("x")])
        #expect(CompletionStep.decide(line: "abc", result: result, isRepeated: false) == .nothing)
    }

    @Test func listsInColumns() {
        let names = ["a", "bb", "ccc", "dddd", "世界"].map { CompletionCandidate($0) }
        #expect(CandidateList.lines(names, columns: 20, isUnicode: true) == ["a     ccc   世界", "bb    dddd"])
        #expect(CandidateList.lines(names, columns: 3, isUnicode: true).count == 5)
    }

    @Test func detailsTakeALineEach() {
        let candidates = [CompletionCandidate("get", detail: "reads a key"), CompletionCandidate("getall")]
        #expect(
            CandidateList.lines(candidates, columns: 15, isUnicode: true) == ["get     reads …", "getall"])
    }

    @Test func longListsSayHowManyAreMissing() {
        let many = (0..<500).map { CompletionCandidate("key\($0)") }
        #expect(CandidateList.lines(many, columns: 80, isUnicode: true).last == "… and 300 more")
    }
}
