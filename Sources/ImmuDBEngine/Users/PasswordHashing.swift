internal import Synchronization
internal import SystemCodecs
internal import SystemIO

/// Hashes and compares passwords on threads of its own.
///
/// Each takes a good part of a tenth of a second on purpose; on the threads of the concurrency pool a few
/// logins would stop everything else.
package final class PasswordHashing: Sendable {
    private struct Lanes {
        var waiting = [Int](repeating: 0, count: Limits.passwordThreads)
    }

    private let queues: [BackgroundQueue]
    private let lanes = Mutex(Lanes())
    private let proven = ProvenPasswords()
    private let cost: UInt
    /// The hash of no password, for logins of nobody: they take as long as those of somebody.
    private let nobody: String

    /// - Parameter cost: logarithm of the number of rounds, 4 to 31.
    package init(cost: UInt) {
        self.cost = cost
        queues = (0..<Limits.passwordThreads).map { _ in BackgroundQueue() }
        let digits = cost < 10 ? "0\(cost)" : "\(cost)"
        nobody = "$2a$\(digits)$" + String(repeating: ".", count: Limits.bcryptTailCharacters)
    }

    /// A fresh hash.
    /// - Throws: `invalidPassword`, `overloaded`, `storage` when the system cannot hash.
    package func hash(_ password: [UInt8]) async throws(EngineError) -> String {
        guard !password.isEmpty else { throw EngineError(.invalidPassword, "password is empty") }
        guard password.count <= Limits.passwordBytesMax else {
            throw EngineError(
                .invalidPassword,
                "error hashing password: bcrypt: password length exceeds \(Limits.passwordBytesMax) bytes")
        }
        guard !password.contains(0) else {
            throw EngineError(
                .invalidPassword, "error hashing password: bcrypt: password contains a zero byte")
        }
        let cost = cost
        return try await run { () throws(Bcrypt.Failure) in try Bcrypt.hash(password, cost: cost) }
    }

    /// Whether a password has a hash. Takes equally long without one; less when the same password was
    /// right shortly before, which only who knows it can see.
    /// - Throws: `overloaded`; `corrupted` for a hash that is none.
    package func matches(_ password: [UInt8], hash: String?) async throws(EngineError) -> Bool {
        let isUsable =
            !password.isEmpty && password.count <= Limits.passwordBytesMax && !password.contains(0)
        guard isUsable, let hash else {
            let standIn = nobody
            _ = try await run { () throws(Bcrypt.Failure) in
                try Bcrypt.verify([UInt8(ascii: "x")], hash: standIn)
            }
            return false
        }
        let proof = proven.proof(of: password, for: hash)
        if proven.contains(proof) { return true }
        let isRight = try await run { () throws(Bcrypt.Failure) in
            try Bcrypt.verify(password, hash: hash)
        }
        if isRight { proven.insert(proof) }
        return isRight
    }

    private func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws(Bcrypt.Failure) -> Result
    ) async throws(EngineError) -> Result {
        let lane = lanes.withLock { lanes -> Int? in
            guard let least = lanes.waiting.min(), least < Limits.waitingPasswordsMax,
                let lane = lanes.waiting.firstIndex(of: least)
            else { return nil }
            lanes.waiting[lane] += 1
            return lane
        }
        guard let lane else {
            throw EngineError(.overloaded, "too many passwords wait to be checked; try again later")
        }
        let result = await withCheckedContinuation { continuation in
            queues[lane].submit {
                do throws(Bcrypt.Failure) {
                    continuation.resume(returning: Swift.Result<Result, Bcrypt.Failure>.success(try body()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        lanes.withLock { $0.waiting[lane] -= 1 }
        do throws(Bcrypt.Failure) {
            return try result.get()
        } catch {
            throw EngineError(.corrupted, "a password cannot be compared", cause: error.description)
        }
    }
}
