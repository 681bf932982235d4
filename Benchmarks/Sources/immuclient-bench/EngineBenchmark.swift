import ImmuDBEngine

enum EngineBenchmark {
    static func run() async throws -> [Figure] {
        try await Measure.inTemporaryDirectory { root in
            var options = EngineOptions()
            options.isSynced = false
            let engine = try await Engine.open(root + "/data", options: options)
            let database = try engine.database("defaultdb")
            let count = 100_000
            let value = [UInt8](repeating: 7, count: 32)
            let writing = try await Measure.seconds {
                for number in 0..<count {
                    _ = try await database.set([KeyValueWrite(key: Measure.key(number), value: value)])
                }
            }
            let batches = 200
            let batching = try await Measure.seconds {
                for batch in 0..<batches {
                    let writes = (0..<1000).map {
                        KeyValueWrite(key: Measure.key(batch * 1000 + $0), value: value)
                    }
                    _ = try await database.set(writes)
                }
            }
            let reading = try await Measure.seconds {
                for number in 0..<count { _ = try await database.get(Measure.key(number)) }
            }
            let last = database.state.txID
            let proving = try await Measure.seconds {
                for number in 0..<10_000 {
                    _ = try database.dualProof(of: UInt64(number * 10 + 1), since: last)
                }
            }
            let checking = try await Measure.seconds {
                guard try engine.verify("defaultdb").isClean else { throw BenchmarkError.notClean }
            }
            try engine.close()
            let opening = try await Measure.seconds {
                let again = try await Engine.open(root + "/data", options: options)
                _ = try again.database("defaultdb")
                try again.close()
            }
            let entries = Double(count + batches * 1000)
            return [
                Figure(
                    name: "engine: commits of one entry, asynchronous", value: Double(count) / writing,
                    unit: "tx/s"),
                Figure(
                    name: "engine: entries in batches of 1000, asynchronous",
                    value: Double(batches) * 1000 / batching, unit: "entries/s"),
                Figure(name: "engine: get by key", value: reading * 1e6 / Double(count), unit: "us"),
                Figure(name: "engine: dual proof", value: proving * 1e6 / 10_000, unit: "us"),
                Figure(name: "engine: full verification", value: entries / checking, unit: "entries/s"),
                Figure(
                    name: "engine: open, rebuilding the index", value: opening * 1e9 / entries,
                    unit: "ns/entry"),
            ]
        }
    }

    enum BenchmarkError: Error { case notClean }
}
