import SystemCodecs
import Testing

@Suite struct BcryptTests {
    @Test func aFreshHashMatchesItsPasswordOnly() throws {
        let hash = try Bcrypt.hash([UInt8]("MyPassword1!".utf8), cost: 4)
        #expect(hash.hasPrefix("$2a$04$") && hash.utf8.count == 60)
        #expect(try Bcrypt.verify([UInt8]("MyPassword1!".utf8), hash: hash))
        #expect(try !Bcrypt.verify([UInt8]("MyPassword1?".utf8), hash: hash))
    }

    @Test func saltsDiffer() throws {
        let password = [UInt8]("same".utf8)
        #expect(try Bcrypt.hash(password, cost: 4) != Bcrypt.hash(password, cost: 4))
    }

    /// Published test vector of the format.
    @Test func aKnownVectorMatches() throws {
        let hash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
        #expect(try Bcrypt.verify([UInt8]("U*U".utf8), hash: hash))
    }

    @Test(arguments: [[], [0], [UInt8](repeating: 97, count: 73)] as [[UInt8]])
    func unusablePasswordsAreRefused(password: [UInt8]) {
        #expect(throws: Bcrypt.Failure.self) { try Bcrypt.hash(password, cost: 4) }
    }

    @Test(arguments: ["", "plain", "$2a$", "$2a$99$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"])
    func foreignHashesAreRefused(hash: String) {
        #expect(throws: Bcrypt.Failure.self) { try Bcrypt.verify([1], hash: hash) }
    }
}
