import ImmuDBProofs
import Synchronization

/// Small values that were read and found to have their hash, by their place in the logs.
///
/// A place is never written twice, and a value is handed out only for the hash that it was checked against,
/// so nothing has to be thrown out for being old. Values that were discarded are.
final class ValueCache: Sendable {
    private struct Slot {
        var place: UInt64
        var hash: Digest
        var value: [UInt8]
    }

    private struct State {
        /// The place decides about the slot; whoever comes later takes it. Empty until the first value.
        var slots: [Slot?] = []
        /// Counts how often everything was forgotten.
        var generation: UInt64 = 0
    }

    private let state = Mutex(State())

    /// What to hand to ``insert(_:at:hash:generation:)`` for a value that is going to be read.
    var generation: UInt64 { state.withLock { $0.generation } }

    /// - Parameter place: as entries store it, log and offset.
    func value(at place: UInt64, hash: Digest) -> [UInt8]? {
        state.withLock { state in
            guard !state.slots.isEmpty, let slot = state.slots[Self.number(of: place)],
                slot.place == place, slot.hash == hash
            else { return nil }
            return slot.value
        }
    }

    /// Keeps a value.
    /// - Parameters:
    ///   - hash: of the value, checked.
    ///   - generation: from before the value was read: one that was discarded meanwhile is not kept.
    func insert(_ value: [UInt8], at place: UInt64, hash: Digest, generation: UInt64) {
        state.withLock { state in
            guard generation == state.generation else { return }
            if state.slots.isEmpty { state.slots = [Slot?](repeating: nil, count: Limits.cachedValuesMax) }
            state.slots[Self.number(of: place)] = Slot(place: place, hash: hash, value: value)
        }
    }

    /// Forgets everything, because values were discarded.
    func removeAll() {
        state.withLock { state in
            state.slots = []
            state.generation &+= 1
        }
    }

    /// Places of equal distance, as values of one size have them, spread over all slots.
    private static func number(of place: UInt64) -> Int {
        let mixed = place &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 40) % Limits.cachedValuesMax
    }
}
