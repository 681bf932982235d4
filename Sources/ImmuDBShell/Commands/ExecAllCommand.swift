import ArgumentParser
import CommandLineKit
import ImmuDBClient

/// `exec-all`: several operations in one transaction.
struct ExecAllCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "exec-all", abstract: "Do several writes in one transaction; it is proven.",
        usage: "immuclient exec-all [FILE] [--self-contained] [flags]",
        discussion: """
            Reads one operation per line from FILE or standard input, quoted as in the shell:
              set KEY VALUE
              reference NAME KEY [TX|bound]
              zadd SET SCORE KEY [TX|bound]
            Either all of them are done, in their order, or none. An alias or member may
            name a key that was set above it; 'bound' binds it to the value of this very
            transaction.

            Examples:
              printf 'set k 1\\nzadd s 10 k bound\\n' | immuclient exec-all
              exec-all batch.txt
            """)

    @Argument(help: "File with operations; - or nothing is standard input.") var file: String = "-"
    @Flag(help: "Refuse aliases and members of keys that are not set in the list and bound to it.")
    var selfContained = false
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let ledger = try await session.writableLedger()
        let text = try session.contents(ofFile: file)
        let operations = try OperationList.parse(text, encoding: encoding.choice)
        let transaction = try await ledger.execute(operations, isSelfContained: selfContained)
        try session.report(
            Reports.transaction("transaction"), Reports.record(transaction, saysVerified: false))
    }
}

/// Operations as text, one per line.
enum OperationList {
    static func parse(
        _ text: [UInt8], encoding: InputEncoding
    ) throws(CommandFailure) -> [ImmuDBClient.LedgerOperation] {
        var operations: [ImmuDBClient.LedgerOperation] = []
        var number = 0
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            switch WordScanner.scan(Array(line)) {
            case .words(let words) where words.isEmpty: continue
            case .words(let words):
                operations.append(try operation(words.map(\.bytes), encoding: encoding, line: number))
            case .incomplete: throw failure(number, "a quotation does not end on its line")
            case .invalid(let reason): throw failure(number, reason.description)
            }
            guard operations.count <= Limits.operationsMax else {
                throw CommandFailure(
                    .usage, "more than \(Limits.operationsMax) operations; nothing was written")
            }
        }
        guard !operations.isEmpty else {
            throw CommandFailure(.usage, "there is no operation", hint: "as in: set KEY VALUE")
        }
        return operations
    }

    private static func operation(
        _ words: [[UInt8]], encoding: InputEncoding, line: Int
    ) throws(CommandFailure) -> ImmuDBClient.LedgerOperation {
        let name = String(decoding: words[0], as: UTF8.self)
        func bytes(_ index: Int) throws(CommandFailure) -> [UInt8] {
            try encoding.decode(ByteArgument(words[index]), name: "word \(index + 1) of line \(line)")
        }
        func binding(_ index: Int) throws(CommandFailure) -> (atTx: UInt64, isBound: Bool) {
            guard words.count > index else { return (0, false) }
            let word = String(decoding: words[index], as: UTF8.self)
            if word == "bound" { return (0, true) }
            guard let id = UInt64(word), id > 0 else {
                throw failure(line, "'\(word)' is neither a transaction nor 'bound'")
            }
            return (id, true)
        }
        switch (name, words.count) {
        case ("set", 3):
            return .set(KeyValue(key: try bytes(1), value: try bytes(2)))
        case ("reference", 3...4):
            let bound = try binding(3)
            return .reference(try bytes(1), to: try bytes(2), atTx: bound.atTx, isBound: bound.isBound)
        case ("zadd", 4...5):
            let bound = try binding(4)
            let score = try ScoreText.parse(String(decoding: words[2], as: UTF8.self))
            return .member(
                of: try bytes(1), score: score, key: try bytes(3), atTx: bound.atTx, isBound: bound.isBound)
        case ("set", _), ("reference", _), ("zadd", _):
            throw failure(line, "\(name) has too few or too many words")
        default:
            throw failure(line, "'\(name)' is no operation", hint: "one of set, reference, zadd")
        }
    }

    private static func failure(_ line: Int, _ message: String, hint: String? = nil) -> CommandFailure {
        CommandFailure(.usage, "line \(line): \(message); nothing was written", hint: hint)
    }
}
