internal import ImmuDBProofs

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The text form of a record: JSON, indented, keys sorted, one final newline.
///
/// `checksum` is the SHA-256 over all other fields in a fixed order, each preceded by its length, so that a
/// changed digit is damage and not a false alarm about the server. It is no protection against an author:
/// whoever may write the file may also write another state.
struct TrustFile: Codable {
    static let format = "immuclient-trust"
    static let version = 1

    struct Signature: Codable {
        var publicKey: String
        var signature: String
    }

    struct State: Codable {
        var txID: UInt64
        var alh: String
        var signature: Signature?
    }

    struct Event: Codable {
        var kind: String
        var time: String
        var txID: UInt64
        var alh: String
        var note: String?
    }

    var format: String
    var version: Int
    var name: String
    var database: String
    var serverUUID: String?
    /// 65-byte point, hexadecimal.
    var signingKey: String?
    /// For human readers; follows from the key.
    var signingKeyFingerprint: String?
    var state: State?
    var updatedAt: String
    var events: [Event]
    var checksum: String

    /// Version alone, to tell a newer file from a damaged one.
    struct Preamble: Codable {
        var format: String
        var version: Int
    }
}

/// Bytes that are not a trust file.
struct TrustFileDamage: Error {
    /// What is wrong.
    let problem: String
    /// True when a newer program wrote the file; it is not damaged then.
    var isNewer = false
}

extension TrustRecord {
    /// The bytes of the trust file.
    func encoded() throws -> [UInt8] {
        var file = TrustFile(self)
        file.checksum = file.computedChecksum
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(file)) + [UInt8(ascii: "\n")]
    }

    /// Reads the bytes of a trust file.
    init(decoding bytes: [UInt8]) throws(TrustFileDamage) {
        guard !bytes.isEmpty else { throw TrustFileDamage(problem: "it is empty") }
        guard bytes.last == UInt8(ascii: "\n") else { throw TrustFileDamage(problem: "its end is missing") }
        let data = Data(bytes)
        let decoder = JSONDecoder()
        let file: TrustFile
        do {
            let preamble = try decoder.decode(TrustFile.Preamble.self, from: data)
            guard preamble.format == TrustFile.format else {
                throw TrustFileDamage(problem: "its format is not \(TrustFile.format)")
            }
            guard preamble.version == TrustFile.version else {
                throw TrustFileDamage(
                    problem: "it has version \(preamble.version), this program reads \(TrustFile.version)",
                    isNewer: preamble.version > TrustFile.version)
            }
            file = try decoder.decode(TrustFile.self, from: data)
        } catch let damage as TrustFileDamage {
            throw damage
        } catch {
            throw TrustFileDamage(problem: "it is not readable JSON of the expected form")
        }
        guard file.checksum == file.computedChecksum else {
            throw TrustFileDamage(problem: "its checksum does not match its contents")
        }
        self = try file.record()
    }
}

extension TrustFile {
    init(_ record: TrustRecord) {
        format = TrustFile.format
        version = TrustFile.version
        name = record.pin.name
        database = record.pin.database
        serverUUID = record.serverUUID
        signingKey = record.signingKey.map { Hex.encode($0.x963) }
        signingKeyFingerprint = record.signingKey?.fingerprint
        state = record.state.map { state in
            State(
                txID: state.txID, alh: state.alh.hex,
                signature: state.signature.map {
                    Signature(publicKey: Hex.encode($0.publicKey), signature: Hex.encode($0.signature))
                })
        }
        updatedAt = UTCTime.text(record.updatedAt)
        events = record.events.map {
            Event(
                kind: $0.kind.rawValue, time: UTCTime.text($0.time), txID: $0.txID, alh: $0.alh.hex,
                note: $0.note)
        }
        checksum = ""
    }

    var computedChecksum: String {
        var stream = SHA256.Stream()
        func add(_ text: String?) {
            guard let text else { return stream.update(bigEndian: UInt64.max) }
            let bytes = [UInt8](text.utf8)
            stream.update(bigEndian: UInt64(bytes.count))
            stream.update(bytes)
        }
        add(format)
        stream.update(bigEndian: Int64(version))
        for text in [name, database, serverUUID, signingKey, signingKeyFingerprint, updatedAt] { add(text) }
        if let state {
            stream.update(bigEndian: state.txID)
            for text in [state.alh, state.signature?.publicKey, state.signature?.signature] { add(text) }
        } else {
            add(nil)
        }
        stream.update(bigEndian: UInt64(events.count))
        for event in events {
            stream.update(bigEndian: event.txID)
            for text in [event.kind, event.time, event.alh, event.note] { add(text) }
        }
        return stream.finish().hex
    }

    func record() throws(TrustFileDamage) -> TrustRecord {
        TrustRecord(
            pin: TrustPin(name: name, database: database), serverUUID: serverUUID,
            signingKey: try publicKey(), state: try trustedState(),
            updatedAt: try time(updatedAt), events: try events.map(trustEvent))
    }

    private func publicKey() throws(TrustFileDamage) -> SigningPublicKey? {
        guard let signingKey else { return nil }
        do {
            return try SigningPublicKey(x963: Hex.decode(signingKey) ?? [])
        } catch {
            throw TrustFileDamage(problem: "its signing key is none")
        }
    }

    private func trustedState() throws(TrustFileDamage) -> TrustedState? {
        guard let state else { return nil }
        var signature: StateSignature?
        if let pair = state.signature {
            guard let key = Hex.decode(pair.publicKey), let bytes = Hex.decode(pair.signature) else {
                throw TrustFileDamage(problem: "its signature is not hexadecimal")
            }
            signature = StateSignature(publicKey: key, signature: bytes)
        }
        return TrustedState(
            database: database, txID: state.txID, alh: try digest(state.alh), signature: signature)
    }

    private func trustEvent(_ event: Event) throws(TrustFileDamage) -> TrustEvent {
        guard let kind = TrustEvent.Kind(rawValue: event.kind) else {
            throw TrustFileDamage(problem: "it has an unknown event")
        }
        return TrustEvent(
            kind: kind, time: try time(event.time), txID: event.txID, alh: try digest(event.alh),
            note: event.note)
    }

    private func digest(_ text: String) throws(TrustFileDamage) -> Digest {
        guard let digest = Digest(hex: text) else {
            throw TrustFileDamage(problem: "a hash has not 64 hexadecimal digits")
        }
        return digest
    }

    private func time(_ text: String) throws(TrustFileDamage) -> Int64 {
        guard let seconds = UTCTime.seconds(text) else {
            throw TrustFileDamage(problem: "a time is not in the form 2001-02-03T04:05:06Z")
        }
        return seconds
    }
}
