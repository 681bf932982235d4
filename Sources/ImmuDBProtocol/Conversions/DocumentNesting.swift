internal import ImmuDBProofs
internal import SwiftProtobuf

/// Finds where the bytes of a message nest documents too deeply, without a call per level.
struct DocumentNesting {
    /// A kind of message on the way to a value.
    private enum Shape {
        case insertion, replacement, search, query, comparisons, comparison, object, member, value, list

        /// Name and shape of the message in a field; the name is empty where a document's own names count.
        func part(_ field: UInt64) -> (name: String, isRepeated: Bool, shape: Shape)? {
            switch (self, field) {
            case (.insertion, 2): ("documents", true, .object)
            case (.replacement, 1): ("query", false, .query)
            case (.replacement, 2): ("document", false, .object)
            case (.search, 1), (.search, 2): ("query", false, .query)
            case (.query, 2): ("expressions", true, .comparisons)
            case (.comparisons, 1): ("fieldComparisons", true, .comparison)
            case (.comparison, 3): ("value", false, .value)
            case (.object, 1): ("", false, .member)
            case (.member, 2): ("", false, .value)
            case (.value, 5): ("", false, .object)
            case (.value, 6): ("", false, .list)
            case (.list, 1): ("", true, .value)
            default: nil
            }
        }
    }

    /// A message whose fields are being looked at.
    private struct Frame {
        var shape: Shape
        var end: Int
        /// As the path shows it; empty for what has no name of its own.
        var name: String
        /// Levels of the document above and with this one.
        var depth: Int
        /// Elements of repeated fields so far, by field.
        var counts: [UInt64: Int] = [:]
    }

    private let bytes: [UInt8]
    private var reader: ByteReader
    private var frames: [Frame]

    private init(_ bytes: [UInt8], _ shape: Shape) {
        self.bytes = bytes
        reader = ByteReader(bytes)
        frames = [Frame(shape: shape, end: bytes.count, name: "", depth: 0)]
    }

    /// Says which part of a message is nested too deeply, as far as the message has documents.
    static func complaint<Message: SwiftProtobuf.Message>(
        about bytes: [UInt8], _ type: Message.Type
    ) -> String {
        let limit = "nested deeper than \(WireLimits.documentDepthMax) levels"
        let shape: Shape? =
            switch type {
            case is Immudb_Model_InsertDocumentsRequest.Type: .insertion
            case is Immudb_Model_ReplaceDocumentsRequest.Type: .replacement
            case is Immudb_Model_SearchDocumentsRequest.Type, is Immudb_Model_CountDocumentsRequest.Type,
                is Immudb_Model_DeleteDocumentsRequest.Type:
                .search
            default: nil
            }
        guard let shape else { return "\(Message.protoMessageName) is \(limit)" }
        var nesting = DocumentNesting(bytes, shape)
        do throws(FormatError) {
            guard let place = try nesting.findTooDeep() else {
                return "\(Message.protoMessageName) is \(limit)"
            }
            return "\(place): \(limit)"
        } catch {
            return "\(Message.protoMessageName) is \(limit), and damaged: \(error.message)"
        }
    }

    /// Path and offset of the first level that is too deep; nil when there is none.
    private mutating func findTooDeep() throws(FormatError) -> String? {
        while let frame = frames.last {
            guard reader.offset < frame.end else {
                frames.removeLast()
                continue
            }
            if try step(into: frame), let last = frames.last, last.depth > WireLimits.documentDepthMax {
                return "\(path) (byte \(reader.offset))"
            }
        }
        return nil
    }

    /// Reads one field and enters it when it leads on.
    /// - Returns: whether a level was entered.
    private mutating func step(into frame: Frame) throws(FormatError) -> Bool {
        let tag = try varint()
        switch tag & 7 {
        case 0: _ = try varint()
        case 1: try skip(8)
        case 5: try skip(4)
        case 2:
            let length = try varint()
            guard let count = Int(exactly: length), count <= frame.end - reader.offset else {
                throw FormatError("length \(length) at byte \(reader.offset)")
            }
            let field = tag >> 3
            if frame.shape == .member, field == 1 {
                let name = try reader.bytes(count, "name")
                frames[frames.count - 1].name = String(decoding: name, as: UTF8.self)
                return false
            }
            guard let part = frame.shape.part(field) else {
                try skip(count)
                return false
            }
            enter(part, field, count)
            return true
        default: throw FormatError("field of kind \(tag & 7) at byte \(reader.offset)")
        }
        return false
    }

    private mutating func enter(
        _ part: (name: String, isRepeated: Bool, shape: Shape), _ field: UInt64, _ count: Int
    ) {
        let current = frames.count - 1
        let number = frames[current].counts[field, default: 0]
        frames[current].counts[field] = number + 1
        let isLevel = part.shape == .object || part.shape == .list
        frames.append(
            Frame(
                shape: part.shape, end: reader.offset + count,
                name: part.isRepeated ? "\(part.name)[\(number)]" : part.name,
                depth: frames[current].depth + (isLevel ? 1 : 0)))
    }

    /// The first names of the way to where the reader is.
    private var path: String {
        var text = ""
        var isCut = false
        for name in frames.lazy.map(\.name) where !name.isEmpty {
            guard text.utf8.count < WireLimits.shownPathBytes else {
                isCut = true
                break
            }
            if !text.isEmpty, !name.hasPrefix("[") { text += "." }
            text += name.prefix(WireLimits.shownPathBytes)
        }
        return isCut ? text + "…" : text
    }

    private mutating func skip(_ count: Int) throws(FormatError) { _ = try reader.bytes(count, "field") }

    private mutating func varint() throws(FormatError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try reader.byte("number")
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw FormatError("number longer than 10 bytes at byte \(reader.offset)")
    }
}
