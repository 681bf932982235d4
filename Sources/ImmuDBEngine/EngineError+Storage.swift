internal import ImmuDBStorage
internal import SystemIO

extension EngineError {
    init(_ error: StorageError) {
        let code: Code =
            switch error.code {
            case .storeNotFound: .notADataDirectory
            case .locked: .locked
            case .unsupported: .notADataDirectory
            case .corrupted: .corrupted
            case .valueDiscarded: .valueDiscarded
            case .transactionNotFound: .txNotFound
            case .keyNotFound: .keyNotFound
            case .invalidArgument, .transactionGap, .entriesDiffer: .illegalArguments
            case .transactionPresent: .alreadyCommitted
            case .readOnly: .readOnly
            case .writesRefused, .tooManyWaiting, .inputOutput: .storage
            case .closed: .closed
            }
        switch error.code {
        case .transactionNotFound: self = .txNotFound
        case .keyNotFound: self = .keyNotFound
        case .transactionPresent: self = .alreadyCommitted
        case .entriesDiffer: self = .entriesDiffer
        default: self.init(code, error.description)
        }
    }
}

extension EngineError {
    init(_ error: TransactionError) {
        switch error {
        case .readConflict(let cause): self.init(.readConflict, error.message, cause: cause.description)
        case .readSetLimit: self.init(.readSetLimit, error.message)
        case .noEntries: self = .noEntries
        case .keyNotFound: self = .keyNotFound
        case .readOnly, .writeOnly: self.init(.illegalArguments, error.message)
        case .closed: self.init(.closed, error.message)
        }
    }
}

/// Runs a call of a lower layer and reports its failure as an ``EngineError``.
func translating<R>(_ body: () throws -> R) throws(EngineError) -> R {
    do {
        return try body()
    } catch {
        throw engineError(for: error)
    }
}

/// The same for an asynchronous call.
func translating<R>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> R
) async throws(EngineError) -> R {
    do {
        return try await body()
    } catch {
        throw engineError(for: error)
    }
}

func engineError(for error: any Error) -> EngineError {
    switch error {
    case let error as EngineError: error
    case let error as StorageError: EngineError(error)
    case let error as TransactionError: EngineError(error)
    case let error as SystemIOError:
        EngineError(error.code == .locked ? .locked : .storage, error.description)
    default: EngineError(.storage, String(describing: error))
    }
}
