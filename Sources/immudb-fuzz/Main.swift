import CFuzzer
import Foundation
import ImmuDBFuzzing

/// Looks for inputs that harm a reader: `immudb-fuzz TARGET [options of libFuzzer] [CORPUS...]`.
///
/// Linked with libFuzzer (`make fuzz`) its engine chooses the inputs by what they reach. Elsewhere, and with
/// `--files`, the files named are examined once each; `--list` lists the targets, `--seeds DIR` writes inputs
/// to begin with.
@main
struct Main {
    private static let usage =
        "immudb-fuzz --list | --seeds DIR | TARGET [--files FILE...] [libFuzzer options]"

    // Set once, before anything is examined: a C function can carry nothing with it.
    nonisolated(unsafe) private static var target: FuzzTarget?
    nonisolated(unsafe) private static var examined = 0

    static func main() throws {
        var words = Array(CommandLine.arguments.dropFirst())
        guard let first = words.first else { return fail(usage) }
        words.removeFirst()
        switch first {
        case "--list": return print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
        case "--seeds": return try writeSeeds(words.first ?? ".")
        default: break
        }
        guard let chosen = FuzzTarget.named(first) else { return fail("no target \(first): \(usage)") }
        target = chosen
        if words.first == "--files" {
            for path in words.dropFirst() {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                do {
                    _ = try chosen.examineAround([UInt8](bytes))
                } catch {
                    fail("\(path): \(error)")
                }
            }
            return
        }
        guard cfuzzer_is_there() != 0 else { return fail("this program was built without libFuzzer") }
        // With the inputs close to those that the engine counts.
        atexit { Main.complain("examined: \(Main.examined)") }
        // The engine takes the words behind the target for its own.
        let arguments = [CommandLine.arguments[0]] + words
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        var count = Int32(arguments.count)
        let status = pointers.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            return cfuzzer_run(&count, &start) { bytes, count in
                Main.examine(UnsafeBufferPointer(start: bytes, count: count))
                return 0
            }
        }
        exit(status)
    }

    private static func examine(_ bytes: UnsafeBufferPointer<UInt8>) {
        do {
            examined += try target?.examineAround(Array(bytes)) ?? 0
        } catch {
            complain("finding: \(error)")
            abort()
        }
    }

    private static func writeSeeds(_ directory: String) throws {
        for target in FuzzTarget.all {
            let folder = URL(fileURLWithPath: directory).appendingPathComponent(target.name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (index, seed) in target.seeds.enumerated() {
                try Data(seed).write(to: folder.appendingPathComponent("seed-\(index)"))
            }
        }
    }

    private static func fail(_ text: String) {
        complain("immudb-fuzz: \(text)")
        exit(2)
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
