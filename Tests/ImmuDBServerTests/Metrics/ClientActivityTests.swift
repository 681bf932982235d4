import Testing

@testable import ImmuDBServer

@Suite struct ClientActivityTests {
    @Test func addressesWithoutPorts() {
        #expect(ClientActivity.address(of: "ipv4:127.0.0.1:4000") == "127.0.0.1")
        #expect(ClientActivity.address(of: "ipv6:[::1]:4000") == "::1")
        #expect(ClientActivity.address(of: "in-process:12") == "in-process:12")
        #expect(ClientActivity.address(of: "nothing") == "nothing")
    }

    @Test func furtherAddressesAreCountedTogether() {
        let clients = ClientActivity(limit: 2)
        for peer in ["a", "b", "c", "d", "a"] { clients.note(peer: peer, at: 7) }
        let calls = clients.families[0].samples.map { ($0.labels[0].value, $0.value) }
        #expect(calls.map(\.0) == ["a", "b", "overflow"])
        #expect(calls.map(\.1) == [2, 1, 2])
        #expect(clients.families[1].samples.allSatisfy { $0.value == 7 })
    }
}
