import Synchronization
import Testing

@testable import ImmuDBEngine

/// One after the other: all hash on the same few threads.
@Suite(.serialized) struct PasswordHashingTests {
    private let hashing = PasswordHashing(cost: 4)

    @Test func aHashMatchesItsPasswordOnly() async throws {
        let hash = try await hashing.hash(Array("secret".utf8))
        #expect(hash.hasPrefix("$2a$04$"))
        #expect(try await hashing.matches(Array("secret".utf8), hash: hash))
        #expect(try await !hashing.matches(Array("Secret".utf8), hash: hash))
        #expect(try await !hashing.matches([], hash: hash))
        #expect(try await !hashing.matches([UInt8](repeating: 65, count: 73), hash: hash))
        #expect(try await !hashing.matches(Array("secret\0".utf8), hash: hash))
        #expect(try await !hashing.matches(Array("x".utf8), hash: nil))
    }

    @Test func aDamagedHashIsNoPassword() async {
        for hash in ["", "$1$abc$def", "plain"] {
            await #expect(throws: EngineError.self) { try await hashing.matches([65], hash: hash) }
        }
    }

    /// Unknown users cost as much as known ones.
    @Test func nobodyIsHashedToo() async throws {
        let slow = PasswordHashing(cost: 9)
        let hash = try await slow.hash([65])
        // The shortest of a few attempts in turn: others may use the processor meanwhile.
        var known = Duration.seconds(3600)
        var unknown = known
        for _ in 0..<5 {
            known = min(known, try await time(slow, hash))
            unknown = min(unknown, try await time(slow, nil))
        }
        #expect(unknown > known / 4, "\(unknown) against \(known)")
    }

    /// What a wrong password takes.
    private func time(_ hashing: PasswordHashing, _ hash: String?) async throws -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        let isRight = try await hashing.matches([66], hash: hash)
        #expect(!isRight)
        return start.duration(to: clock.now)
    }

    @Test func tooManyAtOnceAreRefused() async {
        let results = await withTaskGroup(of: EngineError.Code?.self) { group in
            for _ in 0..<(Limits.passwordThreads * Limits.waitingPasswordsMax + 200) {
                group.addTask { [hashing] in
                    do throws(EngineError) {
                        _ = try await hashing.hash([65])
                        return nil
                    } catch {
                        return error.code
                    }
                }
            }
            return await group.reduce(into: [EngineError.Code?]()) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0 == nil || $0 == .overloaded })
        #expect(results.contains(nil))
    }
}
