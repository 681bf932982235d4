/// How far the trust file may lag behind the trusted state in memory.
public enum TrustPersistence: Sendable, Hashable {
    /// Written before a verified operation returns: two synced files each time.
    case everyOperation
    /// Written at least every `milliseconds`, every `operations` verified operations, and on close.
    ///
    /// A file that lags names an ancestor of the state that was proven, so trust never goes backwards: the
    /// next operation proves everything after it once more. First contact, a change of identity and
    /// everything a user asks for are always written at once.
    case lagging(milliseconds: Int, operations: Int)

    /// `lagging` with ``ClientLimits/pinHoldMillisecondsMax`` and ``ClientLimits/unsavedOperationsMax``.
    public static let standard = TrustPersistence.lagging(
        milliseconds: ClientLimits.pinHoldMillisecondsMax, operations: ClientLimits.unsavedOperationsMax)

    var holdMilliseconds: Int {
        switch self {
        case .everyOperation: ClientLimits.pinHoldMillisecondsMax
        case .lagging(let milliseconds, _): max(1, milliseconds)
        }
    }

    var unsavedOperations: Int {
        switch self {
        case .everyOperation: 1
        case .lagging(_, let operations): max(1, operations)
        }
    }
}
