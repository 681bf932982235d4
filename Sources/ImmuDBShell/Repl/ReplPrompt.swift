import CommandLineKit
import TerminalUI

/// The prompt: where one is, and what is trusted there.
struct ReplPrompt {
    let target: LedgerTarget
    let mark: CommandSession.TrustMark
    var transaction = TransactionMark.none
    /// Transaction that everything is read as of.
    var past: UInt64?
    let isUnicode: Bool

    /// `immudb:NAME/DATABASE ✓1042> `, red when a verification failed.
    var prompt: Prompt {
        let sanitizer = TextSanitizer(isASCIIOnly: !isUnicode)
        let place = "immudb:\(sanitizer.sanitize(target.name))/\(sanitizer.sanitize(target.database))"
        var segments: [Prompt.Segment] = []
        // Whoever types here has to know that others can read along.
        let exposed: [Prompt.Segment] = target.isExposed ? [.init("plain-text ", .bad)] : []
        switch mark {
        case .unknown:
            segments = [.init(place, .prompt)]
        case .trusted(let txID):
            segments = [.init(place + " ", .prompt), .init("\(isUnicode ? "✓" : "ok:")\(txID)", .good)]
        case .broken:
            segments = [.init(place + " ", .bad), .init("\(isUnicode ? "✗" : "!!")", .bad)]
        }
        if let past { segments.append(.init(" @\(past)", .bad)) }
        switch transaction {
        case .none: break
        case .open: segments.append(.init(" *", .prompt))
        case .failed: segments.append(.init(" !", .bad))
        }
        segments.append(.init("> ", mark == .broken ? .bad : .prompt))
        return Prompt(exposed + segments, continuation: [.init("   -> ", .dim)])
    }
}
