import ArgumentParser
import CommandLineKit

/// How keys and values on the command line are to be read.
struct EncodingOptions: ParsableArguments {
    @Flag(help: "Keys and values on the command line are hexadecimal.")
    var hex = false

    @Flag(help: "Keys and values on the command line are base64.")
    var base64 = false

    init() {}

    func validate() throws {
        if hex, base64 { throw ValidationError("--hex and --base64 exclude each other") }
    }

    /// What the flags say.
    var choice: InputEncoding { hex ? .hex : base64 ? .base64 : .bytes }
}

/// What the words of a command line stand for.
enum InputEncoding: Sendable {
    case bytes, hex, base64

    /// The bytes that an argument stands for.
    func decode(_ argument: ByteArgument, name: String) throws(CommandFailure) -> [UInt8] {
        switch self {
        case .bytes:
            return argument.bytes
        case .hex:
            guard let bytes = Encodings.bytes(hex: argument.bytes) else {
                throw CommandFailure(
                    .usage, "the \(name) is not hexadecimal", hint: "give an even number of digits 0-9, a-f")
            }
            return bytes
        case .base64:
            guard let bytes = Encodings.bytes(base64: argument.bytes) else {
                throw CommandFailure(.usage, "the \(name) is not base64", hint: "padding with = is required")
            }
            return bytes
        }
    }
}

/// A key from a file.
struct KeyFileOption: ParsableArguments {
    @Option(help: ArgumentHelp("Read the key from a file; - is standard input.", valueName: "file"))
    var keyFile: String?

    init() {}
}

/// A value from a file.
struct ValueFileOption: ParsableArguments {
    @Option(help: ArgumentHelp("Read the value from a file; - is standard input.", valueName: "file"))
    var valueFile: String?

    init() {}
}

/// From which transactions a list is to be.
struct SpanOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only what this transaction or a later one wrote; or a time.", valueName: "id"))
    var since: TransactionBound?

    @Option(
        help: ArgumentHelp("Only what this transaction or an earlier one wrote; or a time.", valueName: "id"))
    var until: TransactionBound?

    init() {}
}

/// A range of transactions, both ends included.
struct TransactionSpan: Sendable, Hashable {
    var since: UInt64?
    var until: UInt64?

    /// True when every transaction is in it.
    var isEverything: Bool { since == nil && until == nil }

    func contains(_ txID: UInt64) -> Bool { txID >= since ?? 0 && txID <= until ?? .max }
}

/// Which part of a list is wanted, and how.
struct ListChoice: Sendable, Hashable {
    /// nil: what suits the output; 0: all.
    var limit: UInt64?
    var offset: UInt64
    var isDescending: Bool
    /// Check a proof for every entry.
    var proves: Bool
}

/// Which part of a list to show.
struct ListOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Entries to show at most; 0 is all.", valueName: "count"))
    var limit: UInt64?

    @Option(help: ArgumentHelp("Entries to leave out at the beginning.", valueName: "count"))
    var offset: UInt64 = 0

    @Flag(help: "From the last to the first.")
    var desc = false

    @Flag(help: "Fetch and check a proof for every entry.")
    var prove = false

    init() {}

    var choice: ListChoice { ListChoice(limit: limit, offset: offset, isDescending: desc, proves: prove) }
}
