import CommandLineKit

extension ReplMachine {
    /// `\if` and what belongs to it.
    mutating func handle(condition name: String, _ words: [String]) -> [Action] {
        isAboutConditions = true
        do throws(CommandFailure) {
            switch name {
            case "if":
                guard conditions.isActive else {
                    try conditions.openSkipped()
                    return [.read(isContinuation: false)]
                }
                isOpening = true
                return [.decide(words)]
            case "elif":
                guard conditions.needsDecision else {
                    try conditions.next(false)
                    return [.read(isContinuation: false)]
                }
                isOpening = false
                return [.decide(words)]
            case "else": try conditions.otherwise()
            default: try conditions.close()
            }
            return [.read(isContinuation: false)]
        } catch {
            return fail(error)
        }
    }

    /// A condition that cannot be decided leaves everything out, and ends a script.
    mutating func handle(decided isTrue: Bool?) -> [Action] {
        do throws(CommandFailure) {
            if isOpening {
                if let isTrue { try conditions.open(isTrue) } else { try conditions.openSkipped() }
            } else {
                try conditions.next(isTrue ?? false)
            }
        } catch {
            return fail(error)
        }
        return isTrue == nil ? proceed(after: .usage) : [.read(isContinuation: false)]
    }

    /// The end of what is read; a script has closed what it opened.
    func leave() -> [Action] {
        guard !isInteractive, !conditions.isEmpty, firstFailure == nil else {
            return [.exit(firstFailure ?? .success)]
        }
        return [.report(CommandFailure(.usage, "an \\if is not closed with \\endif")), .exit(.usage)]
    }
}
