import SystemIO
import Testing

@Suite("Clocks")
struct WallClockTests {
    @Test func systemClockMovesForward() {
        let first = SystemClock().now()
        let second = SystemClock().now()
        #expect(first <= second)
        #expect(first.seconds > 1_600_000_000)
        #expect((0..<1_000_000_000).contains(Int(first.nanoseconds)))
    }

    @Test func fixedClockStandsStill() {
        let clock = FixedClock(seconds: 5, nanoseconds: 6)
        #expect(clock.now() == Timestamp(seconds: 5, nanoseconds: 6))
        #expect(Timestamp(seconds: 5, nanoseconds: 6) < Timestamp(seconds: 5, nanoseconds: 7))
        #expect(Timestamp(seconds: 5, nanoseconds: 6) < Timestamp(seconds: 6))
    }
}
