internal import ImmuDBProofs
internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a failed verification leaves behind, for the operator or a third party: JSON, one file per failure.
struct Evidence: Sendable, Encodable {
    /// One exchange with the server. Bytes are the protobuf messages, base64; credentials are never kept.
    struct Exchange: Sendable, Encodable {
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
    }

    struct State: Sendable, Encodable {
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

    var format = "immuclient-evidence"
    var version = 1
    var program: String
    var time: String
    var name: String
    var database: String
    var verdict: String
    var message: String
    var trustedState: State?
    var claimedState: State?
    var pinnedServerUUID: String?
    var serverUUID: String?
    var pinnedSigningKeyFingerprint: String?
    var exchanges: [Exchange]
}

extension TrustStore {
    /// Directory of evidence files.
    public var evidenceDirectory: String { joinPath(directory, "evidence") }

    /// Writes evidence to a new file; existing ones are never touched.
    /// - Returns: its path.
    func save(_ evidence: Evidence, for pin: TrustPin) throws(ClientError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes: [UInt8]
        do {
            bytes = [UInt8](try encoder.encode(evidence)) + [UInt8(ascii: "\n")]
        } catch {
            throw ClientError(.trustStore, "cannot encode evidence: \(error)")
        }
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
            let name = "\(time)-\(pin.fileStem.prefix(16))-\(evidence.verdict)-\(number).json"
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
