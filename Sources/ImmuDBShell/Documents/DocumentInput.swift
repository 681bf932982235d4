import CommandLineKit
import ImmuDBRecords
import TerminalUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Documents of a file, one after the other: one in each line, or JSON objects and lists over several lines.
@MainActor
final class DocumentInput {
    private let reader: PipeLineReader
    private let descriptor: Int32
    private let isOwn: Bool
    /// What errors call it.
    private let name: String

    /// Documents with the line they begin in.
    struct Part {
        var line: Int
        var documents: [Document]
        var byteCount: Int
    }

    /// - Parameter path: `-` is standard input.
    init(_ path: String, session: CommandSession) throws(CommandFailure) {
        if path == "-" {
            guard !session.isShell else {
                throw CommandFailure(
                    .usage, "inside the shell, standard input is the commands", hint: "name a file")
            }
            (descriptor, isOwn, name) = (session.streams.inputDescriptor, false, "standard input")
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw CommandFailure(
                    .usage, "\(path) cannot be read: \(String(cString: strerror(errno)))")
            }
            (isOwn, name) = (true, path)
        }
        reader = PipeLineReader(descriptor: descriptor, name: name, lineLimit: Limits.documentTextBytesMax)
    }

    func finish() { if isOwn { closeDescriptor(descriptor) } }

    /// The documents of the next line, or of as many lines as they take; nil at the end.
    func next() throws -> Part? {
        var text: [UInt8] = []
        var scanner = BracketScanner()
        var start = 0
        while let line = try reader.readBytes() {
            if text.isEmpty {
                guard line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
                start = reader.lineNumber
            } else {
                text.append(0x0A)
            }
            text += line
            guard text.count <= Limits.documentTextBytesMax else {
                throw CommandFailure(
                    .usage,
                    "\(name), line \(start): more than \(Limits.documentTextBytesMax) bytes in one piece",
                    hint: "write one document in each line")
            }
            scanner.read(line)
            if scanner.isComplete { return try part(text, start) }
        }
        return text.isEmpty ? nil : try part(text, start)
    }

    private func part(_ text: [UInt8], _ line: Int) throws -> Part {
        let place = "\(name), line \(line)"
        guard let string = String(validating: text, as: UTF8.self) else {
            throw CommandFailure(.usage, "\(place): not valid UTF-8")
        }
        return Part(line: line, documents: try DocumentText.objects(string, place), byteCount: text.count)
    }
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }

/// Tells whether all brackets of a JSON text are closed.
struct BracketScanner {
    private var depth = 0
    private var isInText = false
    private var isEscaped = false

    mutating func read(_ line: [UInt8]) {
        for byte in line {
            if isEscaped {
                isEscaped = false
            } else if isInText {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isInText = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isInText = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
            }
        }
        // No text of JSON goes over a line.
        (isInText, isEscaped) = (false, false)
    }

    var isComplete: Bool { depth <= 0 }
}
