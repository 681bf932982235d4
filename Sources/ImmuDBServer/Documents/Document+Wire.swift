internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension Document {
    /// - Throws: `unexpectedValue` for a value without kind and for what is no number in JSON;
    ///   `illegalArguments` for one nested too deeply.
    /// - Parameter place: where it is in the request.
    init(given message: Google_Protobuf_Struct, at place: String) throws(EngineError) {
        do throws(ProtocolError) {
            try self.init(wire: message)
            try json.checkNumbers()
        } catch {
            throw EngineError(document: error.inside(place))
        }
    }
}

extension JSONValue {
    /// - Throws: as ``Document/init(given:at:)``.
    init(given message: Google_Protobuf_Value) throws(EngineError) {
        do throws(ProtocolError) {
            try self.init(wire: message)
            try checkNumbers()
        } catch {
            throw EngineError(document: error)
        }
    }

    /// JSON has no infinite numbers, and none that is not a number: nobody could read such a document.
    fileprivate func checkNumbers() throws(ProtocolError) {
        switch self {
        case .number(let number):
            guard number.isFinite else {
                throw ProtocolError(.malformedMessage, problem: "\(number) is no number of JSON")
            }
        case .object(let members):
            for member in members {
                do throws(ProtocolError) {
                    try member.value.checkNumbers()
                } catch {
                    throw error.inside(member.name)
                }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                do throws(ProtocolError) {
                    try element.checkNumbers()
                } catch {
                    throw error.inside("[\(index)]")
                }
            }
        case .null, .string, .bool: return
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
