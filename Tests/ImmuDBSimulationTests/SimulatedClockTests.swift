import ImmuDBSimulation
import SystemIO
import Testing

@Suite("Simulated clock")
struct SimulatedClockTests {
    @Test func movesWhenTold() {
        let clock = SimulatedClock(seconds: 100, secondsPerLook: 2)
        #expect(clock.now().seconds == 100)
        #expect(clock.now().seconds == 102)
        clock.advance(seconds: -50)
        #expect(clock.now().seconds == 54)
        clock.advance(seconds: .max)
        #expect(clock.now().seconds == .max)
        #expect(clock.now().seconds == .max)
    }
}
