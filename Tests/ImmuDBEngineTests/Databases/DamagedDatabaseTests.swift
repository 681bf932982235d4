// Covers Engine.swift, Engine+Loading.swift and Engine+Verify.swift: one database is damaged, the others
// are not.
import Foundation
import ImmuDBEngine
import Testing

@Suite struct DamagedDatabaseTests {
    /// What happens to the directory of one database.
    enum Damage: String, CaseIterable, Sendable {
        case noise, emptied, missingTransactions, missingCommitLog, fileForDirectory, nothingLeft, unknownFile
        case noTransactions, noCommitLog, noTransactionsAndNoCommitLog, noValues

        func apply(to path: String) throws {
            let files = FileManager.default
            switch self {
            case .noise: try overwriteEach(path) { Data($0.map { ~$0 }) }
            case .emptied: try overwriteEach(path) { _ in Data() }
            case .missingTransactions: try files.removeItem(atPath: path + "/tx/00000000.tx")
            case .missingCommitLog: try files.removeItem(atPath: path + "/commit/00000000.txi")
            case .fileForDirectory:
                try files.removeItem(atPath: path + "/tx")
                try Data("no directory".utf8).write(to: URL(fileURLWithPath: path + "/tx"))
            case .noTransactions: try files.removeItem(atPath: path + "/tx")
            case .noCommitLog: try files.removeItem(atPath: path + "/commit")
            case .noTransactionsAndNoCommitLog:
                for name in ["tx", "commit"] { try files.removeItem(atPath: path + "/" + name) }
            case .noValues: try files.removeItem(atPath: path + "/val_0")
            case .nothingLeft:
                for name in try files.contentsOfDirectory(atPath: path) {
                    try files.removeItem(atPath: path + "/" + name)
                }
            case .unknownFile: try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path + "/tx/stray"))
            }
        }

        private func overwriteEach(_ path: String, _ change: (Data) -> Data) throws {
            let files = try #require(FileManager.default.enumerator(atPath: path))
            for case let name as String in files {
                let url = URL(fileURLWithPath: path + "/" + name)
                guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
                    continue
                }
                try change(try Data(contentsOf: url)).write(to: url)
            }
        }
    }

    @Test(arguments: Damage.allCases)
    func neverKeepsOthersFromOpening(damage: Damage) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("data")
        var engine = try await Engine.open(path)
        for name in ["bad", "good"] {
            try await engine.createDatabase(name)
            _ = try await engine.database(name).set([KeyValueWrite(key: [1], value: bytes(name))])
        }
        try engine.close()
        try damage.apply(to: path + "/bad")
        for isReadOnly in [true, false] {
            var options = EngineOptions()
            options.isReadOnly = isReadOnly
            engine = try await Engine.open(path, options: options)
            for name in ["good", "defaultdb"] {
                let database = try engine.database(name)
                if name == "good" { #expect(try await database.get([1]).value == bytes(name)) }
                if !isReadOnly { _ = try await database.set([KeyValueWrite(key: [2], value: [3])]) }
                #expect(try engine.verify(name).isClean)
            }
            #expect(engine.databaseNames.isSuperset(of: ["good", "defaultdb", "systemdb"]))
            try #require(engine.databaseNames.contains("bad"), "what is damaged is not absent")
            try await expectNamed(engine, damage, path)
            try engine.close()
        }
    }

    /// The default database is opened like any other: a damaged one is not made anew, and stops nobody.
    @Test(arguments: Damage.allCases.filter { $0 != .nothingLeft })
    func theDefaultDatabaseNeitherKeepsOthersFromOpening(damage: Damage) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("data")
        var engine = try await Engine.open(path)
        try await engine.createDatabase("good")
        for name in ["good", "defaultdb"] {
            _ = try await engine.database(name).set([KeyValueWrite(key: [1], value: bytes(name))])
        }
        try engine.close()
        try damage.apply(to: path + "/defaultdb")
        let left = try snapshot(of: path + "/defaultdb")
        engine = try await Engine.open(path)
        #expect(try await engine.database("good").get([1]).value == bytes("good"))
        #expect(try !engine.verify("defaultdb").isClean)
        await #expect(throws: EngineError.self) {
            _ = try await engine.database("defaultdb").set([KeyValueWrite(key: [1], value: [])])
        }
        try engine.close()
        #expect(try snapshot(of: path + "/defaultdb") == left)
    }

    /// A wrong value is never an answer; what cannot be read says where.
    private func expectNamed(_ engine: Engine, _ damage: Damage, _ path: String) async throws {
        do {
            let value = try await engine.database("bad").get([1]).value
            #expect(value == bytes("bad"), "\(damage)")
        } catch {
            #expect(
                [.corrupted, .notADataDirectory, .storage, .keyNotFound].contains(error.code), "\(error)")
            if error.code == .keyNotFound {
                // Only where nothing at all is left, as after a creation that nothing was written to.
                #expect(damage == .nothingLeft, "\(damage): \(error)")
            } else {
                let names = ["bad", "tx", "commit", "val_", "aht"]
                #expect(names.contains { error.description.contains($0) }, "\(error)")
                #expect(try !engine.verify("bad").isClean, "\(damage)")
            }
        }
    }
}

extension [String] {
    fileprivate func isSuperset(of names: Set<String>) -> Bool { Set(self).isSuperset(of: names) }
}
