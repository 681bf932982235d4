import Testing

@testable import ImmuDBClient

@Suite struct DatabaseSettingTests {
    @Test(arguments: [
        (Int64(0), "0s"), (20, "20ms"), (1_000, "1s"), (1_500, "1500ms"), (90_000, "1m30s"),
        (86_400_000, "1d"), (7_776_000_000, "90d"), (90_061_000, "1d1h1m1s"), (-5, "-5ms"),
        (.max, "\(Int64.max)ms"),
    ])
    func spansReadAsTheyAreTyped(milliseconds: Int64, text: String) {
        #expect(DatabaseSettingValue.milliseconds(milliseconds).description == text)
    }
}
