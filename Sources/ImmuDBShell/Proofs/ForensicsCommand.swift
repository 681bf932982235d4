import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import TerminalUI

/// `forensics`: what an evidence file shows.
struct ForensicsCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "forensics", abstract: "Explain a file of evidence, without a server.",
        usage: "immuclient forensics FILE [flags]",
        discussion: """
            The messages in the file are verified again. The report says in plain words what was trusted, what
            the server said, which equation breaks and what that means. The exit status is that of the
            verdict, as when the alarm was raised.

            Examples:
              forensics 20240501T102207Z-91be-fork-4f2a.json
            """)

    @Argument(help: "File that an alarm named.") var file: String
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let recording = try session.recording(inFile: file)
        let findings = try await Findings(recording)
        try session.report(Findings.header, findings.record, notes: findings.notes)
        session.outcome = findings.status
    }
}

/// What came of looking into a recording.
struct Findings {
    /// How the verdict of the file relates to that of the steps.
    enum Confirmation: Sendable, Hashable {
        case confirmed
        /// Another verdict than the one in the file.
        case different
        /// Everything verifies.
        case refuted
        /// The kind of answer cannot be verified from a file.
        case notRepeated(String)
    }

    private let recording: ProofRecording
    private let before: TrustedState?
    private let claimed: TrustedState?
    private let failure: VerificationFailure?
    private let broken: ProofTrace.Step?
    let confirmation: Confirmation

    /// - Throws: `ClientError` for a recording that is damaged.
    init(_ recording: ProofRecording) async throws {
        self.recording = recording
        before = try recording.before()
        claimed = try recording.claimed()
        let report: ProofReport
        do {
            report = try await recording.replay()
        } catch let error as ClientError where error.code == .unsupported {
            (failure, broken, confirmation) = (nil, nil, .notRepeated(error.message))
            return
        }
        guard case .failed(let error) = report.outcome, case .verification(let found) = error.code else {
            (failure, broken, confirmation) = (nil, nil, .refuted)
            return
        }
        failure = found
        broken = report.sections.last?.trace.steps.last { !$0.isOK }
        confirmation =
            recording.verdict == nil || recording.verdict == found.verdict.rawValue ? .confirmed : .different
    }

    private var recorded: Verdict? { recording.verdict.flatMap(Verdict.init(rawValue:)) }

    private var verdict: Verdict? { failure?.verdict ?? (confirmation == .refuted ? nil : recorded) }

    /// The status of the verdict; plain failure when the file does not bear its verdict out.
    var status: ExitStatus {
        switch confirmation {
        case .confirmed, .different, .notRepeated: verdict.map(ExitStatus.init) ?? .failure
        case .refuted: recorded == nil ? .success : .failure
        }
    }

    static let header = ReportHeader(
        kind: "forensics",
        columns: [
            Column("verdict", legacyPrefix: "verdict:    "), Column("meaning", legacyPrefix: "meaning:    "),
            Column("reason", legacyPrefix: "reason:     "), Column("ledger", legacyPrefix: "ledger:     "),
            Column("database", legacyPrefix: "database:   "),
            Column("recorded", legacyPrefix: "recorded:   "),
            Column("program", visibility: .detail, legacyPrefix: "program:    "),
            Column("trusted", legacyPrefix: "trusted:    "), Column("claimed", legacyPrefix: "claimed:    "),
            Column("server", visibility: .detail, legacyPrefix: "server:     "),
            Column("said", visibility: .detail),
            Column("check", legacyPrefix: "check:      "), Column("inputs", visibility: .detail),
            Column("computed", visibility: .detail, legacyPrefix: "computed:   "),
            Column("expected", visibility: .detail, legacyPrefix: "expected:   "),
            Column("next", legacyPrefix: "next:       "),
        ], mainColumn: "verdict", hasBadges: false)

    private static let saidColumns = [Column("call"), Column("asked"), Column("answered")]
    private static let inputColumns = [Column("name"), Column("value")]

    var record: Record {
        // Texts of a stranger, also where bytes are printed as they are.
        func safe(_ text: String) -> FieldValue { .text(TextSanitizer.singleLine.sanitize(text)) }
        let said = recording.said().map { Record([safe($0.call), safe($0.asked), safe($0.answered)]) }
        let inputs = (broken?.inputs ?? []).map { Record([.text($0.name), safe($0.value)]) }
        let next = verdict.map { $0.advice }
        return Record([
            .text(verdict?.rawValue ?? "none"), .text(verdict?.plainWords ?? "everything verifies"),
            (failure?.message ?? recording.message).map { safe($0) } ?? .null, safe(recording.name),
            safe(recording.database), safe(recording.time), safe(recording.program),
            .text(Self.words(before) ?? "nothing: first contact"),
            Self.words(claimed).map { .text($0) } ?? .null, safe(servers),
            .records(RecordList(columns: Self.saidColumns, records: said)),
            broken.map { .text($0.title) } ?? .null,
            inputs.isEmpty ? .null : .records(RecordList(columns: Self.inputColumns, records: inputs)),
            broken?.computed.map { .hash($0.bytes) } ?? .null,
            broken?.expected.map { .hash($0.bytes) } ?? .null, next.map { .text($0) } ?? .null,
        ])
    }

    private static func words(_ state: TrustedState?) -> String? {
        guard let state else { return nil }
        let signer = state.signature.map { ", signed by key \(SHA256.hash($0.publicKey).hex.prefix(16))" }
        return "transaction \(state.txID), hash \(state.alh.hex)\(signer ?? ", not signed")"
    }

    private var servers: String {
        let (shown, pinned) = recording.identities
        switch (shown, pinned) {
        case (let shown?, let pinned?) where shown == pinned: return shown
        case (let shown, let pinned?): return "\(shown ?? "none named"), trusted is \(pinned)"
        case (let shown, nil): return shown ?? "none named"
        }
    }

    var notes: [String] {
        switch confirmation {
        case .confirmed: ["the steps were computed again from the recorded messages: the verdict stands"]
        case .different:
            ["the file says \(recording.verdict ?? "nothing"), and the steps end with another verdict"]
        case .refuted where recorded == nil: ["the steps were computed again: all of them hold"]
        case .refuted:
            [
                "the file says \(recording.verdict ?? "nothing"), but its messages verify: what was compared "
                    + "with is not in the file, or the file was changed"
            ]
        case .notRepeated(let reason): ["the verdict is the one in the file: \(reason)"]
        }
    }
}
