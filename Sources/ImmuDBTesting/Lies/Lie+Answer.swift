internal import GRPCCore
internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Lie {
    /// Changes an honest answer.
    /// - Parameter earlier: honest answers to verified reads, the newest last.
    func change(_ exchange: inout Exchange, earlier: [Exchange], signingKey: SigningPrivateKey?) throws {
        switch row {
        case 1, 2, 21: try changeContent(&exchange)
        case 8, 9: try changeIdentity(&exchange, signingKey)
        case 11, 12, 13: try changeEntries(&exchange)
        case 15: try changeTable(&exchange)
        case 16, 17: try changeForm(&exchange)
        case 18: try makeLarge(&exchange)
        case 20: try replay(&exchange, earlier)
        case 22: try changeTexts(&exchange)
        default: return
        }
    }

    private func changeContent(_ exchange: inout Exchange) throws {
        switch self {
        case .wrongValue: try exchange.editEntry { $0.entry.value.append(1) }
        case .flippedProofTerm:
            try exchange.editEntry { $0.inclusionProof.terms = $0.inclusionProof.terms.map(\.flipped) }
        case .droppedProofTerm: try exchange.editEntry { _ = $0.inclusionProof.terms.popLast() }
        case .addedProofTerm:
            try exchange.editEntry { $0.inclusionProof.terms.append(Data(count: Digest.byteCount)) }
        case .duplicatedProofTerm:
            try exchange.editEntry { $0.inclusionProof.terms += $0.inclusionProof.terms }
        case .flippedLinkTerm:
            try exchange.editProof {
                $0.dualProof.linearProof.terms = $0.dualProof.linearProof.terms.map(\.flipped)
            }
        case .hugeTransactionID: try exchange.editState { $0.txID = .max }
        case .negativeWidth: try exchange.editEntry { $0.inclusionProof.width = -1 }
        case .distantTime: try exchange.editProof { $0.tx.header.ts = Limits.distantSeconds }
        case .notANumberScore:
            try exchange.editAnswer(["ZScan"], as: Immudb_Schema_ZEntries.self) { list in
                for index in list.entries.indices { list.entries[index].score = .nan }
            }
        default: return
        }
    }

    private func changeIdentity(_ exchange: inout Exchange, _ key: SigningPrivateKey?) throws {
        switch self {
        case .changedIdentity:
            exchange.answerHeaders.replaceOrAddString(
                "00000000000000000000", forKey: HeaderName.serverIdentity)
        case .missingIdentity: exchange.answerHeaders.removeAllValues(forKey: HeaderName.serverIdentity)
        case .anotherSigner: try exchange.sign(with: SigningPrivateKey())
        case .unsigned:
            try exchange.editState { $0.clearSignature() }
            try exchange.editProof { $0.clearSignature() }
        case .signedByAnotherKey:
            let named = try key?.publicKey().x963 ?? []
            try exchange.sign(with: SigningPrivateKey())
            try exchange.editState { $0.signature.publicKey = Data(named) }
            try exchange.editProof { $0.signature.publicKey = Data(named) }
        case .signatureOfAnotherDatabase, .signatureOfAnotherTransaction:
            guard let key else { return }
            let isDatabase = self == .signatureOfAnotherDatabase
            let name = isDatabase ? "otherdb" : exchange.database
            let offset: UInt64 = isDatabase ? 0 : 1
            try exchange.editState { state in
                let alh = try WireState(wire: state).state.alh
                let signed = TrustedState(database: name, txID: state.txID + offset, alh: alh)
                state.signature = Immudb_Schema_Signature(try key.sign(signed))
            }
            try exchange.editProof { try $0.sign(with: key, as: name, offset: offset) }
        default: return
        }
    }

    private func changeEntries(_ exchange: inout Exchange) throws {
        func editScan(_ body: (inout [Immudb_Schema_Entry]) -> Void) throws {
            try exchange.editAnswer(["Scan"], as: Immudb_Schema_Entries.self) { body(&$0.entries) }
        }
        switch self {
        case .omittedRow: try editScan { if $0.count > 1 { $0.remove(at: 1) } }
        case .wrongOrder: try editScan { $0.reverse() }
        case .rowOutsideRange: try editScan { if !$0.isEmpty { $0[0].key = Data([0xff]) } }
        case .otherTargetValue:
            try exchange.editEntry { if $0.entry.hasReferencedBy { $0.entry.value.append(1) } }
        case .unrelatedEntries:
            try exchange.editProof { proof in
                for index in proof.tx.entries.indices {
                    proof.tx.entries[index].hValue = proof.tx.entries[index].hValue.flipped
                }
            }
        case .missingEntry: try exchange.editProof { _ = $0.tx.entries.popLast() }
        default: return
        }
    }

    private func changeForm(_ exchange: inout Exchange) throws {
        func editVersion(_ version: Int32) throws {
            try exchange.editProof {
                $0.tx.header.version = version
                $0.dualProof.sourceTxHeader.version = version
                $0.dualProof.targetTxHeader.version = version
            }
        }
        switch self {
        case .unknownVersion: try editVersion(2)
        case .olderVersion: try editVersion(0)
        case .negativeVersion: try editVersion(-1)
        case .shortHash: try exchange.editProof { $0.dualProof.targetTxHeader.eH.removeLast() }
        case .longHash: try exchange.editState { $0.txHash.append(0) }
        case .emptyHash: try exchange.editProof { $0.tx.header.prevAlh = Data() }
        case .missingProof: try exchange.editProof { $0.clearDualProof() }
        case .missingTransaction: try exchange.editProof { $0.clearTx() }
        case .missingHeader: try exchange.editProof { $0.dualProof.clearSourceTxHeader() }
        default: return
        }
    }

    private func makeLarge(_ exchange: inout Exchange) throws {
        switch self {
        case .millionProofTerms:
            let terms = [Data](repeating: Data(count: Digest.byteCount), count: Limits.manyTermsCount)
            try exchange.editEntry { $0.inclusionProof.terms = terms }
        case .hugeMessage:
            try exchange.editEntry { $0.entry.value = Data(count: Limits.hugeMessageBytes) }
        case .endlessStream:
            guard exchange.call == "exportTx" else { return }
            let chunk = Immudb_Schema_Chunk.with { $0.content = Data(count: Limits.endlessChunkBytes) }
            exchange.answers = [try chunk.serializedBytes()]
            exchange.repeatsWithoutEnd = true
        default: return
        }
    }

    private func replay(_ exchange: inout Exchange, _ earlier: [Exchange]) throws {
        guard exchange.call == "VerifiableGet" else { return }
        let wanted = self == .replayOfOlderAnswer
        // The same question was asked about an older trusted state, so the messages are compared by key.
        let key = try exchange.askedKey()
        guard let old = try earlier.first(where: { (try $0.askedKey() == key) == wanted }) else { return }
        exchange.answers = old.answers
        exchange.failure = nil
    }
}

extension Exchange {
    /// Key of a verified read.
    func askedKey() throws -> Data? {
        try requests.first.map {
            try Immudb_Schema_VerifiableGetRequest(serializedBytes: $0).keyRequest.key
        }
    }
}

extension Data {
    /// The same bytes, one bit changed.
    fileprivate var flipped: Data {
        var changed = self
        if !changed.isEmpty { changed[changed.startIndex] ^= 1 }
        return changed
    }
}
