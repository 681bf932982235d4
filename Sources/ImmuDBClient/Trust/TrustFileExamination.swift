internal import ImmuDBProofs

/// Reads the bytes of every kind of file that a trust store keeps, for those who look for bytes that harm.
package enum TrustFileExamination {
    /// - Parameter finding: makes the error for what does not hold: what was read must survive being
    ///   written and read again.
    package static func examine<E: Error>(_ bytes: [UInt8], _ finding: (String) -> E) throws(E) {
        if let record = read({ () throws(TrustFileDamage) in try TrustRecord(decoding: bytes) }) {
            guard let again = try? TrustRecord(decoding: record.encoded()), again == record else {
                throw finding("a trust record changes")
            }
        }
        for subject in [SchemaPin.Subject.table, .collection] {
            let pin = read { () throws(TrustFileDamage) in
                try SchemaPin(decoding: bytes, subject: subject)
            }
            guard let pin else { continue }
            guard let again = try? SchemaPin(decoding: pin.encoded(), subject: subject), again == pin else {
                throw finding("a schema pin changes")
            }
            for table in pin.tables { _ = try? pin.catalog.pinned(table.name) }
            let state = TrustedState(database: pin.pin.database, txID: pin.catalog.upTo, alh: pin.catalog.alh)
            _ = try? pin.catalog.definitions(as: state)
        }
        _ = read { () throws(ClientError) in try LegacyFiles.states(in: bytes, path: "states") }
        _ = read { () throws(ClientError) in try LegacyFiles.identity(in: bytes, path: "identity") }
    }

    private static func read<T, E: Error>(_ body: () throws(E) -> T) -> T? {
        do throws(E) {
            return try body()
        } catch {
            return nil
        }
    }
}
