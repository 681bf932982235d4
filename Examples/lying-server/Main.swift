import Foundation
import ImmuDBProofs
import ImmuDBTesting

/// A server that lies when it is told to, for tests of clients in any language.
///
///     swift run lying-server [--key FILE]
///     swift run lying-server --list
///
/// It prints `listening PORT`, then takes a line at a time from its standard input: the name of a lie, `honest`,
/// or `quit`. Each is answered by a line once it holds: `lie NAME`, `honest`, or `unknown NAME`. With `--key` states
/// are signed, and the public key is written to the file, PEM. `--list` prints all lies, a line each, with tabs
/// between: name, row of the matrix, the call in which it shows, how that call has to end, and whether it needs
/// `--key`.
@main
struct LyingServer {
    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["--list"] {
            for lie in Lie.allCases { say(describe(lie)) }
            return
        }
        var key: SigningPrivateKey?
        if arguments.first == "--key", arguments.count == 2 {
            let made = SigningPrivateKey()
            try made.publicKey().pem().write(toFile: arguments[1], atomically: true, encoding: .utf8)
            key = made
            arguments = []
        }
        guard arguments.isEmpty else {
            say("usage: lying-server [--list | --key FILE]")
            exit(2)
        }
        let server = try await MaliciousServer.start(signingKey: key)
        say("listening \(try await server.listen())")
        while let line = readLine(), line != "quit" {
            if line == "honest" {
                server.beHonest()
                say("honest")
            } else if let lie = Lie(rawValue: line), key != nil || !lie.needsSigningKey {
                try await server.tell(lie)
                say("lie \(line)")
            } else {
                say("unknown \(line)")
            }
        }
        try await server.close()
    }

    private static func describe(_ lie: Lie) -> String {
        let outcome =
            switch lie.expected {
            case .verdict(let verdict): "verdict \(verdict)"
            case .refused(let refusal): "refused \(refusal)"
            case .provenAsOlder: "proven as older"
            case .proven: "proven"
            case .claimOnly: "claim only"
            }
        return [lie.rawValue, "\(lie.row)", lie.told.rawValue, outcome, lie.needsSigningKey ? "key" : "-"]
            .joined(separator: "\t")
    }

    /// At once, also into a pipe.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
