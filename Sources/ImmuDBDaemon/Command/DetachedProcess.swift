internal import CommandLineKit

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Starts this program again, in the background.
enum DetachedProcess {
    /// Starts it and waits until it is ready.
    /// - Parameter arguments: of this process; those that make it detach are left out.
    /// - Returns: the number of the new process.
    /// - Throws: `CommandFailure` with what the new process said, or when it cannot be started.
    static func start(_ arguments: [String]) throws(CommandFailure) -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failure("a pipe cannot be made", errno) }
        defer { close(ends[0]) }
        // The new process gets the end it writes to as one descriptor only: with a second copy, which nobody
        // closes, the end of its report would never be seen.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process: Int32
        do throws(CommandFailure) {
            process = try spawn(Self.arguments(arguments, notifying: reportDescriptor), reportTo: ends[1])
        } catch {
            close(ends[1])
            throw error
        }
        close(ends[1])
        let report = readAll(ends[0])
        guard report == StartReport.readyText else {
            throw CommandFailure(
                .failure, report.isEmpty ? "the server ended before it was ready" : report)
        }
        return process
    }

    /// Descriptor of the new process to report on.
    private static let reportDescriptor: Int32 = 3

    /// The command line of the new process. Who has to report his start does not detach again, whatever the
    /// other settings say.
    static func arguments(_ given: [String], notifying descriptor: Int32) -> [String] {
        given + ["--notify-fd=\(descriptor)"]
    }

    private static func spawn(
        _ arguments: [String], reportTo descriptor: Int32
    ) throws(CommandFailure) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for standard: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(
                &actions, standard, "/dev/null", standard == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, descriptor, reportDescriptor)
        let words = ["immudb"] + arguments
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        let result = posix_spawn(&process, "/proc/self/exe", &actions, nil, &pointers, environ)
        guard result == 0 else { throw failure("the program cannot be started", result) }
        return process
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 512)
        while bytes.count < Limits.startReportBytesMax {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func failure(_ what: String, _ number: Int32) -> CommandFailure {
        CommandFailure(.failure, "\(what): \(String(cString: strerror(number)))")
    }
}

/// Tells the process that started this one in the background how it went.
struct StartReport {
    static let readyText = "ready"
    /// nil: nobody waits.
    let descriptor: Int32?

    /// Takes this process out of the terminal session of the one that waits.
    func leaveSession() {
        // Fails only for a process that leads one already, which is as good.
        if descriptor != nil { _ = setsid() }
    }

    func ready() { send(Self.readyText) }

    func failed(_ reason: String) { send(reason) }

    private func send(_ text: String) {
        guard let descriptor else { return }
        let bytes = Array(text.utf8.prefix(Limits.startReportBytesMax))
        // A reader that is gone does not need to know.
        _ = write(descriptor, bytes, bytes.count)
        close(descriptor)
    }
}
