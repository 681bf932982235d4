import CommandLineKit
import SystemIO
import Testing

@Suite struct SettingsSourcesTests {
    private let definitions = [
        SettingDefinition("immudb-address", default: "127.0.0.1", summary: "s"),
        SettingDefinition("immudb-port", default: "3322", summary: "s"),
        SettingDefinition("database", summary: "s"), SettingDefinition("username", summary: "s"),
        SettingDefinition("offline", summary: "s"), SettingDefinition("profile", summary: "s"),
        SettingDefinition("uri", summary: "s"), SettingDefinition("config", summary: "s"),
        SettingDefinition("tls", summary: "s"),
    ]

    private func settings(
        _ flags: [String: String] = [:], _ environment: [String: String] = [:], files: [String: String] = [:]
    ) throws -> Settings {
        let fileSystem = MemoryFileSystem()
        for (path, text) in files {
            try fileSystem.createDirectories(parentDirectory(of: path), permissions: 0o700)
            try fileSystem.atomicReplace(path, with: Array(text.utf8))
        }
        var environment = environment
        environment["HOME"] = "/home/u"
        return try SettingsSources(
            definitions, application: "immuclient", prefix: "IMMUCLIENT", environment: environment,
            fileSystem: fileSystem
        ).settings(flags: flags)
    }

    private let user = "/home/u/.config/immuclient/config.toml"
    private let legacy = "/home/u/immuclient.toml"

    @Test func strongerPlacesWin() throws {
        let files = [
            user: "immudb-port = 2\ndatabase = \"user\"\n", legacy: "immudb-port = 1\nusername = \"old\"\n",
        ]
        let all = try settings(["immudb-address": "flag"], ["IMMUCLIENT_DATABASE": "env"], files: files)
        #expect(all["immudb-address"]?.origin == .flag)
        #expect(all["database"]?.origin == .environment("IMMUCLIENT_DATABASE"))
        #expect(all["immudb-port"]?.value == "2" && all["immudb-port"]?.origin == .file(user))
        #expect(all["username"]?.value == "old" && all["username"]?.origin == .file(legacy))
        #expect(try settings()["immudb-port"]?.origin == .builtIn)
    }

    @Test func aProfileOfTheCommandLineBeatsTheEnvironment() throws {
        let files = [
            user: """
            profile = "test"
            [profiles.test]
            immudb-address = "test.example"
            [profiles.prod]
            uri = "immudb://auditor@db.example:4000/ledger?tls=true"
            database = "own"
            """
        ]
        let environment = ["IMMUCLIENT_IMMUDB_ADDRESS": "env.example"]
        let prod = try settings(["profile": "prod"], environment, files: files)
        #expect(prod.string("immudb-address") == "db.example")
        #expect(prod.string("database") == "own" && prod.string("username") == "auditor")
        #expect(try prod.flag("tls"))
        #expect(prod["immudb-port"]?.origin == .profile("prod", file: user))
        #expect(try settings([:], environment, files: files).string("immudb-address") == "env.example")
        #expect(try settings([:], [:], files: files).string("immudb-address") == "test.example")
        let failure = #expect(throws: CommandFailure.self) { try settings(["profile": "x"], files: files) }
        #expect(failure?.hint == "there are: prod, test")
    }

    @Test func aServerOnTheCommandLineBeatsADirectoryOfTheEnvironment() throws {
        let all = try settings(["immudb-address": "db"], ["IMMUCLIENT_OFFLINE": "/data"])
        #expect(all.isStronger("immudb-address", than: ["offline"]))
        let other = try settings(["offline": "/data"], ["IMMUCLIENT_IMMUDB_ADDRESS": "db"])
        #expect(!other.isStronger("immudb-address", than: ["offline"]))
    }

    @Test func misspelledSettingsAreNotPassedOver() throws {
        let failure = #expect(throws: CommandFailure.self) {
            try settings(files: [user: "immudb-prot = 1"])
        }
        #expect(failure?.hint == "did you mean immudb-port?")
        // The file of the original client has settings that mean nothing here.
        #expect(try settings(files: [legacy: "auth = true"])["immudb-port"]?.value == "3322")
    }

    @Test func anExplicitFileMustExistAndBeReadable() throws {
        #expect(throws: CommandFailure.self) { try settings(["config": "/nowhere.toml"]) }
        #expect(throws: CommandFailure.self) {
            try settings(["config": "/c.toml"], files: ["/c.toml": "= ="])
        }
        let json = try settings(
            ["config": "/c.json"], files: ["/c.json": #"{"immudb-port": 7, "tls": true, "database": null}"#])
        #expect(json.string("immudb-port") == "7" && json.string("tls") == "true")
        #expect(json.string("database") == nil)
    }

    @Test func linesOfManyKindsAreRead() throws {
        for (name, text) in [
            ("c.env", "# comment\nexport IMMUDB_PORT=\"7\"\n\n"), ("c.yaml", "---\nimmudb-port: 7\n"),
            ("c.properties", "immudb-port = 7"), ("c.ini", "[section]\nimmudb-port=7\n; c"),
            ("c.hcl", "immudb-port = 7 \n"),
        ] {
            let all = try settings(["config": "/" + name], files: ["/" + name: text])
            #expect(all.string("immudb-port") == "7", "\(name)")
        }
        #expect(throws: CommandFailure.self) { try settings(["config": "/c.ini"], files: ["/c.ini": "word"]) }
    }
}
