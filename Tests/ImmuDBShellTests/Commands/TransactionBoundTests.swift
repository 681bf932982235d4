import Testing

@testable import ImmuDBShell

@Suite struct TransactionBoundTests {
    @Test func idsAndTimes() {
        func time(_ text: String) -> TransactionBound.Kind? { TransactionBound(argument: text)?.kind }
        #expect(time("951") == .id(951))
        #expect(time("2024-05-01") == .time(first: 1_714_521_600, last: 1_714_607_999))
        #expect(time("2024-05-01T08:22:07Z") == .time(first: 1_714_551_727, last: 1_714_551_727))
        #expect(time("2024-05-01T08:22:07.5Z") == .time(first: 1_714_551_727, last: 1_714_551_727))
        #expect(time("2024-05-01 10:22:07 +02:00") == .time(first: 1_714_551_727, last: 1_714_551_727))
        #expect(time("2024-05-01 10:22+02:00") == .time(first: 1_714_551_720, last: 1_714_551_779))
        #expect(time("1970-01-01T00:00:00") == .time(first: 0, last: 0))
        #expect(time("1969-12-31T23:59:59Z") == .time(first: -1, last: -1))
        #expect(time("2000-02-29") != nil)
        #expect(time("0000-03-01T00:00:00Z") == .time(first: -62_162_035_200, last: -62_162_035_200))
    }

    @Test(arguments: [
        "", "-1", "x", "2024-13-01", "2024-02-30", "1900-02-29", "2024-5-1", "2024-05-01T",
        "2024-05-01T24:00",
        "2024-05-01T08:60", "2024-05-01T08:22:61", "2024-05-01T08:22:07+2", "2024-05-01T08:22:07.Z",
        "2024-05-01T08:22:07Zx", "99999999999999999999",
    ])
    func refused(_ text: String) { #expect(TransactionBound(argument: text) == nil) }
}
