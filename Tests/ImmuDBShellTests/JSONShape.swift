#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Any JSON, read by somebody else's parser.
indirect enum JSONShape: Decodable {
    case object([String: JSONShape])
    case array([JSONShape])
    case scalar

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let members = try? container.decode([String: JSONShape].self) {
            self = .object(members)
        } else if let elements = try? container.decode([JSONShape].self) {
            self = .array(elements)
        } else {
            self = .scalar
        }
    }

    static func isWellFormed(_ text: String) -> Bool {
        do {
            _ = try JSONDecoder().decode(JSONShape.self, from: Data(text.utf8))
            return true
        } catch {
            return false
        }
    }
}
