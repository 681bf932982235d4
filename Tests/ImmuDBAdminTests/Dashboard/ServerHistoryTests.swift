import SystemIO
import Testing

@testable import ImmuDBAdmin

@Suite struct ServerHistoryTests {
    @Test func ratesAndPercentiles() throws {
        let server = SampleScrapes.model().servers[0]
        let point = try #require(server.points.last)
        #expect(point.callsPerSecond == 111)
        #expect(point.errorsPerSecond == 1)
        #expect(point.transactionsPerSecond == 10)
        #expect(point.diskGrowthPerSecond == 2048)
        #expect(point.processorShare == 0.25)
        #expect(point.indexLag == 3)
        let p50 = try #require(point.p50)
        #expect(p50 < 0.001)
        let p99 = try #require(point.p99)
        #expect(p99 > 0.001 && p99 < 0.01)
        #expect(server.points.count == 30)
        #expect(server.window.count == ServerHistory.windowScrapes)
        #expect(server.points[0].callsPerSecond == nil)
    }

    @Test func averagesAreOverCallsNotOverMethods() throws {
        let rows = CallRow.rows(SampleScrapes.model().servers[0])
        let get = try #require(rows.first { $0.method == "Get" })
        #expect(get.calls == 3030 && get.rate == 101 && get.errorRate == 1)
        #expect(try #require(get.average).rounded(toPlaces: 6) == 0.0005)
        let set = try #require(rows.first { $0.method == "Set" })
        #expect(try #require(set.average).rounded(toPlaces: 6) == 0.004)
        let login = try #require(rows.first { $0.method == "Login" })
        #expect(login.calls == 0 && login.average == nil && login.p99 == nil)
    }

    @Test func aRestartIsNoNegativeRate() {
        var model = SampleScrapes.model()
        model.add(
            Scrape(
                time: SampleScrapes.time(31), server: 0, body: Array(SampleScrapes.text(second: 1).utf8)))
        let point = model.servers[0].points.last
        #expect(point?.callsPerSecond == nil)
        #expect(point?.p99 == nil)
        #expect(point?.sessions == 4)
    }

    @Test func failuresKeepWhatWasKnown() {
        var model = SampleScrapes.model()
        let before = model.servers[0].latest
        model.add(Scrape(time: SampleScrapes.time(31), server: 0, body: nil, failure: "refused"))
        model.add(Scrape(time: SampleScrapes.time(32), server: 0, body: Array("<html>".utf8)))
        model.add(Scrape(time: SampleScrapes.time(33), server: 0, body: Array("other 1\n".utf8)))
        let server = model.servers[0]
        #expect(server.latest == before)
        #expect(server.failures == 3)
        #expect(server.failure == "the answer holds no metrics of a ledger")
        #expect(server.points.last == ServerPoint())
        model.add(SampleScrapes.scrape(34))
        #expect(model.servers[0].failure == nil)
    }

    @Test func memoryIsBounded() {
        var model = DashboardModel(["a"])
        for second in 1...Limits.samplesMax + 50 {
            model.add(
                Scrape(
                    time: SampleScrapes.time(second), server: 0,
                    body: Array("immudb_active_sessions \(second)\n".utf8)))
        }
        #expect(model.servers[0].points.count == Limits.samplesMax)
        #expect(model.servers[0].points.last?.sessions == Double(Limits.samplesMax + 50))
        model.add(Scrape(time: SampleScrapes.time(1), server: 9, body: []))
    }

    @Test func rows() throws {
        let server = SampleScrapes.model().servers[0]
        let databases = DatabaseRow.rows(server)
        #expect(databases.map(\.name) == ["defaultdb", "ledger"])
        #expect(databases[0].rate == 10 && databases[0].growth == 2048 && databases[0].lag == 3)
        #expect(databases[1].rate == 0 && databases[1].lag == nil)
        let client = try #require(ClientRow.rows(server).first)
        #expect(client.address == "10.0.0.7" && client.rate == 110 && client.age == 2)
        let query = try #require(QueryRow.rows(server).first)
        #expect(query.operation == "SQLQuery" && query.rate == 1)
        #expect(ReplicationRow.rows(server).first?.lag == 12)
        #expect(StorageRow.rows(server).first { $0.name.hasPrefix("open files") }?.value == 0.9)
        let index = try #require(IndexRow.rows(server).first)
        #expect(index.lag == 3 && index.secondsLeft == 0.3)
    }
}

extension Double {
    func rounded(toPlaces places: Int) -> Double {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}
