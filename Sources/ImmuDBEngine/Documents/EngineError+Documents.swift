internal import ImmuDBRecords
internal import ImmuDBSQL

extension EngineError {
    static let collectionNotFound = EngineError(.collectionNotFound, "collection does not exist")
    static let documentNotFound = EngineError(.documentNotFound, "document not found")
    /// The spelling is part of the protocol.
    static let documentConflict = EngineError(
        .documentConflict,
        "conflict due to uniqueness contraint violation or read document was updated by another transaction")

    static func collectionNotFound(_ name: String) -> EngineError {
        EngineError(.collectionNotFound, "\(collectionNotFound.message) (\(name))")
    }

    static func fieldNotFound(_ name: String) -> EngineError {
        EngineError(.fieldNotFound, "field does not exist (\(name))")
    }

    /// The same error with more context behind it.
    func appending(_ context: String) -> EngineError { EngineError(code, message + context, cause: cause) }

    /// What documents call a refusal of the SQL layer beneath them.
    init(documents error: SQLError) {
        switch error.code {
        case .tableAlreadyExists: self.init(.collectionExists, "collection already exists")
        case .tableDoesNotExist: self = .collectionNotFound
        case .columnAlreadyExists: self.init(.fieldExists, "field already exists")
        case .columnDoesNotExist: self.init(.fieldNotFound, "field does not exist")
        case .limitedIndexCreation:
            self.init(
                .illegalArguments, "unique index creation is only supported on empty collections")
        case .keyAlreadyExists, .readConflict: self = .documentConflict
        case .maxLengthExceeded, .maxKeyLengthExceeded: self.init(.limitExceeded, error.message)
        case .readSetLimit: self.init(.readSetLimit, error.message)
        case .readOnly: self.init(.readOnly, error.message)
        case .corruptedData: self.init(.corrupted, error.message)
        default: self.init(.illegalArguments, error.message)
        }
    }

    /// What a value of a document or a filter is refused with.
    init(value error: SQLRecordError) {
        let code: Code =
            switch error.code {
            case .corrupted: .corrupted
            case .maxLengthExceeded, .maxKeyLengthExceeded: .limitExceeded
            case .invalidValue, .unsupportedCast: .unexpectedValue
            }
        self.init(code, error.message)
    }

    init(_ problem: DocumentID.Problem) {
        switch problem {
        case .notHexadecimal(let text): self.init(.unexpectedValue, text)
        case .empty: self = .illegalArguments
        case .tooLong: self.init(.limitExceeded, "max length exceeded")
        }
    }
}

/// Runs something on the tables of collections and reports its failure in the words of documents.
func onDocuments<R>(_ body: () throws -> R) throws(EngineError) -> R {
    do {
        return try body()
    } catch let error as SQLError {
        throw EngineError(documents: error)
    } catch {
        throw engineError(for: error)
    }
}

/// The same for an asynchronous call.
func onDocuments<R>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> R
) async throws(EngineError) -> R {
    do {
        return try await body()
    } catch let error as SQLError {
        throw EngineError(documents: error)
    } catch {
        throw engineError(for: error)
    }
}
