// Covers DatabaseRecord.swift, ReplicationSettings+Coding.swift, IndexSettings.swift and the reading half of
// Timestamp+RFC3339.swift.
import Foundation
import SystemIO
import Testing

@testable import ImmuDBEngine

@Suite struct DatabaseRecordTests {
    /// The record of `unused` as the reference server wrote it.
    private func recorded() async throws -> [UInt8] {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(try Vectors.unpackServer(into: directory), options: options)
        let value = try await engine.database("systemdb").get([2] + bytes("unused")).value
        try engine.close()
        return value
    }

    @Test func aRecordOfTheReferenceServerReadsAsTheDefaults() async throws {
        let record = try DatabaseRecord(parsing: try await recorded(), of: "unused")
        #expect(record.settings == DatabaseSettings() && record.database == "unused")
        #expect(record.createdBy == "immudb" && record.createdAt == "2026-11-22T15:31:08.517559689Z")
        #expect(record.createdAtSeconds == 1_795_361_468)
        #expect(record.updatedBy.isEmpty && record.updatedAt == DatabaseRecord.never)
    }

    @Test func whatIsWrittenHasTheFieldsOfTheReferenceServer() async throws {
        let theirs = try await recorded()
        let ours = try DatabaseRecord(parsing: theirs, of: "unused").encoded()
        func object(_ bytes: [UInt8]) throws -> NSDictionary {
            try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
        }
        #expect(try object(ours) == object(theirs))
    }

    @Test func everyFieldSurvives() throws {
        var record = DatabaseRecord("db")
        var settings = DatabaseSettings()
        settings.replication = .replica
        settings.replication.primaryDatabase = "p"
        settings.replication.primaryUser = "u"
        settings.replication.primaryPassword = "\"\u{1}\\"
        settings.replication.allowsTxDiscarding = true
        settings.fileSize = 1
        settings.valueLogCacheSize = 2
        settings.autoload = .off
        settings.index.cleanupPercentage = 12.5
        settings.index.renewSnapshotAfterMilliseconds = .max
        settings.tree.syncThreshold = 3
        settings.retentionPeriodMilliseconds = 4
        record.settings = settings
        record.updatedBy = "x"
        #expect(try DatabaseRecord(parsing: try record.encoded(), of: "db") == record)
    }

    @Test func missingFieldsHaveDefaultsAndUnknownOnesAreIgnored() throws {
        let json = #"{"database":"db","someday":[1],"maxKeyLen":7,"indexOptions":{"cacheSize":9}}"#
        let record = try DatabaseRecord(parsing: bytes(json), of: "db")
        var expected = DatabaseSettings()
        expected.maxKeyLength = 7
        expected.index.cacheSize = 9
        #expect(record.settings == expected && record.createdAtSeconds == 0)
    }

    @Test(arguments: [
        "", "{}", "[]", "{\"database\":\"d\",\"autoload\":3}", "{\"database\":\"d\",\"fileSize\":-1}",
    ])
    func damageIsAnErrorThatNamesTheDatabase(json: String) {
        let error = #expect(throws: EngineError.self) { try DatabaseRecord(parsing: bytes(json), of: "db") }
        #expect(error?.code == .corrupted && error?.message.contains("db") == true)
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0), Int32(0)), ("2000-02-29T12:00:00.5Z", 951_825_600, 500_000_000),
        ("2026-11-22T15:31:08.06020634Z", 1_795_361_468, 60_206_340),
        ("2024-03-01T01:00:00+01:00", 1_709_251_200, 0), ("1969-12-31T23:59:59-00:30", 1799, 0),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
    ])
    func timesAreRead(text: String, seconds: Int64, nanoseconds: Int32) {
        #expect(Timestamp(rfc3339: text) == Timestamp(seconds: seconds, nanoseconds: nanoseconds))
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-13-22T15:31:08Z", "2026-11-22T15:31:08", "2026-11-22T15:31:08Zx",
        "2026-11-22T25:31:08Z", "2026-11-22T15:31:08+1:00", "20x6-11-22T15:31:08Z", "2026-11-22T15:31:08.Z+",
    ])
    func otherTextsAreNoTimes(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test func timesReadAsTheyAreWritten() {
        for seconds in stride(from: Int64(-62_135_596_800), through: 253_402_300_799, by: 7_777_777_777) {
            let time = Timestamp(seconds: seconds, nanoseconds: 123)
            #expect(Timestamp(rfc3339: time.rfc3339) == time)
        }
    }
}
