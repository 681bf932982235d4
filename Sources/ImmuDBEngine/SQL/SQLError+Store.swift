internal import ImmuDBSQL
internal import ImmuDBStorage

extension SQLError {
    /// What the SQL layer calls a refusal of the store's transaction.
    init(_ error: TransactionError) {
        switch error {
        case .readConflict:
            self.init(SQLError.Code.readConflict, "")
        case .readSetLimit: self.init(SQLError.Code.readSetLimit, "")
        case .readOnly: self.init(SQLError.Code.readOnly, "")
        case .closed: self.init(SQLError.Code.noTransaction, "")
        case .noEntries, .keyNotFound, .writeOnly: self.init(text: error.message)
        }
    }
}

/// Runs a call of the store and reports its refusals in the words of the SQL layer. Failures of the disk and
/// damage go through as ``EngineError``.
func onStore<R>(_ body: () throws -> R) throws -> R {
    do {
        return try body()
    } catch let error as TransactionError {
        throw SQLError(error)
    } catch let error as StorageError {
        throw EngineError(error)
    }
}

/// The same for an asynchronous call.
func onStore<R>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> R
) async throws -> R {
    do {
        return try await body()
    } catch let error as TransactionError {
        throw SQLError(error)
    } catch let error as StorageError {
        throw EngineError(error)
    }
}
