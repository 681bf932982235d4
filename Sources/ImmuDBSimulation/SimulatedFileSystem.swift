import Synchronization
import SystemIO

/// A disk in memory that forgets, tears and fails as real ones do.
///
/// Fault model. What a crash of the machine may do is exactly this:
///
/// - Bytes written and not synced may be there or not, each 512-byte sector by itself and in any order. With
///   a torn write, the last one, any number of its bytes arrived.
/// - A change of size that was not synced may be lost. A file that grew may have its new size with zeros in
///   place of data.
/// - A file or directory that was created may vanish, with everything in it, until its directory was synced;
///   syncing the file does not help. The same holds for removals, which may be undone.
/// - A rename is lost or kept as a whole. Syncing either directory makes it durable, together with the
///   changes it builds on. Changes of names that do not build on each other may survive in any order.
/// - Synced bytes stay, except where a later write that was not synced lies over them.
/// - Locks and open files end with the process.
///
/// What calls may do:
///
/// - Any call may fail, once or from then on, having done nothing; a failing write may have done half.
/// - After a failed sync the fate of the unsynced bytes of that file is undefined for good: a later sync that
///   succeeds says nothing about them. A failed sync of a directory may be repeated.
/// - A read may fail, or return fewer bytes than there are.
///
/// Not in the model: synced bytes that change (the bit-flip tests do that), sectors that end up elsewhere,
/// symbolic links, permissions.
///
/// Everything is decided by the outcome asked for, which holds the seed. Each call that changes the disk has
/// a number, counted from 0; a crash at call n finds it begun and not ended: a write is in the cache, a sync
/// has had no effect.
package final class SimulatedFileSystem: FileSystem {
    let state: Mutex<State>

    struct State: Sendable {
        var disk: Disk
        var calls: [RecordedCall] = []
        var reads = 0
        var plan = FaultPlan()
        var locks: [Int: HeldLock] = [:]
        /// The disk during each call, with the effect of a write and without that of a sync, if asked for.
        var moments: [Disk] = []
        var keepsMoments: Bool
        var marks: [Mark] = []
    }

    /// Something that the program said to the outside after `calls` calls.
    struct Mark: Sendable {
        var value: UInt64
        var calls: Int
    }

    struct HeldLock: Sendable {
        var mode: LockMode
        var holders: Int
    }

    /// An empty disk.
    /// - Parameter keepsMoments: keep what ``image(atCall:_:)`` and ``restarted(atCall:)`` need.
    package convenience init(keepsMoments: Bool = false) {
        self.init(disk: Disk(), keepsMoments: keepsMoments)
    }

    init(disk: Disk, keepsMoments: Bool) {
        state = Mutex(State(disk: disk, keepsMoments: keepsMoments))
    }

    /// Calls made so far that change the disk, in order.
    package var calls: [RecordedCall] { state.withLock { $0.calls } }

    /// Number of reads so far.
    package var reads: Int { state.withLock { $0.reads } }

    /// Remembers that the program told somebody about `value` now: an acknowledgement, a state handed out.
    package func mark(_ value: UInt64) {
        state.withLock { $0.marks.append(Mark(value: value, calls: $0.calls.count)) }
    }

    /// The largest value marked before a call began; nil when there is none.
    package func largestMark(beforeCall number: Int) -> UInt64? {
        state.withLock { state in
            state.marks.lazy.filter { $0.calls <= number }.map(\.value).max()
        }
    }

    /// Makes one call fail, counted from the first of this file system, or all from there on.
    package func fail(atCall number: Int, _ fault: SimulatedFault, lasting: Bool = false) {
        state.withLock { state in
            state.plan.fault = fault
            state.plan.step = number
            state.plan.isLasting = lasting
        }
    }

    /// Makes one read fail, counted from the first of this file system.
    package func fail(atRead number: Int, _ fault: SimulatedReadFault) {
        state.withLock { state in
            state.plan.readFault = fault
            state.plan.read = number
        }
    }

    /// No more faults.
    package func heal() { state.withLock { $0.plan = FaultPlan() } }

    /// Every file by path with what programs see, directories with a slash at the end.
    package var contents: [String: [UInt8]] { state.withLock { $0.disk.contents() } }
}
