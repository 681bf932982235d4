import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import SystemIO
import TerminalUI

/// Prints the steps of a proof, and takes it along.
@MainActor
struct ProofPrinter {
    let session: CommandSession
    let isTree: Bool
    private let exportPath: String?

    init(_ session: CommandSession, _ options: ProofOptions) {
        self.session = session
        (isTree, exportPath) = (options.tree, options.export)
    }

    init(_ session: CommandSession, isTree: Bool = false) {
        self.session = session
        (self.isTree, exportPath) = (isTree, nil)
    }

    private static let inputColumns = [Column("name"), Column("value")]

    private static let header = ReportHeader(
        kind: "proof", shape: .list,
        columns: [
            Column("step", alignment: .trailing, legacyPrefix: "step:     "),
            Column("part", visibility: .detail, legacyPrefix: "part:     "),
            Column("check", legacyPrefix: "check:    "),
            Column("inputs", visibility: .detail),
            Column("computed", visibility: .detail, legacyPrefix: "computed: "),
            Column("expected", visibility: .detail, legacyPrefix: "expected: "),
            Column("ok", legacyPrefix: "ok:       "),
        ], mainColumn: "check", emptyText: "no steps", hasBadges: false)

    /// Asks, shows every step, and writes the file that was wanted.
    func prove(_ question: ProofQuestion) async throws {
        let report = try await session.ledger().prove(question)
        session.note(try show(report))
        if let exportPath { try Self.export(report, to: exportPath, in: session) }
    }

    /// Refuses a file that is there already.
    static func requireNew(_ path: String) throws {
        guard try RealFileSystem().kind(of: path) == nil else {
            throw CommandFailure(
                .conflict, "\(path) exists already and is not overwritten", hint: "name a new file")
        }
    }

    /// Writes a proof for others to verify.
    static func export(_ report: ProofReport, to path: String, in session: CommandSession) throws {
        guard let recording = report.recording else { return }
        try requireNew(path)
        try RealFileSystem().atomicReplace(path, with: try recording.encoded(), permissions: 0o644)
        try session.remark("the proof is in \(path); proof verify \(path) checks it anywhere")
    }

    /// - Returns: what is known now.
    /// - Throws: the failed verification, after its steps were shown.
    func show(_ report: ProofReport) throws -> Badge {
        let steps = report.sections.flatMap { section in
            section.trace.steps.map { (section.title, $0) }
        }
        var notes: [String] = []
        if let badge = report.badge { notes = Self.notes(badge, report, steps: steps.count) }
        if isTree {
            try showTree(report, notes)
        } else {
            try show(steps, notes)
        }
        if case .failed(let error) = report.outcome { throw error }
        return report.badge ?? .unproven
    }

    private func show(_ steps: [(String, ProofTrace.Step)], _ notes: [String]) throws {
        // Hashes need the room of a line each, so steps are shown one field a line unless a format was
        // chosen.
        let format =
            try session.settings["output"] == nil && session.isTerminal ? .expanded : session.format(.list)
        var writer = session.writer(try format.renderer(style: session.style()))
        try writer.begin(Self.header)
        for (index, (part, step)) in steps.enumerated() {
            let inputs = step.inputs.map { Record([.text($0.name), .text($0.value)]) }
            try writer.add(
                Record([
                    .unsigned(UInt64(index + 1)), .text(part), .text(step.title),
                    inputs.isEmpty
                        ? .null : .records(RecordList(columns: Self.inputColumns, records: inputs)),
                    step.computed.map { .hash($0.bytes) } ?? .null,
                    step.expected.map { .hash($0.bytes) } ?? .null, .boolean(step.isOK),
                ]))
        }
        try writer.end(ReportFooter(notes: notes))
        try session.streams.output.flush()
    }

