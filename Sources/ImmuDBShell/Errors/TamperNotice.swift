import CommandLineKit
import TerminalUI

/// What a person at a terminal sees when a verification fails: impossible to overlook, and what to do next.
struct TamperNotice {
    let failure: CommandFailure
    let palette: Palette
    let isUnicode: Bool

    var lines: [String] {
        let bar = isUnicode ? "██" : "!!"
        let title = "\(bar) VERIFICATION FAILED \(bar)"
        let sanitizer = TextSanitizer(isASCIIOnly: !isUnicode)
        var lines = ["", palette.paint(title, .bad)]
        lines.append("  " + sanitizer.sanitize(failure.message))
        for detail in failure.details { lines.append("  " + sanitizer.sanitize(detail)) }
        lines.append("  exit status: \(failure.status.rawValue), \(failure.status.summary)")
        lines.append("  nothing was updated: the trusted state is as it was")
        if let hint = failure.hint { lines.append("  next: " + sanitizer.sanitize(hint)) }
        lines.append("  see also: trust show")
        lines.append("")
        return lines
    }
}
