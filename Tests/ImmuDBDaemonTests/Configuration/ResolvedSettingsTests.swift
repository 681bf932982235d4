import CommandLineKit
import SystemIO
import Testing

@testable import ImmuDBDaemon

@Suite struct ResolvedSettingsTests {
    private static let path = "/etc/other.toml"

    private func resolve(
        flags: [String: String] = [:], environment: [String: String] = [:], file: String? = nil
    ) throws -> ResolvedSettings {
        let fileSystem = MemoryFileSystem()
        var flags = flags
        if let file {
            try fileSystem.createDirectories("/etc", permissions: 0o755)
            try fileSystem.atomicReplace(Self.path, with: Array(file.utf8))
            flags["config"] = Self.path
        }
        return try ResolvedSettings(flags: flags, environment: environment, fileSystem: fileSystem)
    }

    /// Values that differ from each other, as far as the kind allows.
    private func values(_ setting: ServerSetting) -> (flag: String, variable: String, file: String) {
        switch setting.kind {
        case .flag: ("true", "false", "true")
        case .integer: ("1000", "1001", "1002")
        case .duration: ("61s", "62s", "63s")
        case .text, .file, .directory: ("one", "two", "three")
        }
    }

    private func literal(_ setting: ServerSetting, _ value: String) -> String {
        switch setting.kind {
        case .flag, .integer: value
        default: "\"\(value)\""
        }
    }

    @Test(
        arguments: ServerSetting.all.filter { setting in
            if case .refused = setting.treatment { return false }
            return setting.name != "config" && !setting.isHidden && setting.name != "reference-defaults"
        }.map(\.name))
    func flagsBeatVariablesBeatTheFileBeatsDefaults(name: String) throws {
        let setting = try #require(ServerSetting.byName[name.lowercased()])
        let (flag, variable, file) = values(setting)
        let key = setting.definition(isReference: false).variable(prefix: "IMMUDB")
        for hasFlag in [true, false] {
            for hasVariable in [true, false] {
                for hasFile in [true, false] {
                    let resolved = try resolve(
                        flags: hasFlag ? [name: flag] : [:],
                        environment: hasVariable ? [key: variable] : [:],
                        file: hasFile ? "\(name) = \(literal(setting, file))\n" : "")
                    let found = resolved.settings[name]
                    if hasFlag {
                        #expect(found?.origin == .flag && found?.value == flag)
                    } else if hasVariable {
                        #expect(found?.origin == .environment(key) && found?.value == variable)
                    } else if hasFile {
                        #expect(found?.origin == .file(Self.path) && found?.value == file)
                    } else {
                        #expect(found?.value == setting.standard)
                        #expect(found == nil || found?.origin == .builtIn)
                    }
                }
            }
        }
    }

    @Test func everyReferenceDefaultComesBack() throws {
        let own = try resolve().settings
        let reference = try resolve(environment: ["IMMUDB_REFERENCE_DEFAULTS": "true"]).settings
        #expect(own.string("address") == "127.0.0.1" && reference.string("address") == "0.0.0.0")
        #expect(own.string("insecure") == "false" && reference.string("insecure") == "true")
        let differing = ServerSetting.all.map(\.name).filter { own.string($0) != reference.string($0) }
        #expect(Set(differing) == ["address", "insecure", "reference-defaults"])
        let given = try resolve(flags: ["reference-defaults": "true", "address": "::1"]).settings
        #expect(given.string("address") == "::1")
    }

    private func failure(_ body: () throws -> ResolvedSettings) -> CommandFailure? {
        #expect(throws: CommandFailure.self) { _ = try body() }
    }

    @Test func unknownNamesAreRefusedWithAHint() throws {
        let variable = failure { try resolve(environment: ["IMMUDB_ADRESS": "x"]) }
        #expect(variable?.message.contains("IMMUDB_ADRESS") == true)
        #expect(variable?.hint == "did you mean IMMUDB_ADDRESS?")
        let key = failure { try resolve(file: "pidfil = \"x\"\n") }
        #expect(key?.message.contains("pidfil") == true && key?.message.contains(Self.path) == true)
        #expect(key?.hint == "did you mean pidfile?")
        let table = failure { try resolve(file: "[port]\nx = 1\n") }
        #expect(table?.message.contains("port") == true)
        let syntax = failure { try resolve(file: "port = 1\nport = \n") }
        #expect(syntax?.message.contains("line 2") == true)
        let twice = failure { try resolve(file: "port = 1\nPORT = 2\n") }
        #expect(twice?.message.contains("second time") == true)
        #expect(
            failure { try resolve(flags: ["config": "/not/there"]) }?.message.contains("/not/there") == true)
    }

    @Test func whatOthersPutThereIsLeftAlone() throws {
        let resolved = try resolve(
            environment: [
                "IMMUDB_HOME": "/usr/share/immudb", "IMMUDB_SERVICE_HOST": "10.0.0.1",
                "IMMUDB_PORT_3322_TCP": "tcp://10.0.0.1:3322", "IMMUDB_PIDFILE": "", "IMMUCLIENT_X": "y",
            ], file: "network = \"tcp\"\nsigningkey = \"k.pem\"\n")
        #expect(resolved.settings.string("signingKey") == "k.pem")
        #expect(resolved.notices.count == 1 && resolved.notices[0].contains("network"))
        let service = failure { try resolve(environment: ["IMMUDB_PORT": "tcp://10.0.0.1:3322"]) }
        #expect(service?.message.contains("container platform") == true)
    }

    @Test func oldNamesAreNames() throws {
        let resolved = try resolve(environment: ["IMMUDB_REPLICATION_MASTER_PORT": "77"])
        #expect(resolved.settings.string("replication-primary-port") == "77")
        #expect(resolved.notices.first?.contains("replication-primary-port") == true)
    }

    @Test func whatIsMissingIsSaidOrRefused() throws {
        #expect(try resolve(flags: ["pgsql-server": "false"]).notices.isEmpty)
        let noted = try resolve(environment: ["IMMUDB_PGSQL_SERVER": "true"]).notices
        #expect(noted.count == 1 && noted[0].contains("PostgreSQL"))
        for name in ["s3-storage", "replication-is-replica", "audit-log", "log-request-metadata"] {
            #expect(failure { try resolve(flags: [name: "true"]) }?.message.contains(name) == true)
            #expect(try resolve(flags: [name: "false"]).notices.isEmpty)
        }
    }
}