    private func showTree(_ report: ProofReport, _ notes: [String]) throws {
        let isUnicode = session.streams.capabilities.isUnicode
        let sanitizer = TextSanitizer(isASCIIOnly: !isUnicode)
        var lines: [String] = []
        for section in report.sections {
            lines.append(sanitizer.sanitize(section.title))
            lines += ProofTree(section.trace).lines(isUnicode: isUnicode).map { sanitizer.sanitize($0) }
        }
        try session.show(lines.joined(separator: "\n"))
        for note in notes { try session.remark("note: \(note)") }
    }

    private static func notes(_ badge: Badge, _ report: ProofReport, steps: Int) -> [String] {
        guard let alh = badge.trustedAlh else { return [] }
        var notes: [String] = []
        if let subject = report.subject { notes.append("proven: \(subject)") }
        notes.append("\(steps) steps lead to the trusted state: tx \(badge.trustedTxID), hash \(alh.hex)")
        if badge.isFirstContact {
            notes.append("first contact: nothing was trusted before, compare the hash with another source")
        } else {
            notes.append(
                "they begin with what was trusted: tx \(report.before.txID), hash \(report.before.alh.hex)")
        }
        if badge.kind == .proven { notes.append("the state is not signed") }
        return notes
    }

    /// Compares the states that a proof begins with and leads to with one that is known.
    func compare(_ report: ProofReport, with text: String?) throws {
        guard let text, !text.isEmpty else { return }
        let expected = try ExpectedState(text)
        let states = [report.before, report.after].filter { $0.txID > 0 }
        guard let state = states.first(where: { $0.txID == expected.txID }) else {
            let known = states.map { String($0.txID) }.joined(separator: " and ")
            throw CommandFailure(
                .failure, "the proof is about the states of transactions \(known), not \(expected.txID)",
                hint: "compare with one of those")
        }
        guard state.alh == expected.alh else {
            throw CommandFailure(
                .fork, "VERIFICATION FAILED: transaction \(expected.txID) is not the expected one",
                hint: "the proof is about another history",
                details: ["expected \(expected.alh.hex)", "proven   \(state.alh.hex)"])
        }
        try session.remark("note: transaction \(expected.txID) is the expected one")
    }
}

extension ProofReport {
    /// What is known when everything was proven.
    var badge: Badge? {
        switch outcome {
        case .entry(let entry): .proven(by: entry.valueProof)
        case .transaction(let transaction): .proven(by: transaction)
        case .document(let document): .proven(by: document.proof)
        case .row(let row): .proven(by: row.proof)
        case .write(let write): .proven(by: write.proof)
        case .state(let state): .proven(by: state.proof)
        case .failed: nil
        }
    }

    /// What was proven, in one line. Not sanitised.
    var subject: String? {
        switch outcome {
        case .entry(let entry):
            let reference = entry.targetKey.map { ", an alias of '\(Self.text($0))'" } ?? ""
            return "transaction \(entry.txID) gave key '\(Self.text(entry.key))'\(reference) "
                + "the value '\(Self.text(entry.value))'"
        case .transaction(let transaction):
            let count =
                transaction.value.entries.map {
                    $0.count == 1 ? " with its entry" : " with its \($0.count) entries"
                } ?? ""
            return "transaction \(transaction.txID)\(count) is part of the history"
        case .document(let document):
            return "transaction \(document.txID) wrote document \(document.id) as "
                + document.document.json.text
        case .row(let row):
            let values = zip(row.columns, row.values).map { "\($0.plainName) \($1.plainText)" }
            return "transaction \(row.txID) wrote the row \(values.joined(separator: ", ")) "
                + "of table \(row.table.name)"
        case .write(let write): return "transaction \(write.txID) consists of what was sent"
        case .state(let state): return "the history up to transaction \(state.state.txID)"
        case .failed: return nil
        }
    }

    /// The beginning of bytes as text.
    private static func text(_ bytes: [UInt8]) -> String {
        let start = bytes.prefix(Limits.quotedBytesMax)
        return TextSanitizer.singleLine.sanitize(Array(start)) + (start.count < bytes.count ? "..." : "")
    }
}
