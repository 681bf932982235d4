import ImmuDBProtocol
import Testing

@testable import ImmuDBClient

@Suite struct DatabaseSettingTests {
    private let samples: [String: DatabaseSettingValue] = [
        "embedded-values": .flag(true), "max-commit-concurrency": .number(11),
        "retention-period": .milliseconds(86_400_000), "indexing-cleanup-percentage": .fraction(0.5),
        "replication-primary-host": .text("db1"), "autoload": .flag(false), "tree-sync-threshold": .number(7),
    ]

    @Test func thereAndBack() throws {
        let message = try DatabaseSettingField.message(samples)
        #expect(DatabaseSettingField.values(message) == samples)
        // What is not given is absent, which is not the same as zero.
        #expect(!message.hasSyncFrequency && message.hasAutoload && !message.autoload.value)
        #expect(message.replicationSettings.hasPrimaryHost && !message.replicationSettings.hasReplica)
        #expect(DatabaseSettingField.values(.init()).isEmpty)
    }

    @Test func everyFieldHasItsOwnPlace() throws {
        #expect(Set(DatabaseSettingField.all.map(\.name)).count == DatabaseSettingField.all.count)
        let candidates: [DatabaseSettingValue] = [
            .flag(true), .number(5), .milliseconds(5), .fraction(0.25), .text("x"),
        ]
        for field in DatabaseSettingField.all {
            var message = Immudb_Schema_DatabaseNullableSettings()
            let fitting = candidates.filter { field.write(&message, $0) }
            #expect(fitting.count == 1, "\(field.name)")
            #expect(DatabaseSettingField.values(message) == [field.name: fitting[0]], "\(field.name)")
        }
    }

    @Test func whatCannotBe() {
        for wrong: DatabaseSettingValues in [
            ["no-such": .flag(true)], ["autoload": .number(1)], ["write-buffer-size": .number(1 << 40)],
        ] {
            let error = #expect(throws: ClientError.self) { try DatabaseSettingField.message(wrong) }
            #expect(error?.code == .invalidArgument)
        }
    }
}
