import CommandLineKit
import SystemIO
import TerminalUI

extension CommandSession {
    /// The bytes of a file named on the command line; `-` is standard input.
    func contents(ofFile name: String) throws -> [UInt8] {
        if name == "-" {
            guard !isShell else {
                throw CommandFailure(
                    .usage, "inside the shell, standard input is the commands", hint: "name a file")
            }
            return try standardInput()
        }
        do {
            return try RealFileSystem().readWhole(name, limit: CommandLineKit.Limits.inputFileBytesMax)
        } catch {
            throw CommandFailure(.usage, error.description)
        }
    }

    /// The key of a command: from its file, else from the argument.
    func key(
        _ argument: ByteArgument?, file: String?, encoding: InputEncoding
    ) throws -> [UInt8] {
        let key: [UInt8]
        switch (argument, file) {
        case (nil, nil): throw CommandFailure(.usage, "a key is missing", hint: "give KEY or --key-file FILE")
        case (_?, _?): throw CommandFailure(.usage, "the key is given twice, as a word and as --key-file")
        case (nil, let file?): key = try contents(ofFile: file)
        case (let argument?, nil): key = try encoding.decode(argument, name: "key")
        }
        guard !key.isEmpty else { throw CommandFailure(.usage, "a key cannot be empty") }
        return key
    }

    /// A key that may name a revision; keys from files and encoded ones are taken as they are.
    func keyAtRevision(
        _ argument: ByteArgument?, file: String?, encoding: InputEncoding
    ) throws -> KeyAtRevision {
        let bytes = try key(argument, file: file, encoding: encoding)
        guard file == nil, encoding == .bytes else { return KeyAtRevision(key: bytes, revision: nil) }
        let separator = Array((settings.string("revision-separator") ?? "@").utf8)
        let parsed = KeyAtRevision(parsing: bytes, separator: separator)
        guard !parsed.key.isEmpty else { throw CommandFailure(.usage, "a key cannot be empty") }
        return parsed
    }

    /// Asks that a word is typed in full before something is given up.
    ///
    /// - Parameter confirmed: what `--confirm` said.
    func requireConfirmation(_ question: String, word: String, confirmed: String?) throws {
        if let confirmed {
            guard confirmed == word else {
                throw CommandFailure(.usage, "--confirm says '\(confirmed)', not '\(word)'; nothing was done")
            }
            return
        }
        guard let ask else {
            throw CommandFailure(
                .usage, "confirmation is missing; nothing was done", hint: "add --confirm \(word)")
        }
        guard try ask("\(question) Type \(word) to go on:", word) else {
            throw CommandFailure(.interrupted, "not confirmed; nothing was done")
        }
    }
}
