internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension Document {
    /// - Throws: `unexpectedValue` for a value without kind; `illegalArguments` for one nested too deeply.
    init(given message: Google_Protobuf_Struct) throws(EngineError) {
        do throws(ProtocolError) {
            try self.init(wire: message)
        } catch {
            throw EngineError(document: error)
        }
    }
}

extension JSONValue {
    /// - Throws: as ``Document/init(given:)``.
    init(given message: Google_Protobuf_Value) throws(EngineError) {
        do throws(ProtocolError) {
            try self.init(wire: message)
        } catch {
            throw EngineError(document: error)
        }
    }
}

extension EngineError {
    fileprivate init(document error: ProtocolError) {
        if error.code == .limitExceeded {
            self.init(.illegalArguments, "illegal arguments: \(error.description)")
        } else {
            self.init(.unexpectedValue, "unexpected value: \(error.description)")
        }
    }
}
