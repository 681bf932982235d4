import ArgumentParser
import CommandLineKit

/// `reference`: an alias of a key.
struct SetReferenceCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "Make a key an alias of another one; the write is proven.",
        usage: "immuclient reference NAME [KEY] [--at-tx ID] [flags]",
        discussion: """
            Reading the alias answers with the value of the key: the newest one, or with
            --at-tx the one that this transaction wrote. Without KEY, the key is read
            from standard input. An alias of an alias is refused, and so is a name that
            holds a value of its own.

            Examples:
              reference newest invoice/7
              reference signed invoice/7 --at-tx 951    always that value
            """, aliases: ["r"])

    @OptionGroup var words: ReferenceWords
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let view = try await words.write(in: session, encoding.choice)
        try session.report(Reports.reference, Reports.record(view, saysVerified: false))
    }
}

/// `safereference`: the same, and scripts are told that it was verified.
struct SafeSetReferenceCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "safereference", abstract: "Make an alias and print that it was verified.",
        usage: "immuclient safereference NAME [KEY] [--at-tx ID] [flags]",
        discussion: """
            The same as reference, with a line 'verified: true' in the output for scripts.

            Examples:
              safereference newest invoice/7
            """, aliases: ["sr"])

    @OptionGroup var words: ReferenceWords
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let view = try await words.write(in: session, encoding.choice)
        try session.report(Reports.reference, Reports.record(view, saysVerified: true))
    }
}

/// What both have in common.
struct ReferenceWords: ParsableArguments {
    @Argument(help: "Name of the alias.") var name: ByteArgument
    @Argument(help: "Key it stands for; from standard input when left out.") var key: ByteArgument?
    @Option(help: ArgumentHelp("Always the value that this transaction wrote.", valueName: "id"))
    var atTx: UInt64?

    init() {}

    @MainActor
    func write(in session: CommandSession, _ encoding: InputEncoding) async throws -> ReferenceView {
        let name = try session.key(name, file: nil, encoding: encoding)
        var target: [UInt8]
        if let key {
            target = try session.key(key, file: nil, encoding: encoding)
        } else {
            target = try session.contents(ofFile: "-")
            if target.last == UInt8(ascii: "\n") { target.removeLast() }
            guard !target.isEmpty else { throw CommandFailure(.usage, "a key cannot be empty") }
        }
        guard atTx != 0 else { throw CommandFailure(.usage, "transactions are counted from 1") }
        return try await session.writableLedger().setReference(name, to: target, atTx: atTx ?? 0)
    }
}
