import GRPCCore
import ImmuDBEngine
import ImmuDBProtocol
import Testing

@testable import ImmuDBServer

@Suite struct CallRuleTests {
    private static let methods =
        Immudb_Schema_ImmuService.Method.descriptors + Immudb_Model_AuthorizationService.Method.descriptors
        + Immudb_Model_DocumentService.Method.descriptors

    @Test func everyMethodHasARule() {
        for method in Self.methods {
            #expect(CallRule.rule(for: method, isStrict: false) != nil, "\(method.method)")
        }
        let other = MethodDescriptor(
            fullyQualifiedService: "grpc.reflection.v1.ServerReflection", method: "Get")
        #expect(CallRule.rule(for: other, isStrict: false) == nil)
    }

    /// Without the table a handler decides alone.
    @Test func onlyTheseMethodsNeedNobody() {
        let open = Self.methods.filter { method in
            guard case .nothing = CallRule.rule(for: method, isStrict: false)?.need else { return false }
            return true
        }
        #expect(
            Set(open.map(\.method)) == [
                "Health", "ServerInfo", "Login", "OpenSession", "UpdateAuthConfig", "UpdateMTLSConfig",
            ])
    }

    @Test func nothingIsWrittenInMaintenance() {
        for method in Self.methods {
            guard let rule = CallRule.rule(for: method, isStrict: false) else { continue }
            if case .level(.readWrite) = rule.need {
                #expect(rule.inMaintenance == .maintenanceMode, "\(method.method)")
                #expect(!rule.worksOnSystemDatabase, "\(method.method)")
            }
        }
    }

    @Test func readersReadSeveralKeysUnlessStrict() {
        let getAll = Immudb_Schema_ImmuService.Method.GetAll.descriptor
        for (isStrict, level) in [(false, AccessLevel.read), (true, .readWrite)] {
            guard case .level(let needed) = CallRule.rule(for: getAll, isStrict: isStrict)?.need else {
                Issue.record("no level")
                return
            }
            #expect(needed == level)
        }
    }
}
