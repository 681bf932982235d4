package import ImmuDBRecords

/// Values for the parameters of a statement, by name without regard to case.
package struct Parameters: Sendable {
    private var values: [String: SQLValue?] = [:]

    package init() {}

    /// - Parameter named: a nil value is one of a type that cannot be a parameter.
    /// - Throws: `SQLError.duplicatedParameters` when two names are equal but for case.
    package init(_ named: [(name: String, value: SQLValue?)]) throws(SQLError) {
        for (name, value) in named {
            guard values.updateValue(value, forKey: name.lowercased()) == nil else {
                throw SQLError(.duplicatedParameters)
            }
        }
    }

    /// Sets the next value by position.
    package mutating func append(_ value: SQLValue) { values["param\(values.count + 1)"] = value }

    /// Sets a value, in place of one with the same name.
    package mutating func set(_ name: String, to value: SQLValue) { values[name.lowercased()] = value }

    /// Nil when there is none, or one of a type that cannot be a parameter.
    fileprivate func known(_ name: String) -> SQLValue? { values[name] ?? nil }

    /// - Throws: `SQLError`: `missingParameter`, `unsupportedParameter`.
    func value(of name: String) throws(SQLError) -> SQLValue {
        guard let known = values[name] else { throw SQLError(.missingParameter, "(\(name))") }
        guard let value = known else { throw SQLError(.unsupportedParameter) }
        return value
    }
}

/// Place of the value of one parameter in a plan.
final class ParameterCell {
    fileprivate(set) var value: SQLValue

    fileprivate init(_ value: SQLValue) { self.value = value }
}

/// Places of the values of all parameters that a plan uses.
final class ParameterCells {
    private let parameters: Parameters
    private var cells: [String: ParameterCell] = [:]

    init(_ parameters: Parameters) { self.parameters = parameters }

    /// - Throws: `SQLError`: `missingParameter`, `unsupportedParameter`.
    func cell(_ name: String) throws(SQLError) -> ParameterCell {
        if let cell = cells[name] { return cell }
        let cell = ParameterCell(try parameters.value(of: name))
        cells[name] = cell
        return cell
    }

    /// Takes other values.
    /// - Returns: false when one is missing; planning anew says which.
    func fill(from parameters: Parameters) -> Bool {
        for (name, cell) in cells {
            guard let value = parameters.known(name) else { return false }
            cell.value = value
        }
        return true
    }
}

/// Types that the use of parameters implies.
final class ParameterTypes {
    private(set) var types: [String: SQLType] = [:]

    func note(_ name: String) {
        if types[name] == nil { types[name] = .any }
    }

    /// - Throws: `SQLError.inferredMultipleTypes`.
    func require(_ name: String, _ type: SQLType) throws(SQLError) {
        let known = types[name] ?? .any
        guard type != .any else { return note(name) }
        guard known == .any || known == type else {
            throw SQLError(.inferredMultipleTypes, ": \(name) is \(known.rawValue) and \(type.rawValue)")
        }
        types[name] = type
    }
}
