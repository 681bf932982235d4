import TerminalUI
import Testing

@testable import ImmuDBAdmin

@Suite struct PrometheusTextTests {
    private func parse(_ text: String) throws -> MetricSet { try PrometheusText.parse(Array(text.utf8)) }

    @Test func theFormat() throws {
        let set = try parse(
            """
            # HELP immudb_uptime_hours Server uptime in hours.
            # TYPE immudb_uptime_hours counter
            immudb_uptime_hours 1.5
            immudb_db_size_bytes{db="a \\"b\\" \\\\ \\n"} 12 1700000000000
            immudb_db_size_bytes{db="x",} 3e6
              spaced{ a = "1" , b = "2" }   -7
            braces{a="1"}5\r

            """)
        #expect(set.value("immudb_uptime_hours") == 1.5)
        #expect(set.value("immudb_db_size_bytes", ["db": "a \"b\" \\ \n"]) == 12)
        #expect(set.value("immudb_db_size_bytes", ["db": "x"]) == 3_000_000)
        #expect(set.sum("immudb_db_size_bytes") == 3_000_012)
        #expect(set.value("spaced", ["a": "1", "b": "2"]) == -7)
        #expect(set.value("braces") == 5)
        #expect(set.value("none") == nil && set.sum("none") == nil)
    }

    @Test func valuesThatCannotBeShown() throws {
        let set = try parse("a NaN\nb +Inf\nc 1e300\nd twelve\ne 1\n")
        #expect(set.unreadableValues == 4)
        #expect(set.families.keys.sorted() == ["e"])
    }

    @Test(arguments: [
        "1abc 2", "a{b=\"1\" 2", "a{b=1} 2", "a{b=\"1\"c=\"2\"} 3", "a{b=\"1\",b=\"2\"} 3", "a{b=\"\\x\"} 1",
        "a", "a 1 2 3", "a 1 x", "<html>", "a{b=\"1",
    ])
    func whatIsNoScrape(_ text: String) {
        #expect(throws: PrometheusText.Fault.self) { try parse("ok 1\n\(text)\n") }
        #expect(throws: PrometheusText.Fault.self) { try parse(text) }
    }

    @Test func theLineIsNamed() {
        let fault = #expect(throws: PrometheusText.Fault.self) { try parse("a 1\n# c\nb{\n") }
        #expect(fault?.line == 3)
        let long = "a{b=\"" + String(repeating: "x", count: Limits.scrapeLineBytesMax) + "\"} 1"
        #expect(throws: PrometheusText.Fault.self) { try parse(long) }
    }

    @Test func histograms() throws {
        let set = try parse(
            """
            h_bucket{m="Get",le="0.1"} 5
            h_bucket{m="Get",le="+Inf"} 10
            h_sum{m="Get"} 4
            h_count{m="Get"} 10
            h_bucket{m="Cut",le="0.1"} 5
            h_sum{m="Cut"} 4
            """)
        let found = set.histograms("h", by: "m")
        #expect(found.keys.sorted() == ["Get"])
        #expect(found["Get"]?.average == 0.4)
        #expect(found["Get"]?.quantile(0.25) == 0.05)
        #expect(found["Get"]?.since(found["Get"])?.count == 0)
        #expect(found["Get"]?.since(nil) == nil)
    }

    /// Methods of one name in two services are one row of the dashboard.
    @Test func histogramsOfOneNameAreAdded() throws {
        let set = try parse(
            """
            h_bucket{m="Get",s="a",le="0.1"} 5
            h_bucket{m="Get",s="a",le="+Inf"} 10
            h_sum{m="Get",s="a"} 4
            h_count{m="Get",s="a"} 10
            h_bucket{m="Get",s="b",le="0.1"} 1
            h_bucket{m="Get",s="b",le="+Inf"} 2
            h_sum{m="Get",s="b"} 1
            h_count{m="Get",s="b"} 2
            h_bucket{m="Set",s="a",le="0.1"} 1
            h_bucket{m="Set",s="a",le="+Inf"} 1
            h_bucket{m="Set",s="b",le="0.2"} 1
            h_bucket{m="Set",s="b",le="+Inf"} 1
            """)
        let found = set.histograms("h", by: "m")
        #expect(found.keys.sorted() == ["Get"])
        #expect(found["Get"]?.buckets.map(\.count) == [6, 12])
        #expect(found["Get"]?.count == 12 && found["Get"]?.sum == 5)
    }
}
