import Testing

@testable import ImmuDBServer

@Suite struct PeerAddressTests {
    @Test(arguments: [
        "in-process", "in-process:42", "unix:/run/immudb.sock", "ipv4:127.0.0.1:3322", "ipv4:127.8.9.1:1",
        "ipv6:[::1]:3322", "ipv6:[::ffff:127.0.0.1]:3322", "ipv6:[::FFFF:127.0.0.1]:3322",
    ])
    func local(_ peer: String) { #expect(PeerAddress.isLocal(peer)) }

    @Test(arguments: [
        "", "ipv4:", "ipv4:10.0.0.1:3322", "ipv4:127.0.0.1.evil.org:3322", "ipv4:1270.0.0.1:1",
        "ipv4:127.0.0:1", "ipv4:127.0.0.x:1", "ipv6:[::2]:1", "ipv6:[::ffff:10.0.0.1]:1", "ipv6:::1",
        "ipv6:[::1", "vsock:127.0.0.1", "127.0.0.1:3322", "unknown",
    ])
    func remote(_ peer: String) { #expect(!PeerAddress.isLocal(peer)) }
}
