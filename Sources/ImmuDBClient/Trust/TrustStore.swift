internal import Synchronization
package import SystemIO

/// Trusted states on disk, one file per pin.
///
/// Layout of the directory (0700), all files 0600, `<stem>` as in ``TrustPin/fileStem``:
///
/// - `<stem>.json`: identity, trusted state and history, see `docs/formats.md`; replaced atomically
/// - `<stem>.backup.json`: the contents before the last change
/// - `<stem>.lock`, `<stem>.turn`: empty, held with `flock` during verified operations
/// - `<stem>.damaged-<n>.json`: a damaged file that a reset put aside
/// - `evidence/`: what failed verifications left behind; never overwritten
///
/// Files are never followed through symbolic links. See ``TrustPersistence`` for when the file is written.
public final class TrustStore: Sendable {
    /// Path of the directory.
    public let directory: String
    let fileSystem: any FileSystem
    let clock: any WallClock
    let waitMilliseconds: Int
    private let registry: PinRegistry

    /// - Parameter directory: created with mode 0700 when first needed.
    /// - Parameter lockWaitMilliseconds: how long to wait for another process before giving up.
    public convenience init(
        directory: String, lockWaitMilliseconds: Int = ClientLimits.lockWaitMillisecondsDefault
    ) {
        self.init(
            directory: directory, fileSystem: RealFileSystem(), clock: SystemClock(),
            lockWaitMilliseconds: lockWaitMilliseconds, registry: .process)
    }

    package convenience init(
        directory: String, fileSystem: any FileSystem, clock: any WallClock, lockWaitMilliseconds: Int
    ) {
        self.init(
            directory: directory, fileSystem: fileSystem, clock: clock,
            lockWaitMilliseconds: lockWaitMilliseconds, registry: PinRegistry())
    }

    init(
        directory: String, fileSystem: any FileSystem, clock: any WallClock, lockWaitMilliseconds: Int,
        registry: PinRegistry
    ) {
        self.directory = directory
        self.fileSystem = fileSystem
        self.clock = clock
        waitMilliseconds = lockWaitMilliseconds
        self.registry = registry
    }

    /// `immuclient/trust` in the XDG state home.
    /// - Returns: nil when the environment has neither `XDG_STATE_HOME` nor `HOME`.
    public static func defaultDirectory(environment: [String: String]) -> String? {
        BaseDirectories(environment: environment, application: "immuclient").map {
            joinPath($0.state, "trust")
        }
    }

    /// Path of the trust file of a pin, whether it exists or not.
    public func path(of pin: TrustPin) -> String { file(of: pin).path }

    func file(of pin: TrustPin) -> PinFile {
        PinFile(pin: pin, directory: directory, fileSystem: fileSystem)
    }

    func session(for pin: TrustPin) -> PinSession {
        registry.session(for: file(of: pin), clock: clock)
    }
}

/// The pin sessions of a process, so that all clients of a pin share one.
final class PinRegistry: Sendable {
    /// What every store opened through the public initialiser uses.
    static let process = PinRegistry()

    private struct Weak {
        weak var session: PinSession?
    }

    private let sessions = Mutex<[String: Weak]>([:])

    func session(for file: PinFile, clock: any WallClock) -> PinSession {
        sessions.withLock { sessions in
            if let session = sessions[file.path]?.session { return session }
            let session = PinSession(file: file, clock: clock)
            sessions = sessions.filter { $0.value.session != nil }
            sessions[file.path] = Weak(session: session)
            return session
        }
    }
}
