import CommandLineKit
import SystemIO
import Testing

@Suite struct LegacyRendererTests {
    @Test func blockIsByteExact() throws {
        #expect(
            try SampleReports.render(.legacy, SampleReports.single, [SampleReports.plain])
                == "tx:       7\nkey:      k1\nvalue:    hello, \"world\"\nverified: true\n")
    }

    @Test func blocksAreSeparatedByAnEmptyLine() throws {
        let text = try SampleReports.render(
            .legacy, SampleReports.list, [SampleReports.plain, SampleReports.hostile])
        #expect(
            text == "tx:       7\nkey:      k1\nvalue:    hello, \"world\"\nverified: true\n\n"
                + "tx:       8\nkey:      k\t2\nmetadata: {deleted:true}\nvalue:    "
                + "x\nverified: true\u{1b}[31m\u{ff}\n")
    }

    @Test func nothingFound() throws {
        #expect(try SampleReports.render(.legacy, SampleReports.list, []) == "no entries\n")
    }

    @Test func suffixesAndBareValues() throws {
        let header = ReportHeader(
            kind: "t",
            columns: [
                Column("count", legacyPrefix: ""),
                Column("v", legacyPrefix: "verified:\t", legacySuffix: " "),
            ],
            mainColumn: "count")
        let record = Record([.unsigned(3), .boolean(true)])
        #expect(try SampleReports.render(.legacy, header, [record]) == "3\nverified:\ttrue \n")
    }

    @Test func timesLookAsEver() throws {
        let header = ReportHeader(
            kind: "t", columns: [Column("time", legacyPrefix: "time:\t\t")], mainColumn: "time")
        let record = Record([.time(Timestamp(seconds: 1_795_355_934, nanoseconds: 233_000_000))])
        #expect(
            try SampleReports.render(.legacy, header, [record])
                == "time:\t\t2026-11-22 13:58:54.233 +0000 UTC\n")
    }
}
