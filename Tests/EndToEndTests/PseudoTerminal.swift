import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal with a test in the place of the person.
final class PseudoTerminal {
    /// Path of the end that the program opens.
    let path: String
    private let descriptor: Int32
    private var received: [UInt8] = []
    /// Where the next search starts, in bytes of what is shown without colours.
    private var position = 0

    init(columns: UInt16 = 100, rows: UInt16 = 24) throws {
        (descriptor, path) = try Self.open()
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0)
    }

    /// Changes the size of the window; the program is told.
    func resize(columns: UInt16, rows: UInt16) throws {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0)
    }

    #if os(Linux)
        // What grantpt, unlockpt and ptsname do; the headers hide them without an extension macro.
        private static func open() throws -> (Int32, String) {
            let descriptor = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY)
            try #require(descriptor >= 0)
            let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
            var unlocked: Int32 = 0
            try #require(ioctl(descriptor, setLock, &unlocked) == 0)
            var number: UInt32 = 0
            try #require(ioctl(descriptor, getNumber, &number) == 0)
            return (descriptor, "/dev/pts/\(number)")
        }
    #else
        private static func open() throws -> (Int32, String) {
            let descriptor = posix_openpt(O_RDWR | O_NOCTTY)
            try #require(descriptor >= 0)
            try #require(grantpt(descriptor) == 0 && unlockpt(descriptor) == 0)
            let name = try #require(ptsname(descriptor))
            return (descriptor, String(cString: name))
        }
    #endif

    deinit { close(descriptor) }

    /// Everything shown so far.
    var screen: String { String(decoding: received, as: UTF8.self) }

    /// Types keys.
    func type(_ text: String) throws {
        let bytes = Array(text.utf8)
        try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    }

    /// Waits until a text is shown behind the one found last, ignoring colours.
    func expect(_ text: String, seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation) {
        for _ in 0..<Int(seconds * 50) {
            read(milliseconds: 20)
            let shown = Array(Self.withoutColours(received[...]).utf8)
            if let found = shown[min(position, shown.count)...].firstRange(of: Array(text.utf8)) {
                position = found.upperBound
                return
            }
        }
        Issue.record("'\(text)' was not shown; the screen is:\n\(screen)", sourceLocation: sourceLocation)
    }

    /// Takes what is still on its way after the program has ended.
    func drain() {
        for _ in 0..<10 { read(milliseconds: 20) }
    }

    /// Takes what is shown during some time.
    func watch(seconds: Double) {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end { read(milliseconds: 100) }
    }

    private func read(milliseconds: Int32) {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, milliseconds) > 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 65536)
        let capacity = chunk.count
        let count = takeBytes(&chunk, capacity)
        if count > 0 { received += chunk[..<count] }
    }

    private func takeBytes(_ chunk: inout [UInt8], _ capacity: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, &chunk, capacity)
        #else
            Darwin.read(descriptor, &chunk, capacity)
        #endif
    }

    private static func withoutColours(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(/\u{1b}\[[0-9;?]*[a-zA-Z]/, with: "")
    }
}
