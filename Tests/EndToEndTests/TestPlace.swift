import SystemIO
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A home directory of its own for one test.
final class TestPlace {
    struct Outcome {
        let status: Int32
        let output: String
        let error: String
    }

    let path: String
    var environment: [String: String]

    init() throws {
        var template = Array("/tmp/immuclient-e2e-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        environment = [
            "HOME": path, "IMMUCLIENT_OFFLINE": path + "/ledger", "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "TZ": "UTC", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
        ]
        // Where a toolchain keeps its libraries.
        for name in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
    }

    /// Runs a program with files as its streams.
    func run(_ arguments: [String], input: String = "", program: String = "immuclient") throws -> Outcome {
        let files = RealFileSystem()
        let names = ["in", "out", "err"].map { path + "/" + $0 }
        try files.atomicReplace(names[0], with: Array(input.utf8))
        let run = try ProgramRun(
            BuiltProgram.path(program), arguments, environment: environment, files: names)
        let status = try run.wait()
        let texts = try names.dropFirst().map { name in
            String(decoding: try files.readWhole(name, limit: 1 << 24), as: UTF8.self)
        }
        return Outcome(status: status, output: texts[0], error: texts[1])
    }

    func remove() {
        do {
            try RealFileSystem().removeDirectoryTree(path)
        } catch {
            Issue.record("cannot remove \(path): \(error)")
        }
    }
}
