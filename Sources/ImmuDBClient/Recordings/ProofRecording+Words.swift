internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension ProofRecording {
    /// An exchange in words. Text of the server is included unescaped: sanitise before printing.
    package struct Said: Sendable {
        package let call: String
        package let asked: String
        package let answered: String
    }

    /// What was asked and answered, in order.
    package func said() -> [Said] {
        exchanges.map { exchange in
            let (asked, answered) = Words.of(exchange)
            return Said(call: exchange.call, asked: asked, answered: answered)
        }
    }

    /// Identity that the server showed, and the one that was pinned.
    package var identities: (shown: String?, pinned: String?) { (serverUUID, pinnedServerUUID) }
}

/// Messages in words.
private enum Words {
    static func of(_ exchange: ProofRecording.Exchange) -> (asked: String, answered: String) {
        do {
            return (
                try asked(exchange.call, [UInt8](exchange.request)),
                try answered(exchange.call, [UInt8](exchange.answer))
            )
        } catch {
            return (
                "\(exchange.request.count) bytes", "\(exchange.answer.count) bytes that cannot be read"
            )
        }
    }

    private static func asked(_ call: String, _ request: [UInt8]) throws -> String {
        switch call {
        case "CurrentState": return "the current state"
        case "VerifiableGet":
            let message = try Immudb_Schema_VerifiableGetRequest(serializedBytes: request)
            let key = message.keyRequest
            let when =
                key.atTx > 0
                ? " as transaction \(key.atTx) wrote it"
                : key.atRevision != 0 ? " of revision \(key.atRevision)" : ""
            return "the value of \(shown(key.key))\(when)\(since(message.proveSinceTx))"
        case "VerifiableTxById":
            let message = try Immudb_Schema_VerifiableTxRequest(serializedBytes: request)
            return "transaction \(message.tx)\(since(message.proveSinceTx))"
        case "VerifiableSet":
            let message = try Immudb_Schema_VerifiableSetRequest(serializedBytes: request)
            let keys = message.setRequest.kvs.map { shown($0.key) }.joined(separator: ", ")
            return "to write \(keys)\(since(message.proveSinceTx))"
        case "VerifiableSQLGet":
            let message = try Immudb_Schema_VerifiableSQLGetRequest(serializedBytes: request)
            return "a row of table \(message.sqlGetRequest.table)\(since(message.proveSinceTx))"
        case "ProofDocument":
            let message = try Immudb_Model_ProofDocumentRequest(serializedBytes: request)
            return "document \(message.documentID) of collection \(message.collectionName)"
                + since(message.proofSinceTransactionID)
        default: return "\(request.count) bytes"
        }
    }

    private static func answered(_ call: String, _ answer: [UInt8]) throws -> String {
        switch call {
        case "CurrentState":
            let state = try Immudb_Schema_ImmutableState(serializedBytes: answer)
            return "transaction \(state.txID), hash \(Hex.encode([UInt8](state.txHash))), "
                + (state.hasSignature ? "signed" : "not signed")
        case "VerifiableGet":
            let message = try Immudb_Schema_VerifiableEntry(serializedBytes: answer)
            let entry = message.entry
            let reference = entry.hasReferencedBy ? " through a reference" : ""
            return "\(shown(entry.key)) is \(shown(entry.value)) in transaction \(entry.tx)\(reference); "
                + link(message.verifiableTx)
        case "VerifiableTxById", "VerifiableSet", "VerifiableSetReference", "VerifiableZAdd":
            let message = try Immudb_Schema_VerifiableTx(serializedBytes: answer)
            let count = message.tx.entries.count
            return "transaction \(message.tx.header.id) with \(count) entries shown; " + link(message)
        case "VerifiableSQLGet":
            let message = try Immudb_Schema_VerifiableSQLEntry(serializedBytes: answer)
            return "a row of table \(message.tableID) in transaction \(message.sqlEntry.tx); "
                + link(message.verifiableTx)
        case "ProofDocument":
            let message = try Immudb_Model_ProofDocumentResponse(serializedBytes: answer)
            return "\(message.encodedDocument.count) bytes of collection \(message.collectionID)"
        default: return "\(answer.count) bytes"
        }
    }

    private static func link(_ message: Immudb_Schema_VerifiableTx) -> String {
        guard message.hasDualProof else { return "no proof" }
        let proof = message.dualProof
        return "a proof from transaction \(proof.sourceTxHeader.id) to \(proof.targetTxHeader.id), "
            + (message.hasSignature ? "signed" : "not signed")
    }

    private static func since(_ txID: UInt64) -> String {
        txID > 0 ? ", linked to transaction \(txID)" : ", at first contact"
    }

    /// The beginning of a text in quotation marks, or of bytes in hexadecimal.
    private static func shown(_ bytes: Data) -> String {
        let start = [UInt8](bytes.prefix(ClientLimits.shownBytesMax))
        let more = bytes.count > start.count ? "... (\(bytes.count) bytes)" : ""
        guard let text = String(validating: start, as: UTF8.self) else {
            return "0x\(Hex.encode(start))\(more)"
        }
        return "'\(text)'\(more)"
    }
}
