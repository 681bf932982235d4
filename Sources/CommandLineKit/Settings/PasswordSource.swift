internal import SystemIO
internal import TerminalUI

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Where a password comes from, in the order in which the places are looked at.
package enum PasswordSource: Sendable, Hashable {
    /// A file only its owner can read.
    case file(String)
    /// An open file descriptor, read to its end.
    case descriptor(Int32)
    /// Standard input, read to its end.
    case standardInput
    /// The setting itself: from the environment, a file, or the command line, where others can see it.
    case text(String, isOnCommandLine: Bool)

    /// The place that the settings name; nil for none, which leaves the prompt.
    /// - Throws: `CommandFailure` when several are named.
    package init?(_ settings: Settings) throws(CommandFailure) {
        var found: [(name: String, source: PasswordSource)] = []
        if let path = settings.string("password-file"), !path.isEmpty {
            found.append(("password-file", .file(path)))
        }
        if let number = try settings.integer("password-fd", in: 0...Int(Int32.max)) {
            found.append(("password-fd", .descriptor(Int32(number))))
        }
        if try settings.flag("password-stdin") { found.append(("password-stdin", .standardInput)) }
        if let setting = settings["password"], !setting.value.isEmpty {
            found.append(("password", .text(setting.value, isOnCommandLine: setting.origin == .flag)))
        }
        // A stronger place wins; two places of the same strength contradict each other.
        guard
            let first = found.first(where: { candidate in
                settings.isStronger(candidate.name, than: found.map(\.name).filter { $0 != candidate.name })
            })
        else {
            guard found.isEmpty else {
                let names = found.map { "--\($0.name)" }.joined(separator: " and ")
                throw CommandFailure(.usage, "the password is given twice: \(names)")
            }
            return nil
        }
        self = first.source
    }

    /// The password.
    /// - Throws: `CommandFailure` for a file that others can read, and what cannot be read.
    package func read() throws(CommandFailure) -> String {
        switch self {
        case .file(let path):
            let bytes: [UInt8]
            do {
                bytes = try PrivateFile.contents(of: path, limit: Limits.passwordBytesMax + 2)
            } catch {
                throw CommandFailure(.usage, "the password file cannot be used: \(error.description)")
            }
            return try Self.text(bytes, path)
        case .descriptor(let number):
            let bytes = try StandardInput.readAll(descriptor: number, limit: Limits.passwordBytesMax + 2)
            return try Self.text(bytes, "descriptor \(number)")
        case .standardInput:
            let bytes = try StandardInput.readAll(descriptor: 0, limit: Limits.passwordBytesMax + 2)
            return try Self.text(bytes, "standard input")
        case .text(let text, _): return try Self.plain(text)
        }
    }

    /// One line end at the end does not belong to the password.
    private static func text(_ bytes: [UInt8], _ place: String) throws(CommandFailure) -> String {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return try text(password: bytes, place)
    }

    private static func text(password bytes: [UInt8], _ place: String) throws(CommandFailure) -> String {
        guard !bytes.isEmpty else { throw CommandFailure(.usage, "the password from \(place) is empty") }
        guard bytes.count <= Limits.passwordBytesMax else {
            throw CommandFailure(.usage, "a password has at most \(Limits.passwordBytesMax) bytes")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.usage, "the password from \(place) is not UTF-8 text")
        }
        return text
    }

    /// `enc:` and base64 as the original clients write it, or the text without blanks around it.
    private static func plain(_ text: String) throws(CommandFailure) -> String {
        guard text.hasPrefix("enc:") else { return text.trimmingCharacters(in: " \t\r\n") }
        guard let data = Data(base64Encoded: String(text.dropFirst("enc:".count))) else {
            throw CommandFailure(.usage, "the password begins with enc: but is not base64 behind it")
        }
        return try Self.text(password: [UInt8](data), "the setting")
    }

    /// Asks for a password on the terminal of the process, also when its input and output are pipes.
    /// - Throws: `CommandFailure` when there is no terminal, or nothing was typed.
    package static func prompt(_ question: String) throws(CommandFailure) -> String {
        let event: SecretEvent
        do {
            event = try SecretPrompt.readFromControllingTerminal(Prompt(question))
        } catch {
            throw CommandFailure(
                .authentication, "a password is needed, and \(error.message)",
                hint: "give --password-file FILE, --password-stdin or IMMUCLIENT_PASSWORD_FILE")
        }
        switch event {
        case .secret(let bytes): return try text(password: bytes, "the terminal")
        case .interrupted, .endOfInput: throw CommandFailure(.interrupted, "no password was given")
        }
    }
}

extension String {
    fileprivate func trimmingCharacters(in blanks: String) -> String {
        var text = self[...]
        while let first = text.first, blanks.contains(first) { text.removeFirst() }
        while let last = text.last, blanks.contains(last) { text.removeLast() }
        return String(text)
    }
}
