internal import SystemIO

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The accounts of a data directory, kept in its system database.
///
/// Who may call what is up to the caller of these methods. Changes of one account by several callers at once
/// are carried out one after another.
package struct UserDirectory: Sendable {
    let system: Database
    let clock: any WallClock
    let passwords: PasswordHashing

    /// An account, nil if there is none.
    /// - Throws: `corrupted`, `storage`.
    package func user(_ name: String) async throws(EngineError) -> User? {
        try await record(name).map { User($0.record) }
    }

    /// All accounts, by name.
    /// - Throws: `corrupted`, `storage`.
    package func all() async throws(EngineError) -> [User] {
        var users: [User] = []
        var range = ScanRange(prefix: [UserRecord.keyPrefix])
        while true {
            let page = try await system.scan(range)
            for entry in page {
                let name = String(decoding: entry.key.dropFirst(), as: UTF8.self)
                users.append(User(try UserRecord(json: entry.value, name: name)))
            }
            guard let last = page.last else { return users }
            range.seekKey = last.key
        }
    }

    /// The account of a name if the password is its own; also when it is inactive. Takes equally long for
    /// unknown names.
    /// - Throws: `overloaded`, `corrupted`, `storage`.
    package func authenticate(
        _ name: String, password: [UInt8]
    ) async throws(EngineError) -> User? {
        let found = try await record(name)?.record
        let isRight = try await passwords.matches(password, hash: found?.passwordHash)
        return isRight ? found.map { User($0) } : nil
    }

    /// Creates an active account with a level on one database and the SQL privileges that go with it.
    /// - Throws: `userExists`, `invalidUserName`, `invalidPassword`, `illegalArguments` for the highest
    ///   level, which only the built-in user has.
    package func create(
        _ name: String, password: [UInt8], level: AccessLevel, on database: String, by creator: String
    ) async throws(EngineError) -> User {
        guard level < .systemAdmin else {
            throw EngineError(.illegalArguments, "can not create another system admin")
        }
        guard try await record(name) == nil else { throw .userExists }
        guard UserName.isLegal(name) else {
            throw EngineError(
                .invalidUserName, "username can only contain letters, digits and underscores")
        }
        let record = UserRecord(
            name: name, hash: try await passwords.hash(password), level: level, on: database, by: creator,
            at: clock.now())
        let key = UserRecord.key(of: name)
        let write = KeyValueWrite(key: key, value: try record.encoded())
        do throws(EngineError) {
            _ = try await system.set([write], if: [.keyMustNotExist(key)])
        } catch  where error.code == .preconditionFailed {
            throw .userExists
        }
        return User(record)
    }

    /// Replaces a password.
    /// - Throws: `userNotFound`, `invalidPassword`, and what writing throws.
    @discardableResult
    package func setPassword(_ password: [UInt8], of name: String) async throws(EngineError) -> User {
        let hash = try await passwords.hash(password)
        return try await change(name) { $0.hashedpassword = Data(hash.utf8) }
    }

    /// Lets a user log in, or no longer.
    /// - Throws: `userNotFound`, and what writing throws.
    @discardableResult
    package func setActive(_ isActive: Bool, _ name: String) async throws(EngineError) -> User {
        try await change(name) { $0.active = isActive }
    }

    func change(
        _ name: String, _ body: (inout UserRecord) -> Void
    ) async throws(EngineError) -> User {
        let key = UserRecord.key(of: name)
        for _ in 0..<Limits.userChangeAttemptsMax {
            guard let found = try await record(name) else {
                throw EngineError(.userNotFound, "user \(name) not found")
            }
            var record = found.record
            body(&record)
            let write = KeyValueWrite(key: key, value: try record.encoded())
            do throws(EngineError) {
                _ = try await system.set([write], if: [.keyNotModifiedAfter(key, txID: found.txID)])
                return User(record)
            } catch  where error.code == .preconditionFailed {
                continue  // changed meanwhile: once more, from what it is now
            }
        }
        throw EngineError(.readConflict, "user \(name) is being changed by others; try again")
    }

    func record(_ name: String) async throws(EngineError) -> (record: UserRecord, txID: UInt64)? {
        guard UserName.isLegal(name) else { return nil }
        do throws(EngineError) {
            let entry = try await system.get(UserRecord.key(of: name))
            return (try UserRecord(json: entry.value, name: name), entry.txID)
        } catch  where error.code == .keyNotFound || error.code == .keyExpired {
            return nil
        }
    }
}

extension Engine {
    /// The accounts of the directory.
    /// - Throws: `databaseNotFound` for a directory that is a single database, and what opening throws.
    package func users() throws(EngineError) -> UserDirectory {
        UserDirectory(system: try database(DatabaseName.system), clock: options.clock, passwords: passwords)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    package var unixSeconds: Int64 { options.clock.now().seconds }
}
