/// A flat JSON object on one line, for logs and small answers.
package enum JSONLine {
    /// - Parameter members: in their order; values become strings.
    package static func object(_ members: [(name: String, value: String)]) -> String {
        let bytes = JSONText.object(members.map { ($0.name, JSONText.string($0.value)) })
        return String(decoding: bytes, as: UTF8.self)
    }
}
