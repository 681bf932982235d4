package import SystemIO

/// Finds the configuration files of a program and puts flags, address, environment, profile and files in
/// order.
package struct SettingsSources: Sendable {
    private let definitions: [SettingDefinition]
    private let application: String
    private let prefix: String
    private let environment: [String: String]
    private let fileSystem: any FileSystem

    /// - Parameter application: name of the program, of its directory and of the older file.
    package init(
        _ definitions: [SettingDefinition], application: String, prefix: String,
        environment: [String: String], fileSystem: any FileSystem = RealFileSystem()
    ) {
        self.definitions = definitions
        self.application = application
        self.prefix = prefix
        self.environment = environment
        self.fileSystem = fileSystem
    }

    /// The settings in force. The command line with the address and the profile it names comes first, then
    /// the environment, the profile that environment or file name, the user's file, and the file of the
    /// original clients.
    /// - Throws: `CommandFailure` for a file or an address that cannot be understood, an unknown profile, or
    ///   a setting in the user's file that does not exist.
    package func settings(flags: [String: String]) throws(CommandFailure) -> Settings {
        let line = SettingLayer(flags, origin: .flag)
        let variables = SettingLayer(environment: environment, for: definitions, prefix: prefix)
        let files = try files(named: flags["config"] ?? variables.values["config"]?.text)
        let below = files.map { SettingLayer($0.values, origin: .file($0.path)) }
        var layers = [line]
        if let uri = flags["uri"] { layers.append(SettingLayer(try ConnectionURI(uri).values, origin: .uri)) }
        if let name = flags["profile"] { layers.append(try profile(name, in: files)) }
        layers.append(variables)
        if flags["uri"] == nil, let uri = variables.values["uri"]?.text {
            layers.append(SettingLayer(try ConnectionURI(uri).values, origin: .uri))
        }
        if flags["profile"] == nil {
            let chosen = Settings(definitions, layers: [variables] + below).string("profile")
            if let chosen, !chosen.isEmpty { layers.append(try profile(chosen, in: files)) }
        }
        return Settings(definitions, layers: layers + below)
    }

    /// The names of all profiles.
    package func profiles(config: String?) throws(CommandFailure) -> [String] {
        Set(try files(named: config).flatMap(\.profiles.keys)).sorted()
    }

    /// The user's file first.
    private func files(named path: String?) throws(CommandFailure) -> [SettingsFile] {
        if let path, !path.isEmpty { return [try SettingsFile(path: path, fileSystem: fileSystem)] }
        var files: [SettingsFile] = []
        if let directories = BaseDirectories(environment: environment, application: application) {
            let path = joinPath(directories.configuration, "config.toml")
            if try exists(path) {
                let file = try SettingsFile(path: path, fileSystem: fileSystem)
                try checkNames(file)
                files.append(file)
            }
        }
        if let legacy = try legacyFile() { files.append(legacy) }
        return files
    }

    /// A misspelled setting must not be passed over.
    private func checkNames(_ file: SettingsFile) throws(CommandFailure) {
        let known = definitions.map(\.name)
        for name in (Array(file.values.keys) + file.profiles.values.flatMap(\.keys)).sorted()
        where !known.contains(name) {
            let similar = SimilarNames.suggestions(for: name, in: known)
            throw CommandFailure(
                .usage, "there is no setting '\(name)', as in \(file.path)",
                hint: similar.isEmpty ? "config show lists all settings" : "did you mean \(similar[0])?")
        }
    }

    /// Where the original clients look, but for the working directory's neighbours: whoever can write there
    /// must not decide where passwords go.
    private func legacyFile() throws(CommandFailure) -> SettingsFile? {
        var directories: [String] = []
        if let home = environment["HOME"], home.hasPrefix("/") { directories.append(home) }
        if let path = environment["GOPATH"], path.hasPrefix("/") {
            directories.append(joinPath(path, "src/configs"))
        }
        for directory in directories {
            for ending in SettingsFile.extensions {
                let path = joinPath(directory, "\(application).\(ending)")
                if try exists(path) { return try SettingsFile(path: path, fileSystem: fileSystem) }
            }
        }
        return nil
    }

    private func exists(_ path: String) throws(CommandFailure) -> Bool {
        do {
            return try fileSystem.kind(of: path) != nil
        } catch {
            if error.code == .notFound || error.code == .notDirectory { return false }
            throw CommandFailure(.usage, error.description)
        }
    }

    private func profile(_ name: String, in files: [SettingsFile]) throws(CommandFailure) -> SettingLayer {
        for file in files {
            guard var values = file.profiles[name] else { continue }
            if let uri = values.removeValue(forKey: "uri") {
                values.merge(try ConnectionURI(uri).values) { own, _ in own }
            }
            return SettingLayer(values, origin: .profile(name, file: file.path))
        }
        let names = Set(files.flatMap(\.profiles.keys)).sorted()
        throw CommandFailure(
            .usage, "there is no profile '\(name)'",
            hint: names.isEmpty
                ? "profiles are tables [profiles.NAME] in the configuration file"
                : "there are: \(names.joined(separator: ", "))")
    }
}
