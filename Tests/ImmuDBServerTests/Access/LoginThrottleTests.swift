import Testing

@testable import ImmuDBServer

@Suite struct LoginThrottleTests {
    @Test func failuresOfANameAreAnsweredLaterAndLater() {
        var throttle = LoginThrottle()
        let delays = (0..<8).map { _ in throttle.failed("reader", at: .zero) }
        #expect(delays == [100, 200, 400, 800, 1600, 3200, 3200, 3200].map { Duration.milliseconds($0) })
        #expect(throttle.failed("other", at: .zero) == .milliseconds(100))
    }

    @Test func successAndTimeEndIt() {
        var throttle = LoginThrottle()
        _ = throttle.failed("reader", at: .zero)
        throttle.succeeded("reader")
        #expect(throttle.failed("reader", at: .zero) == .milliseconds(100))
        #expect(throttle.failed("reader", at: .seconds(900)) == .milliseconds(200))
        #expect(throttle.failed("reader", at: .seconds(1801)) == .milliseconds(100))
    }

    @Test func memoryIsBounded() {
        var throttle = LoginThrottle()
        _ = throttle.failed("first", at: .zero)
        for index in 0..<Limits.throttledNamesMax {
            _ = throttle.failed("name\(index)", at: .seconds(1))
        }
        #expect(throttle.failed("first", at: .seconds(2)) == .milliseconds(100))
        let long = String(repeating: "n", count: 1_000_000)
        _ = throttle.failed(long, at: .seconds(2))
        #expect(throttle.failed(long + "x", at: .seconds(2)) == .milliseconds(200))
    }
}
