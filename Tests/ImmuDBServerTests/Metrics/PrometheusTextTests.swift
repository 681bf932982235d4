import Testing

@testable import ImmuDBServer

@Suite struct PrometheusTextTests {
    @Test func familiesAsText() {
        let families = [
            MetricFamily("a", .gauge, "line\nwith \\ and \"", value: 1.5),
            MetricFamily("empty", .counter, "nothing", []),
            MetricFamily(
                "b", .counter, "x",
                [MetricFamily.Sample([MetricFamily.Label("l", "q\"u\\o\nte")], 3)]),
        ]
        #expect(
            PrometheusText.text(of: families) == """
                # HELP a line\\nwith \\\\ and "
                # TYPE a gauge
                a 1.5
                # HELP b x
                # TYPE b counter
                b{l="q\\"u\\\\o\\nte"} 3

                """)
    }

    @Test func numbers() {
        #expect(PrometheusText.number(9_007_199_254_740_992) == "9007199254740992")
        #expect(PrometheusText.number(.infinity) == "+Inf")
        #expect(PrometheusText.number(-0.25) == "-0.25")
        #expect(PrometheusText.number(.nan) == "NaN")
    }
}
