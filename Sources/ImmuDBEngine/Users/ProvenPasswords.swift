internal import Crypto
internal import Foundation
internal import Synchronization

/// Remembers for a while which passwords were right, so that the next login with one of them need not wait
/// for the slow hash again.
///
/// What is kept is an HMAC-SHA256 over the stored hash and the password, under a key that never leaves the
/// process: nothing follows from it without that key, and another password gives the account another stored
/// hash, which no remembered proof fits.
final class ProvenPasswords: Sendable {
    struct Proof: Hashable {
        fileprivate let code: [UInt8]
    }

    private struct Memory {
        var deadlines: [Proof: ContinuousClock.Instant] = [:]
    }

    private let key = SymmetricKey(size: .bits256)
    private let memory = Mutex(Memory())
    private let life: Duration
    private let countMax: Int

    init(
        life: Duration = .seconds(Limits.provenPasswordSecondsMax), countMax: Int = Limits.provenPasswordsMax
    ) {
        self.life = life
        self.countMax = countMax
    }

    func proof(of password: [UInt8], for hash: String) -> Proof {
        var code = HMAC<Crypto.SHA256>(key: key)
        // A stored hash has no zero byte: where it ends is unambiguous.
        code.update(data: Data(hash.utf8) + [0] + password)
        return Proof(code: [UInt8](code.finalize()))
    }

    func contains(_ proof: Proof) -> Bool {
        memory.withLock { memory in
            guard let deadline = memory.deadlines[proof] else { return false }
            guard ContinuousClock.now < deadline else {
                memory.deadlines[proof] = nil
                return false
            }
            return true
        }
    }

    func insert(_ proof: Proof) {
        let now = ContinuousClock.now
        memory.withLock { memory in
            if memory.deadlines.count >= countMax {
                memory.deadlines = memory.deadlines.filter { $0.value > now }
            }
            // Many different accounts at once: forgetting all of them only costs time.
            if memory.deadlines.count >= countMax { memory.deadlines = [:] }
            memory.deadlines[proof] = now + life
        }
    }
}
