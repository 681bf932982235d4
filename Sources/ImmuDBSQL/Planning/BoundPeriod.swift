internal import ImmuDBRecords

/// The ends of a period as expressions that need no row.
struct BoundPeriod {
    var start: Instant?
    var end: Instant?

    struct Instant {
        var value: BoundExpression
        var isTransaction: Bool
        var isInclusive: Bool
    }

    /// Transactions of the period; nil when there are none.
    /// - Throws: `SQLError.illegalArguments` for ids that cannot be; `unsupportedCast` for what is no time.
    func window(_ evaluation: Evaluation) throws -> TransactionWindow? {
        var window = TransactionWindow.all
        if let start {
            guard let first = try BoundPeriod.first(start, evaluation) else { return nil }
            window.first = first
        }
        if let end {
            guard let last = try BoundPeriod.last(end, evaluation) else { return nil }
            window.last = last
        }
        return window.first <= window.last ? window : nil
    }

    /// The states before the start and at the end, each nil when nothing had happened by then.
    /// - Throws: `SQLError`: `diffRequiresPeriod`, and as ``window(_:)``.
    func states(
        _ evaluation: Evaluation
    ) throws -> (before: TransactionWindow?, after: TransactionWindow?) {
        guard let start, let end else { throw SQLError(.diffRequiresPeriod) }
        if start.isTransaction, start.isInclusive {
            let id = try BoundPeriod.transactionID(start, evaluation)
            guard id > 1 else { throw BoundPeriod.notAfterFirst(id) }
        }
        let first = try BoundPeriod.first(start, evaluation)
        let before =
            first.map { $0 > 1 ? TransactionWindow(last: $0 - 1) : nil }
            ?? TransactionWindow(last: evaluation.transaction.store.snapshotTxID)
        return (before, try BoundPeriod.last(end, evaluation).map { TransactionWindow(last: $0) })
    }

    private static func first(_ instant: Instant, _ evaluation: Evaluation) throws -> UInt64? {
        if instant.isTransaction {
            let id = try transactionID(instant, evaluation)
            return instant.isInclusive ? id : id == .max ? nil : id + 1
        }
        let micros = try time(instant, evaluation)
        let (seconds, rest) = CivilTime.floorDivide(micros, 1_000_000)
        let start = seconds + (rest > 0 ? 1 : 0) + (instant.isInclusive ? 0 : 1)
        return try evaluation.transaction.store.firstTransaction(atOrAfter: start)
    }

    private static func last(_ instant: Instant, _ evaluation: Evaluation) throws -> UInt64? {
        if instant.isTransaction {
            let id = try transactionID(instant, evaluation)
            if instant.isInclusive { return id }
            guard id > 1 else { throw notAfterFirst(id) }
            return id - 1
        }
        let seconds = CivilTime.floorDivide(try time(instant, evaluation), 1_000_000).quotient
        return try evaluation.transaction.store.lastTransaction(
            atOrBefore: seconds - (instant.isInclusive ? 0 : 1))
    }

    private static func notAfterFirst(_ id: UInt64) -> SQLError {
        SQLError(.illegalArguments, ": invalid tx range, tx ID must be greater than 1, \(id) given")
    }

    private static func transactionID(_ instant: Instant, _ evaluation: Evaluation) throws -> UInt64 {
        let value = try instant.value.value([], evaluation)
        let given: String
        switch value {
        case .integer(let id):
            if id >= 1 { return UInt64(id) }
            given = String(id)
        default: given = value.type.rawValue
        }
        throw SQLError(
            .illegalArguments, ": invalid tx range, tx ID must be a positive integer, \(given) given")
    }

    private static func time(_ instant: Instant, _ evaluation: Evaluation) throws -> Int64 {
        let value = try instant.value.value([], evaluation)
        let time = try onRecords { () throws(SQLRecordError) in try value.cast(to: .timestamp) }
        guard case .timestamp(let micros) = time else {
            throw SQLError(.illegalArguments, ": period ends at NULL")
        }
        return micros
    }
}
