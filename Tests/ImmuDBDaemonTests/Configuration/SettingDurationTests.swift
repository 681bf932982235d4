import Testing

@testable import ImmuDBDaemon

@Suite struct SettingDurationTests {
    @Test func spansOfTime() {
        #expect(SettingDuration.parse("0") == .zero)
        #expect(SettingDuration.parse("0s") == .zero)
        #expect(SettingDuration.parse("90s") == .seconds(90))
        #expect(SettingDuration.parse("2m") == .seconds(120))
        #expect(SettingDuration.parse("24h0m0s") == .seconds(86_400))
        #expect(SettingDuration.parse("1h30m") == .seconds(5400))
        #expect(SettingDuration.parse("1.5h") == .seconds(5400))
        #expect(SettingDuration.parse("500ms") == .milliseconds(500))
        for text in ["", "1", "s", "-1s", "1x", "1s1", "1.1.1s", "99999999h", "1 s", "١s"] {
            #expect(SettingDuration.parse(text) == nil, "\(text)")
        }
    }
}
