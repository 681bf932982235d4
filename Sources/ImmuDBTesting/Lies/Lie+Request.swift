internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Lie {
    private typealias Sample = MaliciousServer.Sample

    /// Asks the honest server something else than the client did: the answer is then a true and proven one.
    func rewrite(_ exchange: inout Exchange, on server: HonestServer) async throws {
        switch self {
        case .anotherKey:
            try exchange.editRequest(["VerifiableGet"], as: Immudb_Schema_VerifiableGetRequest.self) {
                let isKey = $0.keyRequest.key == Data(Sample.key)
                $0.keyRequest.key = Data(isKey ? Sample.changedKey : Sample.key)
            }
        case .anotherTransaction:
            try exchange.editRequest(["VerifiableTxById"], as: Immudb_Schema_VerifiableTxRequest.self) {
                $0.tx = $0.tx == Sample.txID ? Sample.firstTxID : Sample.txID
            }
        case .anotherRevision:
            try exchange.editRequest(["VerifiableGet"], as: Immudb_Schema_VerifiableGetRequest.self) {
                $0.keyRequest.atTx = 0
            }
        case .staleValue:
            try exchange.editRequest(["VerifiableGet"], as: Immudb_Schema_VerifiableGetRequest.self) {
                $0.keyRequest.atRevision = 1
            }
        case .addedExpiration, .addedNonIndexable, .otherValueStored:
            try exchange.editRequest(["VerifiableSet"], as: Immudb_Schema_VerifiableSetRequest.self) {
                for index in $0.setRequest.kvs.indices { change(&$0.setRequest.kvs[index]) }
            }
        default: return
        }
    }

    private func change(_ pair: inout Immudb_Schema_KeyValue) {
        switch self {
        case .addedExpiration: pair.metadata.expiration.expiresAt = Limits.distantSeconds
        case .addedNonIndexable: pair.metadata.nonIndexable = true
        case .otherValueStored: pair.value.append(1)
        default: return
        }
    }
}
