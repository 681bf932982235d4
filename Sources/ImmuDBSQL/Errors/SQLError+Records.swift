internal import ImmuDBProofs
internal import ImmuDBRecords

extension SQLError {
    init(_ error: SQLRecordError) {
        let code: Code =
            switch error.code {
            case .corrupted: .corruptedData
            case .invalidValue: .invalidValue
            case .unsupportedCast: .unsupportedCast
            case .maxLengthExceeded: .maxLengthExceeded
            case .maxKeyLengthExceeded: .maxKeyLengthExceeded
            }
        self.init(code, text: error.message)
    }

    init(_ error: FormatError) {
        self.init(.corruptedData, ": \(error.message)")
    }
}

/// Runs something that reads or writes records and reports its failure as a ``SQLError``.
func onRecords<R>(
    _ context: @autoclosure () -> String = "", _ body: () throws(SQLRecordError) -> R
) throws(SQLError) -> R {
    do throws(SQLRecordError) {
        return try body()
    } catch {
        throw SQLError(error).appending(context())
    }
}
