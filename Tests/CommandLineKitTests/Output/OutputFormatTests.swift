import CommandLineKit
import ImmuDBProofs
import SystemIO
import TerminalUI
import Testing

@Suite struct OutputFormatTests {
    private func render(
        _ format: OutputFormat, _ header: ReportHeader = SampleReports.list,
        _ records: [Record] = [SampleReports.plain, SampleReports.hostile],
        style: RenderStyle = SampleReports.style, footer: ReportFooter = ReportFooter()
    ) throws -> String {
        try SampleReports.render(format, header, records, style: style, footer: footer)
    }

    @Test func table() throws {
        let text = try render(.table, footer: ReportFooter(notes: ["not proven"], isCut: true))
        #expect(
            text
                == #"""
                      | tx | time                       | key  | value
                ------+----+----------------------------+------+----------------------------------
                 [ok] |  7 | 2024-05-01 08:22:07 +00:00 | k1   | hello, "world"
                 [--] |  8 |                            | k\t2 | x\nverified: true\x1b[31m\xff
                (2 records, more follow)
                note: not proven

                """#.replacing(
                    "----------------------------------\n", with: "-------------------------------\n"))
    }

    @Test func tableHidesColumnsWithoutContent() throws {
        let text = try render(.table, SampleReports.list, [SampleReports.hostile])
        #expect(!text.contains("time"))
    }

    @Test func tableOfNothing() throws {
        #expect(try render(.table, SampleReports.list, []) == "no entries\n")
    }

    @Test func longTablesRepeatTheirTitles() throws {
        let text = try render(.table, SampleReports.list, Array(repeating: SampleReports.plain, count: 450))
        #expect(text.split(separator: "\n").count(where: { $0.contains("| tx |") }) == 3)
        #expect(text.contains("(450 records)"))
    }

    @Test func expanded() throws {
        let text = try render(.expanded, SampleReports.single, [SampleReports.hostile])
        #expect(
            text == #"""
                [--] not proven
                  tx        8
                  key       k\t2
                  metadata  {deleted:true}
                  value     x\nverified: true\x1b[31m\xff

                """#)
    }

    @Test func expandedWrapsInsideItsColumn() throws {
        let record = Record([.unsigned(1), .null, .bytes([]), .null, .bytes(Array(repeating: 97, count: 60))])
        let style = RenderStyle(columns: 40, isUnicode: true)
        let lines = try render(.expanded, SampleReports.single, [record], style: style).split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.dropFirst(3).allSatisfy { $0.hasPrefix("            a") })
    }

    @Test func json() throws {
        #expect(
            try render(.json, SampleReports.single, [SampleReports.plain]) == """
                {"schema":"immuclient/1","kind":"entry","record":{"tx":7,"time":"2024-05-01T08:22:07Z",\
                "key":{"utf8":"k1"},"value":{"utf8":"hello, \\"world\\""},"verification":{"proven":true,\
                "signed":false,"trustedState":{"tx":9,"alh":"\(Digest.ofNothing.hex)"}}}}

                """)
    }

    @Test func jsonList() throws {
        let text = try render(
            .json, SampleReports.list, [SampleReports.hostile, SampleReports.hostile],
            footer: ReportFooter(notes: ["n"], isCut: true))
        let record =
            #"{"tx":8,"key":{"utf8":"k\t2"},"metadata":"{deleted:true}","value":{"base64":"#
            + #""eAp2ZXJpZmllZDogdHJ1ZRtbMzFt/w=="},"verification":{"proven":false,"signed":false}}"#
        #expect(
            text == #"{"schema":"immuclient/1","kind":"scan","records":["# + "\n\(record),\n\(record)\n"
                + #"],"truncated":true,"notes":["n"]}"# + "\n")
        let empty = try render(.json, SampleReports.list, [])
        #expect(empty == #"{"schema":"immuclient/1","kind":"scan","records":[],"truncated":false}"# + "\n")
    }

    @Test func jsonLines() throws {
        let lines = try render(.jsonl).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix(#"{"kind":"scan","tx":"#) && $0.hasSuffix("}") })
    }

    @Test func csv() throws {
        #expect(
            try render(.csv) == "tx,time,key,metadata,value,verification\r\n"
                + "7,2024-05-01T08:22:07Z,k1,,\"hello, \"\"world\"\"\",proven\r\n"
                + "8,,k\t2,{deleted:true},\\x780a76657269666965643a20747275651b5b33316dff,unproven\r\n")
    }

    @Test func csvOfTextThatLooksLikeHexadecimal() throws {
        let record = Record([.null, .null, .bytes(Array("\\x00".utf8)), .null, .bytes([])])
        #expect(try render(.csv, SampleReports.list, [record]).hasSuffix("\r\n,,\\x5c783030,,\"\",\r\n"))
    }

    @Test func tsv() throws {
        #expect(
            try render(.tsv) == "tx\ttime\tkey\tmetadata\tvalue\tverification\n"
                + "7\t2024-05-01T08:22:07Z\tk1\t\thello, \"world\"\tproven\n"
                + "8\t\tk\\t2\t{deleted:true}\tx\\nverified: true\u{1b}[31m\\xff\tunproven\n")
    }

    @Test func valueIsRawInAPipe() throws {
        #expect(try render(.value) == "hello, \"world\"\nx\nverified: true\u{1b}[31m\u{ff}\n")
    }

    @Test func valueIsEscapedOnATerminal() throws {
        let style = RenderStyle(columns: 80, isUnicode: true)
        #expect(
            try render(.value, SampleReports.single, [SampleReports.hostile], style: style)
                == "x\\nverified: true\\x1b[31m\\xff\n")
    }

    @Test func rawValueHasNothingAdded() throws {
        let style = RenderStyle(columns: 80, isUnicode: true, isRaw: true)
        #expect(
            try render(.value, SampleReports.single, [SampleReports.hostile], style: style)
                == "x\nverified: true\u{1b}[31m\u{ff}")
    }

    @Test func valuesOfAListAreSeparatedAsEver() throws {
        var style = SampleReports.style
        style.separatesValues = true
        let text = try render(
            .value, SampleReports.list, [SampleReports.plain, SampleReports.plain], style: style)
        #expect(text == "hello, \"world\"\n\nhello, \"world\"\n")
    }

    @Test func hexAndBase64() throws {
        #expect(try render(.hex).hasPrefix("68656c6c6f2c2022776f726c6422\n"))
        #expect(try render(.base64).hasPrefix("aGVsbG8sICJ3b3JsZCI=\n"))
    }

    @Test func formatWhenNoneWasAskedFor() {
        #expect(OutputFormat.suited(isTerminal: true, shape: .single) == .expanded)
        #expect(OutputFormat.suited(isTerminal: true, shape: .list) == .table)
        #expect(OutputFormat.suited(isTerminal: false, shape: .list) == .legacy)
    }

    @Test func everyFormatHasASummary() {
        for format in OutputFormat.allCases { #expect(!format.summary.isEmpty) }
    }
}
