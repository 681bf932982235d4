import ArgumentParser
import CommandLineKit
import SystemIO

/// What the shell is to run instead of what is typed.
struct ScriptOptions: ParsableArguments {
    @Option(
        name: [.long, .customShort("c")], parsing: .singleValue,
        help: ArgumentHelp("Run these commands and statements and end.", valueName: "text"))
    var command: [String] = []

    @Option(
        name: [.long, .customShort("f")], parsing: .singleValue,
        help: ArgumentHelp("Run the commands and statements in a file and end.", valueName: "file"))
    var file: [String] = []

    @Flag(help: "In a script, go on after an error; the first one still decides the exit status.")
    var keepGoing = false

    @Flag(help: "Refuse commands with a backslash that start programs or use files.")
    var restricted = false

    init() {}

    /// Whether there is anything to run.
    var isGiven: Bool { !command.isEmpty || !file.isEmpty }

    /// The texts: first those given, then those of files.
    func sources() throws(CommandFailure) -> [[UInt8]] {
        var sources = command.map { ByteText.bytes(of: $0) }
        for path in file { sources.append(try Self.read(path)) }
        return sources
    }

    /// The text of a script.
    static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        do {
            return try RealFileSystem().readWhole(path, limit: Limits.scriptBytesMax)
        } catch {
            throw CommandFailure(.failure, "the script cannot be read: \(error.description)")
        }
    }
}
