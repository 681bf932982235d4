import CommandLineKit
import ImmuDBEngine
import ImmuDBRecords

@MainActor
extension MetaCommand {
    static func verify(_ context: MetaContext, _ arguments: [String]) throws {
        let state = try flag(arguments, context.session.sqlState.isVerifying)
        context.session.sqlState.isVerifying = state
        try context.session.remark("proving rows is \(state ? "on" : "off")")
    }

    /// Bounds of the engine of this program; a server of another version may have others.
    static func limits(_ context: MetaContext, _ arguments: [String]) throws {
        guard arguments.isEmpty else { throw wrongUse("limits", "") }
        let header = ResultPrinter.header(
            "limit", [Column("what"), Column("at most", alignment: .trailing), Column("of")])
        var writer = try context.session.begin(header)
        for limit in StatementLimit.all {
            try writer.add(
                Record([.text(limit.name), FieldValue(.integer(limit.value)), .text(limit.unit)]))
        }
        try writer.end()
        try context.session.flushResult()
    }
}
