package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
internal import ImmuDBRecords
internal import ImmuDBSQL
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension ImmuService {
    package func verifiableSQLGet(
        request: Immudb_Schema_VerifiableSQLGetRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableSQLEntry {
        guard request.hasSqlGetRequest else { throw ServerFailure.illegalArguments }
        let database = try database()
        guard request.proveSinceTx <= database.state.txID else { throw ServerFailure.illegalState }
        let get = request.sqlGetRequest
        let keys = database.sql.keys
        let table = try await database.reading { try $0.catalog().requireTable(get.table) }
        let columns = table.columns(of: table.primaryIndex)
        guard columns.count == get.pkValues.count else {
            throw ServerFailure(
                RPCError.Code.unknown,
                "illegal arguments: incorrect number of primary key values, expected \(columns.count), "
                    + "got \(get.pkValues.count)")
        }
        let key = try table.rowKey(ofPrimaryKey: try columns.converted(get.pkValues), keys: keys)
        let row = try await database.loggedEntry(key, at: get.atTx, sinceTx: get.sinceTx)
        let transaction = try database.transaction(row.txID)
        let tx = WireTx(header: transaction.header, entries: transaction.entries.map { WireTxEntry($0) })
        let proof = try database.dualProof(of: row.txID, since: request.proveSinceTx)
        let verifiable = WireVerifiableTx(
            tx: tx, dualProof: proof, signature: try signature(of: proof, in: database))
        let inclusion = try database.entryInclusion(of: key, in: transaction)
        var answer = Immudb_Schema_VerifiableSQLEntry()
        answer.sqlEntry = .with {
            $0.tx = row.txID
            $0.key = Data(key)
            $0.value = Data(row.value)
            if let attributes = Immudb_Schema_KVMetadata.unlessEmpty(row.metadata) {
                $0.metadata = attributes
            }
        }
        answer.verifiableTx = try Immudb_Schema_VerifiableTx(verifiable)
        answer.inclusionProof = Immudb_Schema_InclusionProof(inclusion)
        answer.describe(table)
        return answer
    }
}

extension Immudb_Schema_VerifiableSQLEntry {
    /// What the reader needs to know of the table to read the row; nothing of it is proven.
    fileprivate mutating func describe(_ table: Table) {
        databaseID = 1
        tableID = table.id
        pkids = table.primaryIndex.columnIDs
        maxColID = table.maxColumnID
        for column in table.columns {
            let selector = "(\(table.name).\(column.name))"
            colNamesByID[column.id] = selector
            colIdsByName[selector] = column.id
            colTypesByID[column.id] = column.type.rawValue
            colLenByID[column.id] = Int32(clamping: column.maxLength)
        }
    }
}

extension [Column] {
    /// Values as they would be stored in the columns.
    fileprivate func converted(_ values: [Immudb_Schema_SQLValue]) throws(ServerFailure) -> [SQLValue] {
        var converted: [SQLValue] = []
        for (column, value) in zip(self, values) {
            do throws(SQLRecordError) {
                converted.append(try SQLValue(wire: value).converted(toColumn: column.type))
            } catch {
                throw ServerFailure(RPCError.Code.unknown, error.message)
            }
        }
        return converted
    }
}
