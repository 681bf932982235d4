import ImmuDBProofs
import ImmuDBStorage
import SystemIO

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a backup file holds, written beside it: a cut at the end of a record shows only here.
///
/// A JSON object in `FILE.manifest.json` (docs/formats.md, backup files).
struct BackupManifest: Codable, Equatable {
    static let formatName = "immuadmin-backup-manifest/1"

    var format = BackupManifest.formatName
    var database: String
    var firstTx: UInt64
    var lastTx: UInt64
    /// Hash of the transaction before the first, hexadecimal.
    var previousAlh: String
    /// Hash of the last transaction, hexadecimal.
    var alh: String
    var transactions: UInt64
    var entries: UInt64
    /// Bytes of the file that are described.
    var bytes: UInt64
    /// RFC 3339.
    var createdAt: String
    /// Public key (X9.63) and signature (DER) of the server over the state of the last transaction.
    var publicKey: Data?
    var signature: Data?
    /// True while transactions are added behind the bytes that are described.
    var unfinished: Bool?

    var isUnfinished: Bool { unfinished == true }

    init(
        database: String, chain: BackupChain, bytes: UInt64, createdAt: String, signature: StateSignature?
    ) {
        self.database = database
        firstTx = chain.firstTxID
        lastTx = chain.last.id
        previousAlh = chain.before.hex
        alh = chain.last.alh.hex
        transactions = chain.transactions
        entries = chain.entries
        self.bytes = bytes
        self.createdAt = createdAt
        publicKey = signature.map { Data($0.publicKey) }
        self.signature = signature.map { Data($0.signature) }
    }

    static func path(of backup: String) -> String { backup + ".manifest.json" }

    /// The manifest of a backup; nil when it has none.
    /// - Throws: `malformed` for a file that is no manifest.
    static func load(for backup: String, in files: any FileSystem) throws -> BackupManifest? {
        let path = path(of: backup)
        guard try files.kind(of: path) != nil else { return nil }
        let bytes = try files.readWhole(path, limit: Limits.manifestBytesMax)
        do {
            let manifest = try JSONDecoder().decode(BackupManifest.self, from: Data(bytes))
            guard manifest.format == formatName else {
                throw BackupError(.unsupportedVersion, "\(path) has the unknown format \(manifest.format)")
            }
            return manifest
        } catch let error as DecodingError {
            throw BackupError(.malformed, "\(path) cannot be read: \(error)")
        }
    }

    func save(for backup: String, in files: any FileSystem) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try files.atomicReplace(Self.path(of: backup), with: [UInt8](try encoder.encode(self)) + [0x0a])
    }

    /// Takes the manifest of a file away.
    static func remove(for backup: String, in files: any FileSystem) throws(SystemIOError) {
        let path = path(of: backup)
        guard try files.kind(of: path) != nil else { return }
        try files.removeFile(path)
        try files.syncDirectory(parentDirectory(of: path))
    }

    /// Compares a file that was read with what it is said to hold; of an unfinished one nothing is known.
    /// - Throws: `unexpected`.
    func check(_ chain: BackupChain, bytes: UInt64) throws(BackupError) {
        if isUnfinished { return }
        guard firstTx == chain.firstTxID, previousAlh == chain.before.hex else {
            throw BackupError(
                .unexpected, "it begins with transaction \(chain.firstTxID), its manifest says \(firstTx)")
        }
        guard lastTx == chain.last.id else {
            throw BackupError(
                .unexpected, "it ends with transaction \(chain.last.id), its manifest says \(lastTx)")
        }
        guard alh == chain.last.alh.hex, transactions == chain.transactions, entries == chain.entries,
            self.bytes == bytes
        else {
            throw BackupError(.unexpected, "it is another file than the one its manifest describes")
        }
        if let publicKey, let signature {
            let key: SigningPublicKey
            do throws(FormatError) {
                key = try SigningPublicKey(x963: Array(publicKey))
            } catch {
                throw BackupError(.unexpected, "the manifest's signing key cannot be read: \(error.message)")
            }
            let state = TrustedState(
                database: database, txID: lastTx, alh: chain.last.alh,
                signature: StateSignature(publicKey: Array(publicKey), signature: Array(signature)))
            do throws(VerificationFailure) {
                try key.verify(state)
            } catch {
                throw BackupError(.unexpected, "the signature of the last state is wrong: \(error.message)")
            }
        }
    }
}
