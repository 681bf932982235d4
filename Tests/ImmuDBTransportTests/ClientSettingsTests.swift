import ImmuDBTransport
import Testing

@Suite struct ClientSettingsTests {
    @Test func loopbackIsToldByItsName() {
        for host in ["localhost", "LocalHost", "127.0.0.1", "127.9.9.9", "::1"] {
            #expect(ClientEndpoint(host: host, port: 1).isLoopback, "\(host)")
        }
        for host in ["127.0.0.1.example", "127.0.0", "10.0.0.1", "::2", "localhost.example", "127.0.0.256"] {
            #expect(!ClientEndpoint(host: host, port: 1).isLoopback, "\(host)")
        }
        #expect(ClientEndpoint(host: "::1", port: 3322).description == "[::1]:3322")
    }

    @Test func fingerprintsAreReadInEveryUsualForm() {
        let plain = String(repeating: "0aF9", count: 16)
        let colons = String(repeating: "0A:F9:", count: 15) + "0a:f9"
        #expect(CertificateFingerprint(plain) != nil)
        #expect(CertificateFingerprint(plain) == CertificateFingerprint("sha256:" + plain))
        #expect(CertificateFingerprint(colons)?.bytes.count == 32)
        #expect(CertificateFingerprint(plain) == CertificateFingerprint(colons.replacing("F9", with: "f9")))
        for wrong in ["", "00", String(repeating: "0", count: 63), String(repeating: "+1", count: 32)] {
            #expect(CertificateFingerprint(wrong) == nil, "\(wrong)")
        }
    }
}
