import TerminalUI
import Testing

@testable import ImmuDBShell

@Suite struct LineHighlighterTests {
    private func shown(_ line: String) -> [String] {
        let bytes = Array(line.utf8)
        return LineHighlighter.spans(line) { ["set", "get", "scan"].contains($0) }.map { span in
            "\(span.style):\(String(decoding: bytes[span.range], as: UTF8.self))"
        }
    }

    @Test func commands() {
        #expect(shown("get key:1 --output json") == ["keyword:get", "key:--output"])
        #expect(shown("  set k 'a b' 12") == ["keyword:set", "string:'a b'", "number:12"])
        #expect(shown("\\q") == ["keyword:\\q"])
        #expect(shown("# note") == ["dim:# note"])
        #expect(shown("") == [])
        #expect(shown("set k -5") == ["keyword:set", "number:-5"])
    }

    @Test func valuesThatAreJSON() {
        #expect(
            shown("set k '{\"a\": 1, \"b\": [true, \"x\"]}'") == [
                "keyword:set", "key:\"a\"", "number:1", "key:\"b\"", "keyword:true", "string:\"x\"",
            ])
    }

    @Test func statements() {
        #expect(
            shown("SELECT name, 1.5 FROM \"user\" WHERE id = @id -- all") == [
                "keyword:SELECT", "number:1.5", "keyword:FROM", "key:\"user\"", "keyword:WHERE", "key:@id",
                "dim:-- all",
            ])
        #expect(
            shown("select 'it''s' /* c */ ?") == ["keyword:select", "string:'it''s'", "dim:/* c */", "key:?"])
    }

    @Test func unfinishedTextIsTextToo() {
        #expect(shown("select 'open") == ["keyword:select", "string:'open"])
        #expect(shown("select /* open") == ["keyword:select", "dim:/* open"])
        #expect(shown("set k \"open\\") == ["keyword:set", "string:\"open\\"])
    }
}
