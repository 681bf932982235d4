import GRPCCore
import ImmuDBProtocol
import Testing

@Suite struct ServerErrorCodeTests {
    @Test func codesHaveTheStatusThatServersSend() throws {
        var seen: Set<ServerErrorCode> = []
        for answer in try GoldenError.all() {
            guard let text = answer.errorInfo?.code else { continue }
            let code = try #require(ServerErrorCode(rawValue: text), "\(answer.case)")
            let status = try #require(RPCError.Code(code.status), "\(answer.case)")
            #expect(status == answer.status, "\(answer.case)")
            seen.insert(code)
        }
        #expect(seen.count >= 10)
    }

    @Test func successIsNoError() {
        #expect(ServerErrorCode.success.status == .ok)
        for code in ServerErrorCode.allCases where code != .success { #expect(code.status != .ok) }
    }
}
