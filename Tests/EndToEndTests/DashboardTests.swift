import SystemIO
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The dashboard in front of a busy server, for some seconds: `make dashboard-test` watches a minute.
@Suite(.serialized) struct DashboardTests {
    /// Heap and stacks; the pages of the program itself depend on how it was built.
    private static let anonymousBytesMax = 40 << 20

    private var seconds: Double {
        getenv("DASHBOARD_SECONDS").flatMap { Double(String(cString: $0)) } ?? 5
    }

    @Test func aBusyServer() throws {
        let place = try TestPlace()
        place.environment["IMMUCLIENT_OFFLINE"] = nil
        defer { place.remove() }
        let metrics = try ServerRun.freePort()
        let server = try ServerRun(
            place, options: ["--metrics-server=true", "--metrics-server-port", "\(metrics)"])
        let load = try Self.load(server)
        let terminal = try PseudoTerminal(columns: 100, rows: 30)
        let run = try ProgramRun(
            BuiltProgram.path("immuadmin"),
            ["top", "--interval", "1", "--url", "http://127.0.0.1:\(metrics)/metrics"],
            environment: place.environment, terminal: terminal.path)
        terminal.expect("1 Overview")
        terminal.expect("defaultdb")
        let start = Self.processorSeconds(of: run.process)
        for page in ["2", "3", "4", "1"] {
            try terminal.type(page)
            terminal.watch(seconds: seconds / 4)
        }
        let used = Self.processorSeconds(of: run.process).flatMap { end in start.map { end - $0 } }
        let resident = Self.bytes("VmRSS:", of: run.process)
        let anonymous = Self.bytes("RssAnon:", of: run.process)
        try terminal.type("q")
        #expect(try run.wait() == 0)
        terminal.drain()
        load.end()
        _ = try load.wait()
        #expect(try server.stop() == 0)
        for text in ["STALE since", "no answer yet"] {
            #expect(!terminal.screen.contains(text), "a frame failed:\n\(terminal.screen.suffix(4_000))")
        }
        // Figures of the running server, not of a sample.
        let text = terminal.screen.replacing(/\u{1b}(\[[0-9;?]*[A-Za-z]|\(B)/, with: " ")
        #expect(text.contains(/p50 [0-9.]+(ns|us|µs|ms)/), "no latency is shown")
        #expect(text.contains(/[0-9]+M +max [0-9]+M/), "no memory is shown")
        guard let used, let resident, let anonymous else { return }  // only Linux tells
        let percent = used / seconds * 100
        print(
            "dashboard: \(seconds) s, processor \(percent) % of a core, \(resident >> 10) KiB resident, "
                + "\(anonymous >> 10) KiB of them its own")
        #expect(anonymous < Self.anonymousBytesMax, "\(anonymous) bytes of heap and stacks")
    }

    /// Writes to the server until it is ended.
    private static func load(_ server: ServerRun) throws -> ProgramRun {
        let path = server.place.path + "/load"
        let lines = (0..<100_000).map { "set load/\($0 % 500) value-\($0)\n" }.joined()
        try RealFileSystem().atomicReplace(path, with: Array(lines.utf8))
        return try ProgramRun(
            BuiltProgram.path("immuclient"),
            [
                "--immudb-address", "127.0.0.1", "--immudb-port", "\(server.port)", "--username", "immudb",
                "--password-file", server.passwordFile, "-f", path,
            ], environment: server.place.environment, files: ["/dev/null", "/dev/null", "/dev/null"])
    }

    private static func text(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Processor time that a process has used.
    private static func processorSeconds(of process: pid_t) -> Double? {
        guard let text = text("/proc/\(process)/stat"), let name = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: name)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            return nil
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func bytes(_ name: String, of process: pid_t) -> Int? {
        guard let text = text("/proc/\(process)/status"),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) })
        else { return nil }
        return Int(line.split(whereSeparator: { $0 == " " || $0 == "\t" })[1]).map { $0 << 10 }
    }
}
