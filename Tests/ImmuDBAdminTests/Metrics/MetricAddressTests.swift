import CommandLineKit
import Testing

@testable import ImmuDBAdmin

@Suite struct MetricAddressTests {
    @Test func addresses() throws {
        #expect(try MetricAddress("db1").url == "http://db1:9497/metrics")
        #expect(try MetricAddress("https://db1/").url == "https://db1/metrics")
        #expect(try MetricAddress("https://db1:8443/prom/x").url == "https://db1:8443/prom/x")
        #expect(try MetricAddress("db1:1234").name == "db1:1234")
        let secret = try MetricAddress("https://me:pass@db1:9000")
        #expect(secret.url == "https://db1:9000/metrics")
        #expect(secret.authorization == "Basic bWU6cGFzcw==")
        for text in ["ftp://x", "http://", "a b", "", "://"] {
            #expect(throws: CommandFailure.self, "\(text)") { try MetricAddress(text) }
        }
    }
}
