internal import CCrypt

/// Password hashes in the bcrypt format (`$2a$cost$salt+hash`), made by the platform's crypt library.
package enum Bcrypt {
    /// Why a password cannot be hashed or compared.
    package enum Failure: Error, Sendable, CustomStringConvertible {
        /// bcrypt reads 72 bytes and stops at a zero byte: longer or such passwords are refused.
        case unusablePassword(byteCount: Int)
        /// The platform's library does not know bcrypt, or the stored hash is not one.
        case refusedByLibrary

        package var description: String {
            switch self {
            case .unusablePassword(let count):
                "a password has 1 to \(Limits.bcryptPasswordBytesMax) bytes and no zero byte; "
                    + "this one has \(count) bytes"
            case .refusedByLibrary:
                "the crypt library of this system refuses the password hash"
            }
        }
    }

    /// A fresh hash with a random salt.
    /// - Parameter cost: logarithm of the number of rounds, 4 to 31.
    package static func hash(
        _ password: [UInt8], cost: UInt = Limits.bcryptCost
    ) throws(Failure) -> String {
        let random = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        var setting = [CChar](repeating: 0, count: Int(CCRYPT_HASH_BYTES))
        guard ccrypt_bcrypt_setting(cost, random, &setting) == 0 else { throw .refusedByLibrary }
        return try run(password, setting: text(setting))
    }

    /// Whether `password` has the given hash, compared in constant time.
    package static func verify(_ password: [UInt8], hash: String) throws(Failure) -> Bool {
        // The library knows weaker formats too; none of them may log anybody in.
        guard hash.hasPrefix("$2") else { throw .refusedByLibrary }
        let computed = [UInt8](try run(password, setting: hash).utf8)
        let expected = [UInt8](hash.utf8)
        guard computed.count == expected.count else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(computed, expected) { difference |= left ^ right }
        return difference == 0
    }

    private static func run(_ password: [UInt8], setting: String) throws(Failure) -> String {
        guard !password.isEmpty, password.count <= Limits.bcryptPasswordBytesMax, !password.contains(0) else {
            throw .unusablePassword(byteCount: password.count)
        }
        var hash = [CChar](repeating: 0, count: Int(CCRYPT_HASH_BYTES))
        let input = password.map { CChar(bitPattern: $0) } + [0]
        guard ccrypt_hash(input, setting, &hash) == 0 else { throw .refusedByLibrary }
        return text(hash)
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
