import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A process with files or a terminal as its standard streams.
struct ProgramRun {
    let process: pid_t

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - terminal: path of a terminal that becomes the controlling one; nil: the files are used.
    ///   - files: paths for input, output and errors.
    init(
        _ path: String, _ arguments: [String], environment: [String: String], terminal: String? = nil,
        files: [String] = []
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A session of its own: the first terminal it opens becomes its controlling terminal.
        #if os(Linux)
            // POSIX_SPAWN_SETSID, which the headers hide without an extension macro.
            let newSession: Int16 = 0x80
        #else
            let newSession = Int16(POSIX_SPAWN_SETSID)
        #endif
        // What a shell in the background ignores, the programs under test must not.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for signal in [SIGINT, SIGQUIT] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF))
        for descriptor in 0..<3 as Range<Int32> {
            let name = terminal ?? files[Int(descriptor)]
            let mode = terminal != nil ? O_RDWR : descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
            posix_spawn_file_actions_addopen(&actions, descriptor, name, mode, 0o600)
        }
        var argv = ([path] + arguments).map { strdup($0) } + [nil]
        var envp = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, path, &actions, &attributes, &argv, &envp)
        try #require(code == 0, "cannot start \(path): error \(code)")
        self.process = process
    }

    /// Asks the program to end, as an administrator would.
    func end() { kill(process, SIGTERM) }

    /// Waits for the end, at most so many seconds; then the process is ended and the test fails.
    ///
    /// - Returns: the exit status, or 128 and the signal.
    func wait(seconds: Int = 30) throws -> Int32 {
        var status: Int32 = 0
        for _ in 0..<seconds * 100 {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process {
                let signal = status & 0x7f
                return signal == 0 ? (status >> 8) & 0xff : 128 + signal
            }
            usleep(10_000)
        }
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        Issue.record("the program did not end within \(seconds) seconds")
        return -1
    }
}
