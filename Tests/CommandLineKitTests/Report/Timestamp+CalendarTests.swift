import CommandLineKit
import SystemIO
import Testing

@Suite struct TimestampTests {
    @Test func texts() {
        let time = Timestamp(seconds: 1_714_551_727, nanoseconds: 120_000_000)
        #expect(time.rfc3339 == "2024-05-01T08:22:07.12Z")
        #expect(time.humanText(in: .utc) == "2024-05-01 08:22:07 +00:00")
        #expect(time.legacyText(in: .utc) == "2024-05-01 08:22:07.12 +0000 UTC")
    }

    @Test func yearsWithoutACalendarDateDoNotTrap() {
        for seconds in [Int64.max, .min, -1, 0] {
            #expect(!Timestamp(seconds: seconds).humanText(in: .utc).isEmpty)
        }
        #expect(Timestamp(seconds: -1).rfc3339 == "1969-12-31T23:59:59Z")
    }
}
