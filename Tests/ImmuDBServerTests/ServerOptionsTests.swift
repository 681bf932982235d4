import Testing

@testable import ImmuDBServer

@Suite struct ServerOptionsTests {
    @Test func theDefaultsCanBeUsed() throws { try ServerOptions().validate() }

    @Test func modesFollowFromFlags() throws {
        #expect(try ServerOptions(isAuthenticated: true, isMaintenance: false).access == .authenticated)
        #expect(try ServerOptions(isAuthenticated: false, isMaintenance: false).access == .open)
        #expect(try ServerOptions(isAuthenticated: false, isMaintenance: true).access == .maintenance)
        #expect(throws: InvalidOptions.self) {
            try ServerOptions(isAuthenticated: true, isMaintenance: true)
        }
    }

    @Test func unusableOptionsAreRefused() {
        let changes: [(inout ServerOptions) -> Void] = [
            { $0.maxConcurrency = 0 }, { $0.tokenExpiry = .seconds(-1) }, { $0.sessions.sessionsMax = 0 },
            { $0.sessions.timeout = .seconds(-1) }, { $0.sessions.inactivity = .seconds(-1) },
            { $0.sessions.ageMax = .seconds(-1) }, { $0.sessions.guardInterval = .zero },
        ]
        for (index, change) in changes.enumerated() {
            var options = ServerOptions()
            change(&options)
            #expect(throws: InvalidOptions.self, "\(index)") { try options.validate() }
        }
    }
}
