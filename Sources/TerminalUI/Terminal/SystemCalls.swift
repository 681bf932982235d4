import CLibEdit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few system calls of this module, with errors as values.
package enum SystemCalls {
    static func text(of code: Int32) -> String {
        guard let pointer = strerror(code) else { return "error \(code)" }
        return String(cString: pointer)
    }

    static func isTerminal(_ fd: Int32) -> Bool {
        isatty(fd) == 1
    }

    package static func windowSize(_ fd: Int32) -> (columns: Int, rows: Int)? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard clibedit_window_size(fd, &columns, &rows) == 0 else { return nil }
        return (Int(columns), Int(rows))
    }

    /// Reads what is there, at most `count` bytes; empty at the end of input.
    static func read(_ fd: Int32, count: Int) throws(TerminalError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            while true {
                #if canImport(Darwin)
                    let got = Darwin.read(fd, buffer.baseAddress, count)
                #elseif canImport(Musl)
                    let got = Musl.read(fd, buffer.baseAddress, count)
                #else
                    let got = Glibc.read(fd, buffer.baseAddress, count)
                #endif
                if got >= 0 {
                    used = got
                    return
                }
                switch errno {
                case EINTR: continue
                case EAGAIN: waitUntilReady(fd, Int16(POLLIN))
                case EIO: return  // the other side of a pseudo-terminal is gone: an end like any other
                default:
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else {
            throw TerminalError(.readFailed, "cannot read from file descriptor \(fd)", systemCode: failure)
        }
        return bytes
    }

    /// Writes everything, or throws. A closed reader is `.brokenPipe` and raises no signal.
    static func write(_ fd: Int32, _ bytes: [UInt8]) throws(TerminalError) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                clibedit_write(fd, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            }
            if written > 0 {
                offset += written
                continue
            }
            let code = errno
            switch code {
            case EINTR: continue
            case EAGAIN: waitUntilReady(fd, Int16(POLLOUT))
            case EPIPE: throw TerminalError(.brokenPipe, "the reader of our output is gone", systemCode: code)
            default:
                throw TerminalError(.writeFailed, "cannot write to file descriptor \(fd)", systemCode: code)
            }
        }
    }

    static func write(_ fd: Int32, _ text: String) throws(TerminalError) {
        try write(fd, Array(text.utf8))
    }

    private static func waitUntilReady(_ fd: Int32, _ events: Int16) {
        var entry = pollfd(fd: fd, events: events, revents: 0)
        // A failed wait shows again in the read or write that follows it.
        _ = poll(&entry, 1, -1)
    }

    enum Readiness {
        case input
        case wake
        case timeout
    }

    /// Waits for input or for a byte on `wake` (-1: none), at most `milliseconds` (nil: for ever).
    static func wait(input: Int32, wake: Int32, milliseconds: Int32?) throws(TerminalError) -> Readiness {
        var entries = [
            pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let count = poll(&entries, nfds_t(entries.count), milliseconds ?? -1)
            if count == 0 { return .timeout }
            if count < 0 {
                if errno == EINTR { continue }
                throw TerminalError(.readFailed, "cannot wait for the terminal", systemCode: errno)
            }
            return entries[0].revents != 0 ? .wake : .input
        }
    }

    /// Lets time pass; a signal may end it early.
    static func sleep(milliseconds: Int) {
        _ = poll(nil, 0, Int32(clamping: max(milliseconds, 0)))
    }

    /// A pipe that programs started later do not inherit.
    static func pipe() throws(TerminalError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard clibedit_pipe(&ends) == 0 else {
            throw TerminalError(.writeFailed, "cannot make a pipe", systemCode: errno)
        }
        return (ends[0], ends[1])
    }

    static func setNonBlocking(_ fd: Int32) {
        let flags = fcntl(fd, F_GETFL)
        if flags >= 0 {
            _ = fcntl(fd, F_SETFL, flags | O_NONBLOCK)
        }
    }

    /// Puts one byte into a non-blocking pipe. A full pipe wakes its reader anyway.
    static func wake(_ fd: Int32) {
        _ = clibedit_write(fd, "n", 1)
    }

    /// Reads and drops what a non-blocking descriptor holds.
    static func drain(_ fd: Int32) {
        var scratch = [UInt8](repeating: 0, count: 64)
        #if canImport(Darwin)
            while Darwin.read(fd, &scratch, scratch.count) > 0 {}
        #elseif canImport(Musl)
            while Musl.read(fd, &scratch, scratch.count) > 0 {}
        #else
            while Glibc.read(fd, &scratch, scratch.count) > 0 {}
        #endif
    }

    static func close(_ fd: Int32) {
        #if canImport(Darwin)
            _ = Darwin.close(fd)
        #elseif canImport(Musl)
            _ = Musl.close(fd)
        #else
            _ = Glibc.close(fd)
        #endif
    }

    /// A terminal of the given size whose keyboard and screen are in the caller's hands.
    static func openPseudoTerminal(
        columns: Int32, rows: Int32
    ) throws(TerminalError) -> (keyboard: Int32, device: Int32) {
        var keyboard: Int32 = -1
        var device: Int32 = -1
        guard clibedit_open_pseudo_terminal(&keyboard, &device) == 0 else {
            throw TerminalError(.notATerminal, "cannot open a pseudo-terminal", systemCode: errno)
        }
        guard clibedit_set_window_size(device, columns, rows) == 0 else {
            let code = errno
            close(keyboard)
            close(device)
            throw TerminalError(.notATerminal, "cannot size a pseudo-terminal", systemCode: code)
        }
        return (keyboard, device)
    }
}
