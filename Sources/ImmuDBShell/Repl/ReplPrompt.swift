import CommandLineKit
import TerminalUI

/// The prompt: where one is, and what is trusted there.
struct ReplPrompt {
    /// What is shown unless the setting `prompt` says otherwise.
    static let standard = "immudb:%n/%/%t%a%x> "

    let target: LedgerTarget
    let mark: CommandSession.TrustMark
    var transaction = TransactionMark.none
    /// Transaction that everything is read as of.
    var past: UInt64?
    /// The text with its signs: `%n` ledger, `%/` database, `%u` user, `%t` trust with its transaction, `%a`
    /// the past, `%x` an open transaction, `%%` a percent sign.
    var form = ReplPrompt.standard
    let isUnicode: Bool

    /// `immudb:NAME/DATABASE ✓1042> `, red when a verification failed.
    var prompt: Prompt {
        // Whoever types here has to know that others can read along.
        var segments: [Prompt.Segment] = target.isExposed ? [.init("plain-text ", .bad)] : []
        var text = ""
        func endText() {
            if !text.isEmpty { segments.append(.init(text, mark == .broken ? .bad : .prompt)) }
            text = ""
        }
        let sanitizer = TextSanitizer(isASCIIOnly: !isUnicode)
        var rest = form[...]
        while let character = rest.popFirst() {
            guard character == "%", let sign = rest.popFirst() else {
                text.append(character)
                continue
            }
            switch sign {
            case "n": text += sanitizer.sanitize(target.name)
            case "/": text += sanitizer.sanitize(target.database)
            case "u": text += sanitizer.sanitize(target.user ?? "")
            case "t", "a", "x":
                guard let segment = segment(sign) else { continue }
                endText()
                segments.append(segment)
            case "%": text += "%"
            default: text += sanitizer.sanitize("%\(sign)")
            }
        }
        endText()
        return Prompt(segments, continuation: [.init("   -> ", .dim)])
    }

    private func segment(_ sign: Character) -> Prompt.Segment? {
        switch sign {
        case "t":
            switch mark {
            case .unknown: nil
            case .trusted(let txID): .init(isUnicode ? " ✓\(txID)" : " ok:\(txID)", .good)
            case .broken: .init(isUnicode ? " ✗" : " !!", .bad)
            }
        case "a": past.map { .init(" @\($0)", .bad) }
        default:
            switch transaction {
            case .none: nil
            case .open: .init(" *", .prompt)
            case .failed: .init(" !", .bad)
            }
        }
    }
}
