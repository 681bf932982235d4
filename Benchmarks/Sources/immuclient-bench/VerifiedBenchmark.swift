import ImmuDBClient
import ImmuDBConnect

enum VerifiedBenchmark {
    static func run() async throws -> [Figure] {
        try await Measure.inTemporaryDirectory { root in
            var address = OfflineAddress(directory: root + "/data")
            address.isSynced = false
            let connection = try await LedgerConnection.open(
                address, trust: TrustStore(directory: root + "/trust"))
            let count = 100_000
            let value = [UInt8](repeating: 7, count: 32)
            let writing = try await Measure.seconds {
                for number in 0..<count {
                    _ = try await connection.client.verifiedSet(Measure.key(number), value)
                }
            }
            let reads = 20_000
            let reading = try await Measure.seconds {
                for number in 0..<reads {
                    _ = try await connection.client.verifiedGet(Measure.key(number * 5))
                }
            }
            try await connection.close()
            return [
                Figure(name: "client: 100 000 verified sets, one process", value: writing, unit: "s"),
                Figure(name: "client: verified set", value: writing * 1e6 / Double(count), unit: "us"),
                Figure(
                    name: "client: verified get, 100 000 tx", value: reading * 1e6 / Double(reads), unit: "us"
                ),
            ]
        }
    }
}
