import Testing

@testable import CommandLineKit

@Suite struct DecimalTextTests {
    @Test func digits() {
        #expect([0, 1, -2.5, 0.1234567, 1500].map(DecimalText.of) == ["0", "1", "-2.5", "0.123457", "1500"])
        #expect(DecimalText.of(2e-9) == "2e-09")
        #expect(DecimalText.of(1.5e300) == "1.5e+300")
        #expect(DecimalText.of(.nan) == "0" && DecimalText.of(.infinity) == "0")
    }
}
