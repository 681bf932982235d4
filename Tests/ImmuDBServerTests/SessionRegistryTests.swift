import ImmuDBEngine
import Synchronization
import Testing

@testable import ImmuDBServer

@Suite struct SessionRegistryTests {
    let clock = TestClock()

    private func registry(_ change: (inout SessionOptions) -> Void = { _ in }) -> SessionRegistry {
        var options = SessionOptions()
        change(&options)
        return SessionRegistry(options: options, clock: clock.serverClock)
    }

    @Test func identifiersHaveTheFormOfTheProtocol() throws {
        let registry = registry()
        let ids = try (0..<50).map { _ in try registry.open(.directoryOwner, database: "db").id }
        #expect(Set(ids).count == 50)
        #expect(ids.allSatisfy { $0.count == 44 && $0.hasSuffix("=") })
    }

    @Test func useKeepsASessionAlive() throws {
        let registry = registry()
        let used = try registry.open(.directoryOwner, database: "db")
        let idle = try registry.open(.directoryOwner, database: "db")
        clock.advance(.seconds(100))
        #expect(registry.touch(used.id) != nil)
        clock.advance(.seconds(21))
        #expect(registry.touch(idle.id) == nil)
        registry.closeExpired()
        #expect(registry.touch(used.id) != nil)
        #expect(registry.counts == SessionRegistry.Counts(active: 1, inactive: 0))
    }

    @Test func zeroIsNoLimit() throws {
        let registry = registry { $0.timeout = .zero }
        let session = try registry.open(.directoryOwner, database: "db")
        clock.advance(.seconds(1_000_000))
        registry.closeExpired()
        #expect(registry.counts == SessionRegistry.Counts(active: 0, inactive: 1))
        #expect(registry.touch(session.id) != nil)
        #expect(registry.counts == SessionRegistry.Counts(active: 1, inactive: 0))
    }

    @Test func ageEndsABusySession() throws {
        let registry = registry { $0.ageMax = .seconds(150) }
        let session = try registry.open(.directoryOwner, database: "db")
        clock.advance(.seconds(100))
        #expect(registry.touch(session.id) != nil)
        clock.advance(.seconds(51))
        #expect(registry.touch(session.id) == nil)
    }

    @Test func resourcesEndWithTheirSession() throws {
        let registry = registry()
        let ends: [(String, (Session) -> Void)] = [
            ("close", { registry.close($0.id) }), ("user", { registry.closeAll(of: $0.user) }),
            ("all", { _ in registry.closeAll() }),
            (
                "time",
                { _ in
                    clock.advance(.seconds(121))
                    registry.closeExpired()
                }
            ),
        ]
        for (name, end) in ends {
            let session = try registry.open(.directoryOwner, database: "db")
            let resource = Resource()
            #expect(session.resources.insert(resource, id: "tx"))
            end(session)
            #expect(resource.cancellations == 1, "\(name)")
            #expect(registry.touch(session.id) == nil, "\(name)")
            #expect(!session.resources.insert(Resource(), id: "late"), "\(name)")
        }
    }

    @Test func aRemovedResourceIsNotCancelled() throws {
        let registry = registry()
        let session = try registry.open(.directoryOwner, database: "db")
        let resource = Resource()
        #expect(session.resources.insert(resource, id: "tx"))
        #expect(session.resources["tx"] != nil && session.resources["other"] == nil)
        session.resources.remove("tx")
        registry.close(session.id)
        #expect(resource.cancellations == 0)
    }

    private final class Resource: SessionResource {
        private let count = Mutex(0)
        var cancellations: Int { count.withLock { $0 } }
        func cancel() { count.withLock { $0 += 1 } }
    }
}
