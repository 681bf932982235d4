import Testing

@testable import ImmuDBEngine

@Suite struct DatabaseSettingsChecksTests {
    private func message(_ change: (inout DatabaseSettings) -> Void) -> String? {
        var settings = DatabaseSettings()
        change(&settings)
        do throws(EngineError) {
            try settings.check(for: "db3")
            return nil
        } catch {
            return error.message
        }
    }

    @Test func theDefaultsOfBothRolesAreLegal() {
        #expect(message { _ in } == nil)
        #expect(message { $0.replication = .replica } == nil)
    }

    @Test func limitsAreInclusive() {
        let legal: [(inout DatabaseSettings) -> Void] = [
            { $0.fileSize = 1 }, { $0.fileSize = 0x7fff_fffe }, { $0.maxKeyLength = 1 },
            { $0.maxIOConcurrency = 127 }, { $0.writeTxHeaderVersion = 0 },
            { $0.syncFrequencyMilliseconds = 0 }, { $0.retentionPeriodMilliseconds = 86_400_000 },
            { $0.truncationFrequencyMilliseconds = 3_600_000 }, { $0.index.cleanupPercentage = 100 },
        ]
        for change in legal { #expect(message(change) == nil) }
        let illegal: [(String, (inout DatabaseSettings) -> Void)] = [
            ("FileSize", { $0.fileSize = 0x7fff_ffff }), ("FileSize", { $0.fileSize = 0 }),
            ("MaxKeyLen", { $0.maxKeyLength = 1025 }), ("MaxValueLen", { $0.maxValueLength = 0 }),
            ("MaxTxEntries", { $0.maxTxEntries = 0 }), ("MaxIOConcurrency", { $0.maxIOConcurrency = 128 }),
            ("MaxConcurrency", { $0.maxConcurrency = 0 }), ("WriteBufferSize", { $0.writeBufferSize = 0 }),
            ("WriteTxHeaderVersion", { $0.writeTxHeaderVersion = 2 }),
            ("SyncFrequency", { $0.syncFrequencyMilliseconds = -1 }),
            ("CleanupPercentage", { $0.index.cleanupPercentage = .nan }),
        ]
        for (option, change) in illegal {
            #expect(message(change) == "invalid options: invalid \(option)")
        }
        #expect(message { $0.truncationFrequencyMilliseconds = 3_599_999 }?.contains("'1' hour") == true)
    }

    @Test func eachRoleRefusesWhatBelongsToTheOther() {
        #expect(
            message { $0.replication.primaryPort = 1 }
                == "invalid value for replication option PrimaryPort on primary database 'db3'")
        #expect(
            message {
                $0.replication = .replica
                $0.replication.prefetchTxBufferSize = 0
            } == "invalid value for replication option PrefetchTxBufferSize on replica database 'db3'")
        #expect(
            message {
                $0.replication = .replica
                $0.replication.isSynchronous = true
            }?.hasPrefix("not supported yet: synchronous replication") == true)
    }

    @Test func aRecordThatDemandsReplicasKeepsWritersOut() {
        var settings = DatabaseSettings()
        (settings.replication.isSynchronous, settings.replication.syncAcks) = (true, 1)
        #expect(settings.role == .synchronousPrimary)
    }
}
