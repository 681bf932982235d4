internal import CommandLineKit
internal import SystemIO

/// The settings of a run, put together from command line, environment and configuration file.
struct ResolvedSettings: Sendable {
    let settings: Settings
    /// One sentence for everything that was accepted without effect.
    let notices: [String]

    /// - Parameter flags: values by setting name.
    /// - Throws: `CommandFailure` for names that do not exist and for settings that this server must refuse.
    init(
        flags: [String: String], environment: [String: String], fileSystem: any FileSystem = RealFileSystem()
    ) throws(CommandFailure) {
        var notices: [String] = []
        let variables = try Self.variables(environment)
        let file = try Self.file(
            flags: flags, variables: variables, environment: environment, fileSystem: fileSystem
        ) { notices.append($0) }
        func resolve(isReference: Bool) -> Settings {
            Settings(
                ServerSetting.all.map { $0.definition(isReference: isReference) }, flags: flags,
                environment: variables, file: file, prefix: ServerSetting.variablePrefix)
        }
        let own = resolve(isReference: false)
        settings =
            try own.flag(ServerSetting.referenceDefaults.name) ? resolve(isReference: true) : own
        for setting in ServerSetting.all { try notices += Self.treat(setting, in: settings) }
        self.notices = notices
    }

    private static func treat(
        _ setting: ServerSetting, in settings: Settings
    ) throws(CommandFailure) -> [String] {
        guard let found = settings[setting.name], found.origin != .builtIn else { return [] }
        let isStandard = found.value == setting.standard
        switch setting.treatment {
        case .used: return []
        case .ignored(let reason):
            if setting.kind == .flag, try !settings.flag(setting.name) { return [] }
            return isStandard ? [] : ["\(setting.name) from the \(found.origin) has no effect: \(reason)"]
        case .refused(let reason):
            if setting.kind == .flag, try !settings.flag(setting.name) { return [] }
            guard !isStandard else { return [] }
            throw CommandFailure(
                .failure, "setting \(setting.name) from the \(found.origin) cannot be used: \(reason)")
        }
    }

    /// The variables of settings, under the settings' own names.
    private static func variables(
        _ environment: [String: String]
    ) throws(CommandFailure) -> [String: String] {
        let prefix = ServerSetting.variablePrefix + "_"
        var known: [String: ServerSetting] = [:]
        for setting in ServerSetting.all where !setting.isHidden {
            for name in setting.names { known[variable(name)] = setting }
        }
        var found: [String: String] = [:]
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
            guard let setting = known[name] else {
                if isForeign(name) { continue }
                throw CommandFailure(
                    .failure, "environment variable \(name): there is no such setting",
                    hint: SimilarNames.suggestions(for: name, in: Array(known.keys)).first.map {
                        "did you mean \($0)?"
                    })
            }
            if name == variable(ServerSetting.grpcPort.name), value.contains("://") {
                throw CommandFailure(
                    .failure,
                    "environment variable \(name) holds '\(value)', which a container platform put "
                        + "there for a service of this name",
                    hint: "switch service links off for the container, or give --port")
            }
            let own = variable(setting.name)
            if name == own || found[own] == nil { found[own] = value }
        }
        return found
    }

    private static func variable(_ name: String) -> String {
        ServerSetting.variablePrefix + "_" + name.uppercased().replacing("-", with: "_")
    }

    /// Variables that other programs set: the home of the container image, and those that Kubernetes makes
    /// for a service of the name immudb.
    private static func isForeign(_ name: String) -> Bool {
        name == "IMMUDB_HOME" || name.hasPrefix("IMMUDB_SERVICE_")
            || (name.hasPrefix("IMMUDB_PORT_") && (name.contains("_TCP") || name.contains("_UDP")))
    }

    /// The configuration file: the given one, which must exist, else the first of the usual ones.
    private static func file(
        flags: [String: String], variables: [String: String], environment: [String: String],
        fileSystem: any FileSystem, note: (String) -> Void
    ) throws(CommandFailure) -> SettingsFile? {
        let name = ServerSetting.config.name
        if let path = flags[name] ?? variables[variable(name)], !path.isEmpty {
            return try ConfigurationFile.read(path, fileSystem: fileSystem, note: note)
        }
        let home = environment["HOME"].map { [joinPath($0, "immudb.toml")] } ?? []
        for path in home + ["/etc/immudb/immudb.toml"] {
            let kind: FileKind?
            do throws(SystemIOError) {
                kind = try fileSystem.kind(of: path)
            } catch {
                note("configuration file \(path) cannot be looked at: \(error.message)")
                continue
            }
            if kind != nil { return try ConfigurationFile.read(path, fileSystem: fileSystem, note: note) }
        }
        return nil
    }
}
