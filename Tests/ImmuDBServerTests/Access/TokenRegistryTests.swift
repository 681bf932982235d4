import ImmuDBEngine
import ImmuDBProtocol
import Testing

@testable import ImmuDBServer

@Suite struct TokenRegistryTests {
    let clock = TestClock()
    let caller = Caller(user: "reader", levels: ["db1": .read], isSystemAdministrator: false)

    private func registry(lifetime: Duration = .seconds(60)) -> TokenRegistry {
        TokenRegistry(lifetime: lifetime, clock: clock.serverClock)
    }

    private func failure(_ registry: TokenRegistry, _ token: String) -> ServerFailure? {
        do throws(ServerFailure) {
            _ = try registry.claims(token)
            return nil
        } catch {
            return error
        }
    }

    @Test func aTokenSaysWhatItWasMadeFor() throws {
        let registry = registry()
        let claims = try registry.claims(registry.login(caller, database: nil))
        #expect(claims.caller == caller && claims.database == nil)
        #expect(try registry.claims(registry.token(for: caller, database: "db1")).database == "db1")
    }

    @Test func everyChangeOfATokenIsNoticed() {
        let registry = registry()
        let token = Array(registry.login(caller, database: "db1").utf8)
        for position in token.indices {
            var changed = token
            changed[position] ^= 1
            let failure = failure(registry, String(decoding: changed, as: UTF8.self))
            // A changed name may be that of somebody who is not logged in.
            #expect(
                failure?.message == "invalid token" || failure == .notLoggedIn, "byte \(position)")
        }
        for length in token.indices {
            #expect(failure(registry, String(decoding: token.prefix(length), as: UTF8.self)) != nil)
        }
    }

    @Test func timeEndsATokenButNotAnUnlimitedOne() {
        let (limited, unlimited) = (registry(), registry(lifetime: .zero))
        let tokens = (limited.login(caller, database: "db1"), unlimited.login(caller, database: "db1"))
        clock.advance(.seconds(59))
        #expect(failure(limited, tokens.0) == nil)
        clock.advance(.seconds(1))
        #expect(failure(limited, tokens.0) == .tokenExpired)
        clock.advance(.seconds(1_000_000_000))
        #expect(failure(unlimited, tokens.1) == nil)
    }

    @Test func theLastLogoutTakesAllTokensAlong() {
        let registry = registry()
        let tokens = (0..<2).map { _ in registry.login(caller, database: "db1") }
        registry.logout(caller.user)
        #expect(tokens.allSatisfy { failure(registry, $0) == nil })
        registry.logout(caller.user)
        #expect(tokens.allSatisfy { failure(registry, $0) == .notLoggedIn })
        registry.logout(caller.user)
        // A later login does not bring them back.
        #expect(failure(registry, registry.login(caller, database: "db1")) == nil)
        #expect(tokens.allSatisfy { failure(registry, $0)?.message == "invalid token" })
    }

    @Test func aForgottenUserHasNoTokens() {
        let registry = registry()
        let token = registry.login(caller, database: "db1")
        registry.forget(caller.user)
        #expect(failure(registry, token) == .notLoggedIn)
    }

    @Test func anotherServerRefusesIt() {
        let (one, other) = (registry(), registry())
        let token = one.login(caller, database: "db1")
        #expect(failure(other, token) == .notLoggedIn)
        _ = other.login(caller, database: "db1")
        #expect(failure(other, token)?.message == "invalid token")
    }
}
