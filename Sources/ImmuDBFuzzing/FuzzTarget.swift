/// Something that reads bytes from outside, and what has to hold whatever they are: no trap, no blow-up, and
/// what was accepted survives being written and read again.
package struct FuzzTarget: Sendable {
    package let name: String
    /// Inputs to begin with.
    package let seeds: [[UInt8]]
    /// How many inputs close to each one are examined with it; none where an examination takes long.
    package let neighbours: Int
    /// Reads an input.
    /// - Throws: ``FuzzFinding`` when something does not hold; the refusals of readers are no findings.
    package let examine: @Sendable ([UInt8]) throws -> Void

    init(
        name: String, seeds: [[UInt8]], neighbours: Int = Limits.neighbours,
        examine: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        (self.name, self.seeds, self.neighbours, self.examine) = (name, seeds, neighbours, examine)
    }

    /// All targets.
    package static let all: [FuzzTarget] =
        [.sqlText, .sqlRun, .catalogRecords, .rows, .storeRecords, .json, .document, .texts]
        + [.messages, .documentMessages, .proofs, .backup, .exported, .store, .compressed]
        + [.trustFiles, .settings, .words, .terminal, .history]

    /// The target of a name.
    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// What should never happen.
package struct FuzzFinding: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }

    static func require(_ holds: Bool, _ what: @autoclosure () -> String) throws(FuzzFinding) {
        guard holds else { throw FuzzFinding(what()) }
    }
}

/// The value, or nil when the reader refuses; its error is a typed one by its signature.
func accepted<T, E: Error>(_ read: () throws(E) -> T) -> T? {
    do throws(E) {
        return try read()
    } catch {
        return nil
    }
}

/// Runs something asynchronous to its end.
func waiting<T: Sendable>(_ body: @escaping @Sendable () async -> T) -> T {
    let result = FuzzResult<T>()
    Task.detached { result.set(await body()) }
    return result.wait()
}
