import CommandLineKit
import SystemIO

@testable import ImmuDBProofs

/// Records for the snapshots of all formats.
enum SampleReports {
    static let columns = [
        Column("tx", alignment: .trailing, legacyPrefix: "tx:       "),
        Column("time"),
        Column("key", legacyPrefix: "key:      "),
        Column("metadata", visibility: .detail, legacyPrefix: "metadata: "),
        Column("value", legacyPrefix: "value:    "),
        Column("verified", visibility: .legacyOnly, legacyPrefix: "verified: "),
    ]

    static let single = ReportHeader(kind: "entry", columns: columns, mainColumn: "value")
    static let list = ReportHeader(kind: "scan", shape: .list, columns: columns, mainColumn: "value")

    /// A badge as only a verification can make it.
    static func proven(isSigned: Bool = false, isFirstContact: Bool = false) -> Badge {
        Badge.proven(
            by: Verified(
                value: 1, txID: 7, timestamp: nil,
                state: TrustedState(database: "db", txID: 9, alh: .ofNothing), isSigned: isSigned,
                isFirstContact: isFirstContact, trace: .off))
    }

    static let plain = Record(
        [
            .unsigned(7), .time(Timestamp(seconds: 1_714_551_727)), .bytes(Array("k1".utf8)), .null,
            .bytes(Array("hello, \"world\"".utf8)), .boolean(true),
        ], badge: proven())

    /// Bytes that no terminal, CSV or JSON may see as they are.
    static let hostile = Record(
        [
            .unsigned(8), .null, .bytes(Array("k\t2".utf8)), .text("{deleted:true}"),
            .bytes(Array("x\nverified: true\u{1b}[31m".utf8) + [0xff]), .null,
        ], badge: .unproven)

    static func render(
        _ format: OutputFormat, _ header: ReportHeader, _ records: [Record], style: RenderStyle = style,
        footer: ReportFooter = ReportFooter()
    ) throws -> String {
        var bytes: [UInt8] = []
        var writer = ReportWriter(format.renderer(style: style)) { bytes += $0 }
        try writer.begin(header)
        for record in records { try writer.add(record) }
        try writer.end(footer)
        // One character for each byte keeps invalid UTF-8 visible.
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    static let style = RenderStyle(columns: nil, isUnicode: false, zone: .utc)
}
