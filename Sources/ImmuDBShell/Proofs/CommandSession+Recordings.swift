import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import SystemIO

extension CommandSession {
    /// A recorded verification.
    /// - Throws: `CommandFailure` with status `usage` for a file that is none.
    func recording(inFile path: String) throws -> ProofRecording {
        let bytes: [UInt8]
        do {
            bytes = try RealFileSystem().readWhole(path, limit: ClientLimits.recordingBytesMax)
        } catch {
            throw CommandFailure(error.code == .notFound ? .notFound : .usage, error.description)
        }
        return try ProofRecording(reading: bytes)
    }

    /// The key that states must be signed with, when one was named.
    func signingPublicKey() throws(CommandFailure) -> SigningPublicKey? {
        guard let text = try signingKey() else { return nil }
        do {
            return try SigningPublicKey(pem: text)
        } catch {
            throw CommandFailure(.usage, "server-signing-pub-key is no public key: \(error)")
        }
    }
}
