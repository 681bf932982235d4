internal import CommandLineKit
internal import SystemIO
internal import TOMLKit

/// The configuration file: TOML, flag names as keys.
enum ConfigurationFile {
    /// Reads a file.
    /// - Parameter note: called with one sentence for every key that means nothing.
    /// - Throws: `CommandFailure` when it cannot be read or understood, naming the key.
    static func read(
        _ path: String, fileSystem: any FileSystem, note: (String) -> Void
    ) throws(CommandFailure) -> SettingsFile {
        let bytes: [UInt8]
        do throws(SystemIOError) {
            bytes = try fileSystem.readWhole(path, limit: Limits.configurationBytesMax)
        } catch {
            throw CommandFailure(.failure, "configuration file \(path) cannot be read: \(error.message)")
        }
        return try parse(String(decoding: bytes, as: UTF8.self), path: path, note: note)
    }

    /// - Parameter path: for messages.
    static func parse(
        _ text: String, path: String, note: (String) -> Void
    ) throws(CommandFailure) -> SettingsFile {
        if let problem = TOMLNames.problem(in: text) {
            throw CommandFailure(.failure, "configuration file \(path): \(problem)")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw CommandFailure(
                .failure, "configuration file \(path), line \(error.source.begin.line): \(error.description)")
        } catch {
            throw CommandFailure(.failure, "configuration file \(path): \(error)")
        }
        var values: [String: String] = [:]
        for key in table.keys.sorted() {
            if ServerSetting.meaninglessKeys.contains(key.lowercased()) {
                note("configuration file \(path): \(key) has no effect")
                continue
            }
            guard let setting = ServerSetting.byName[key.lowercased()] else {
                throw unknown(key, path)
            }
            guard let value = table[key].flatMap(text(of:)) else {
                throw CommandFailure(
                    .failure, "configuration file \(path): \(key) must be a text, a number or true or false")
            }
            guard values.updateValue(value, forKey: setting.name) == nil else {
                throw CommandFailure(
                    .failure, "configuration file \(path): \(key) sets \(setting.name) a second time")
            }
        }
        return SettingsFile(path: path, values: values)
    }

    private static func text(of value: any TOMLValueConvertible) -> String? {
        switch value.tomlValue.type {
        case .string: value.string
        case .bool: value.bool.map { $0 ? "true" : "false" }
        case .int: value.int.map(String.init)
        default: nil
        }
    }

    private static func unknown(_ key: String, _ path: String) -> CommandFailure {
        let names = ServerSetting.all.filter { !$0.isHidden }.map(\.name)
        return CommandFailure(
            .failure, "configuration file \(path): there is no setting \(key)",
            hint: SimilarNames.suggestions(for: key, in: names).first.map { "did you mean \($0)?" })
    }
}
