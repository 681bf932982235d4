import SystemIO
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The built server on a free port, with a data directory in a test's place.
final class ServerRun {
    static let adminPassword = "Admin-Password-1"

    let place: TestPlace
    let port: Int
    private let options: [String]
    private var run: ProgramRun?

    /// Starts the server.
    /// - Parameter options: further options of its command line.
    init(_ place: TestPlace, options: [String] = []) throws {
        self.place = place
        port = try ServerRun.freePort()
        self.options = options
        try RealFileSystem().atomicReplace(passwordFile, with: Array(ServerRun.adminPassword.utf8))
        try start()
    }

    var dataDirectory: String { place.path + "/data" }
    var passwordFile: String { place.path + "/password" }
    /// Certificate that the server issues for itself.
    var certificateFile: String { place.path + "/immudb/ssl/immudb-cert.pem" }

    /// Starts the server, again after it was stopped, on the same port.
    func start() throws {
        let log = place.path + "/server.log"
        run = try ProgramRun(
            BuiltProgram.path("immudb"),
            [
                "--dir", dataDirectory, "--port", "\(port)", "--admin-password-file", passwordFile,
                "--metrics-server=false",
            ] + options,
            environment: place.environment, files: ["/dev/null", log, log + ".err"])
        for _ in 0..<1_500 {
            if ServerRun.isListening(port) { return }
            usleep(20_000)
        }
        let text = try RealFileSystem().readWhole(log + ".err", limit: 1 << 20)
        Issue.record("the server does not listen:\n\(String(decoding: text, as: UTF8.self))")
    }

    /// Ends the server as an administrator would, or as a power cut would.
    /// - Returns: its exit status.
    @discardableResult
    func stop(_ signal: Int32 = SIGTERM) throws -> Int32 {
        let process = try #require(run)
        run = nil
        kill(process.process, signal)
        return try process.wait()
    }

    deinit {
        if let run { kill(run.process, SIGKILL) }
    }

    /// Runs the client against the server, logged in as the administrator.
    func client(_ arguments: [String], input: String = "") throws -> TestPlace.Outcome {
        try place.run(
            [
                "--immudb-address", "127.0.0.1", "--immudb-port", "\(port)", "--username", "immudb",
                "--password-file", passwordFile,
            ] + arguments, input: input)
    }

    static func freePort() throws -> Int {
        try withSocket { descriptor, address in
            var address = address
            let size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
            }
            try #require(isBound)
            var length = size
            let isKnown = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(descriptor, $0, &length) == 0
                }
            }
            try #require(isKnown)
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }

    private static func isListening(_ port: Int) -> Bool {
        do {
            return try withSocket { descriptor, address in
                var address = address
                address.sin_port = UInt16(port).bigEndian
                let size = socklen_t(MemoryLayout<sockaddr_in>.size)
                return withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(descriptor, $0, size) == 0
                    }
                }
            }
        } catch {
            return false
        }
    }

    /// A TCP socket and the loopback address without a port.
    private static func withSocket<R>(_ body: (Int32, sockaddr_in) throws -> R) throws -> R {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return try body(descriptor, address)
    }
}
