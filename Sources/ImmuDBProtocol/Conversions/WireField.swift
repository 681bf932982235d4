internal import ImmuDBProofs

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Checked access to single fields. Errors begin with the name of the field; callers further out add
/// theirs, so that nothing is spent on paths while all is well.
enum WireField {
    /// Runs a conversion and puts `name` before the path of its errors.
    static func inside<T>(
        _ name: @autoclosure () -> String, _ body: () throws(ProtocolError) -> T
    ) throws(ProtocolError) -> T {
        do {
            return try body()
        } catch {
            throw error.inside(name())
        }
    }

    /// A digest of exactly 32 bytes.
    static func digest(_ data: Data, _ name: String) throws(ProtocolError) -> Digest {
        guard let digest = data.withUnsafeBytes({ Digest($0) }) else {
            throw ProtocolError(
                .malformedMessage, name, problem: "\(data.count) bytes, expected \(Digest.byteCount)")
        }
        return digest
    }

    /// A digest that may be left out: `absent` stands for an empty field.
    static func digest(_ data: Data, _ name: String, absent: Digest) throws(ProtocolError) -> Digest {
        data.isEmpty ? absent : try digest(data, name)
    }

    /// A list of digests, at most `max` of them.
    static func digests(_ list: [Data], _ name: String, max: Int) throws(ProtocolError) -> [Digest] {
        try bound(list.count, name, max: max, unit: "terms")
        var digests: [Digest] = []
        digests.reserveCapacity(list.count)
        for (index, data) in list.enumerated() {
            guard let digest = data.withUnsafeBytes({ Digest($0) }) else {
                throw ProtocolError(
                    .malformedMessage, name, "[\(index)]",
                    problem: "\(data.count) bytes, expected \(Digest.byteCount)")
            }
            digests.append(digest)
        }
        return digests
    }

    /// Bytes, at most `max` of them.
    static func bytes(_ data: Data, _ name: String, max: Int) throws(ProtocolError) -> [UInt8] {
        try bound(data.count, name, max: max, unit: "bytes")
        return [UInt8](data)
    }

    /// Refuses a count above `max`.
    static func bound(_ count: Int, _ name: String, max: Int, unit: String) throws(ProtocolError) {
        guard count <= max else {
            throw ProtocolError(
                .limitExceeded, name, problem: "\(count) \(unit), at most \(max) are accepted")
        }
    }

    /// Refuses an absent sub-message.
    static func require(_ isPresent: Bool, _ name: String) throws(ProtocolError) {
        guard isPresent else { throw ProtocolError(.missingField, name, problem: "missing") }
    }

    /// A non-negative 32-bit number.
    static func unsigned(_ value: Int32, _ name: String) throws(ProtocolError) -> UInt32 {
        guard let unsigned = UInt32(exactly: value) else {
            throw ProtocolError(.malformedMessage, name, problem: "\(value) is negative")
        }
        return unsigned
    }

    /// A number that the wire carries as a signed 32-bit one.
    static func signed(_ value: UInt32, _ name: String) throws(ProtocolError) -> Int32 {
        guard let signed = Int32(exactly: value) else {
            throw ProtocolError(.notRepresentable, name, problem: "\(value) exceeds \(Int32.max)")
        }
        return signed
    }

    /// Converts the elements of a list; errors carry name and index.
    static func list<From, To>(
        _ elements: [From], _ name: String, max: Int, _ convert: (From) throws(ProtocolError) -> To
    ) throws(ProtocolError) -> [To] {
        try bound(elements.count, name, max: max, unit: "elements")
        var converted: [To] = []
        converted.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do {
                converted.append(try convert(element))
            } catch {
                throw error.inside("[\(index)]").inside(name)
            }
        }
        return converted
    }
}

extension Digest {
    /// The bytes as a message field.
    var wire: Data { withUnsafeBytes { Data($0) } }
}

extension [Digest] {
    /// The digests as a repeated message field.
    var wire: [Data] { map(\.wire) }
}
