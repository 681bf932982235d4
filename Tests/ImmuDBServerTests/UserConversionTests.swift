import Testing

@testable import ImmuDBServer

@Suite struct UserConversionTests {
    @Test(arguments: [
        ("2026-01-02T15:04:05.123456789Z", "2026-01-02 15:04:05.123456789 +0000 UTC"),
        ("2026-01-02T15:04:05.120000000Z", "2026-01-02 15:04:05.12 +0000 UTC"),
        ("2026-01-02T15:04:05.000000000Z", "2026-01-02 15:04:05 +0000 UTC"),
        ("2026-01-02T15:04:05Z", "2026-01-02 15:04:05 +0000 UTC"),
        ("2026-01-02T15:04:05.5+01:00", "2026-01-02 15:04:05.5 +0100 +0100"),
        ("0001-01-01T00:00:00Z", "0001-01-01 00:00:00 +0000 UTC"), ("", ""), ("yesterday", "yesterday"),
        ("T", "T"), ("2026-01-02T", "2026-01-02T"),
    ])
    func creationTime(_ stored: String, _ shown: String) { #expect(CreationTime.text(stored) == shown) }
}
