/// How a call fails.
package enum SimulatedFault: Sendable, Hashable, CaseIterable {
    /// EIO. On a sync: the fate of what was not synced is undefined from then on.
    case deviceError
    /// ENOSPC, nothing is changed.
    case noSpace
    /// ENOSPC after half of a write; other calls change nothing.
    case noSpaceHalfway
    /// EINTR that a signal storm keeps returning.
    case interrupted

    /// `errno`, with the numbers that Linux and Darwin share.
    var errorNumber: Int32 {
        switch self {
        case .deviceError: 5
        case .noSpace, .noSpaceHalfway: 28
        case .interrupted: 4
        }
    }
}

/// How a read fails.
package enum SimulatedReadFault: Sendable, Hashable, CaseIterable {
    /// EIO.
    case deviceError
    /// Fewer bytes than there are.
    case short
}

/// When calls fail.
struct FaultPlan: Sendable {
    var fault: SimulatedFault?
    /// Number of the first call that fails.
    var step = 0
    /// Whether the later ones fail too.
    var isLasting = false
    var readFault: SimulatedReadFault?
    var read = 0

    func fault(at step: Int) -> SimulatedFault? {
        isLasting ? (step >= self.step ? fault : nil) : (step == self.step ? fault : nil)
    }

    func readFault(at read: Int) -> SimulatedReadFault? { read == self.read ? readFault : nil }
}
