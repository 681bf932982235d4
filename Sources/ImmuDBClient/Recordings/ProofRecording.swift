internal import ImmuDBProofs
internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// One verification on record: what was trusted, what was asked, what was answered.
///
/// It holds no conclusions that a reader would have to believe: whoever reads it plays the messages back to a
/// client of their own. Two kinds of file have this form: the evidence that a failed verification leaves
/// behind, and the proof that a user takes along. JSON; bytes are the protobuf messages, base64; credentials
/// are never kept.
package struct ProofRecording: Sendable, Codable {
    /// What the file is for.
    package enum Kind: String, Sendable, Codable {
        case evidence = "immuclient-evidence"
        case proof = "immuclient-proof"
    }

    /// One exchange with the server.
    struct Exchange: Sendable, Codable {
        var call: String
        var request: Data
        var requestSHA256: String
        var answer: Data
        var answerSHA256: String
        var answerHeaders: [String]

        init(call: String, request: [UInt8], answer: [UInt8], answerHeaders: [String]) {
            self.call = call
            self.request = Data(request.prefix(ClientLimits.evidenceMessageBytesMax))
            requestSHA256 = SHA256.hash(request).hex
            self.answer = Data(answer.prefix(ClientLimits.evidenceMessageBytesMax))
            answerSHA256 = SHA256.hash(answer).hex
            self.answerHeaders = answerHeaders
        }

        /// Whether a message was too large to be kept as a whole.
        var isCut: Bool {
            [request.count, answer.count].contains(ClientLimits.evidenceMessageBytesMax)
        }

        /// Whether both messages are there as they were: none was cut or changed.
        var isComplete: Bool {
            SHA256.hash([UInt8](request)).hex == requestSHA256
                && SHA256.hash([UInt8](answer)).hex == answerSHA256
        }
    }

    struct State: Sendable, Codable {
        var txID: UInt64
        var alh: String
        var signature: String?
        var publicKey: String?

        init(_ state: TrustedState) {
            txID = state.txID
            alh = state.alh.hex
            signature = state.signature.map { Hex.encode($0.signature) }
            publicKey = state.signature.map { Hex.encode($0.publicKey) }
        }
    }

    /// Version of the form that is written and read.
    static let version = 1

    package var format: Kind
    var version = ProofRecording.version
    /// Name and version of the program that wrote it.
    package var program: String
    /// When, in UTC.
    package var time: String
    /// Name that the ledger went by, and database.
    package var name: String
    package var database: String
    /// Evidence only: what the writer concluded.
    package var verdict: String?
    package var message: String?
    var trustedState: State?
    var claimedState: State?
    var pinnedServerUUID: String?
    var serverUUID: String?
    var pinnedSigningKeyFingerprint: String?
    /// That key itself, and the one that the user had named, hexadecimal.
    var pinnedSigningKey: String?
    var configuredSigningKey: String?
    /// The files with the tables, and the collections, that were known: rows are read by them.
    var schema: Data?
    var collections: Data?
    var exchanges: [Exchange]
}

extension ProofRecording {
    /// The bytes of the file.
    package func encoded() throws(ClientError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
        } catch {
            throw ClientError(.trustStore, "cannot encode a recording: \(error)")
        }
    }
}

extension TrustStore {
    /// Directory of evidence files.
    public var evidenceDirectory: String { joinPath(directory, "evidence") }

    /// Writes evidence to a new file; existing ones are never touched.
    /// - Returns: its path.
    func save(_ evidence: ProofRecording, for pin: TrustPin) throws(ClientError) -> String {
        let bytes = try evidence.encoded()
        return try ClientError.storing(evidenceDirectory) { () throws(SystemIOError) in
            try fileSystem.createDirectories(evidenceDirectory, permissions: 0o700)
            let present = try fileSystem.list(evidenceDirectory).count
            guard present < ClientLimits.evidenceFilesMax else {
                throw SystemIOError(
                    code: .noSpace, operation: "add evidence to", path: evidenceDirectory,
                    message: "it holds \(present) files already; look at them and remove some")
            }
            let time = evidence.time.filter { $0 != ":" && $0 != "-" }
            let number = String(UInt32.random(in: .min ... .max), radix: 16)
            let name = "\(time)-\(pin.fileStem.prefix(16))-\(evidence.verdict ?? "proof")-\(number).json"
            let path = joinPath(evidenceDirectory, try safeFileName(name))
            let file = try fileSystem.open(path, .createExclusive, followLinks: false, permissions: 0o600)
            do throws(SystemIOError) {
                try file.write(bytes, at: 0)
                try file.sync()
            } catch {
                try file.close()
                throw error
            }
            try file.close()
            try fileSystem.syncDirectory(evidenceDirectory)
            return path
        }
    }
}
