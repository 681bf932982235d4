import CommandLineKit
import ImmuDBProofs
import Testing

@Suite struct BadgeTests {
    @Test func symbolsAndWords() {
        let signed = SampleReports.proven(isSigned: true)
        #expect(signed.kind == .provenSigned)
        #expect(signed.symbol(isUnicode: true) == "✓")
        #expect(signed.symbol(isUnicode: false) == "[OK]")
        #expect(SampleReports.proven().symbol(isUnicode: true) == "◐")
        #expect(SampleReports.proven(isFirstContact: true).words == "proven, unsigned, first contact")
        #expect(Badge.unproven.symbol(isUnicode: false) == "[--]")
        #expect(Badge.failed(.fork).words == "FAILED: fork")
        #expect(Badge.failed(.fork).symbol(isUnicode: true) == "✗")
    }
}
