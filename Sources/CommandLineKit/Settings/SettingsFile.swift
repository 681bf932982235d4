package import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Settings from a file: TOML, JSON, or lines of the form `name = value`.
package struct SettingsFile: Sendable, Hashable {
    package let path: String
    /// Values by the name of the setting.
    package let values: [String: String]
    /// Values of the named profiles.
    package let profiles: [String: [String: String]]

    /// The contents as they are.
    package init(path: String, values: [String: String], profiles: [String: [String: String]] = [:]) {
        self.path = path
        self.values = values
        self.profiles = profiles
    }

    /// Name endings that are looked for, in this order.
    package static let extensions = [
        "toml", "json", "yaml", "yml", "properties", "props", "prop", "hcl", "tfvars", "dotenv", "env", "ini",
    ]

    /// Reads a file. What it is follows from the end of its name.
    /// - Throws: `CommandFailure` when it is missing or cannot be understood.
    package init(path: String, fileSystem: any FileSystem = RealFileSystem()) throws(CommandFailure) {
        let bytes: [UInt8]
        do {
            bytes = try fileSystem.readWhole(path, limit: Limits.settingsFileBytesMax)
        } catch {
            throw CommandFailure(.usage, "the configuration \(path) cannot be read: \(error.message)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Self.failure(path, "it is not UTF-8 text")
        }
        try self.init(path: path, text: text)
    }

    /// What was read elsewhere.
    package init(path: String, values: [String: String]) {
        self.path = path
        self.values = values
        profiles = [:]
    }

    package init(path: String, text: String) throws(CommandFailure) {
        self.path = path
        let kind = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        var contents = SettingsFileContents()
        switch kind {
        case "toml": contents = try Self.toml(text, path)
        case "json": contents = try Self.json(text, path)
        default: contents.values = try Self.lines(text, path)
        }
        values = contents.values
        profiles = contents.profiles
    }

    private static func json(_ text: String, _ path: String) throws(CommandFailure) -> SettingsFileContents {
        let object: [String: JSONValue]
        do {
            object = try JSONDecoder().decode([String: JSONValue].self, from: Data(text.utf8))
        } catch {
            throw failure(path, "it is not a JSON object")
        }
        var contents = SettingsFileContents()
        for (name, value) in object {
            switch value {
            case .object(let inner) where name == "profiles":
                for (profile, settings) in inner {
                    guard case .object(let settings) = settings else {
                        throw failure(path, "profile \(profile) is not an object")
                    }
                    contents.profiles[profile] = settings.compactMapValues(\.text)
                }
            default: contents.values[name] = value.text
            }
        }
        return contents
    }

    /// `name = value`, `name: value`, `export NAME=value`; comments begin with # or ; or //.
    private static func lines(_ text: String, _ path: String) throws(CommandFailure) -> [String: String] {
        var values: [String: String] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var line = trimmed(line)
            if line.isEmpty || ["#", ";", "//", "---", "["].contains(where: { line.hasPrefix($0) }) {
                continue
            }
            if line.hasPrefix("export ") { line = trimmed(line.dropFirst("export ".count)) }
            guard let split = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
                throw failure(path, "line \(index + 1) is not name = value")
            }
            let name = trimmed(line[..<split]).lowercased().replacing("_", with: "-")
            values[name] = String(unquoted(trimmed(line[line.index(after: split)...])))
        }
        return values
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    private static func unquoted(_ text: Substring) -> Substring {
        guard let first = text.first, first == "\"" || first == "'", text.count > 1, text.last == first else {
            return text
        }
        return text.dropFirst().dropLast()
    }

    static func failure(_ path: String, _ problem: String) -> CommandFailure {
        CommandFailure(.usage, "the configuration \(path) cannot be understood: \(problem)")
    }
}

/// What a file holds.
struct SettingsFileContents {
    var values: [String: String] = [:]
    var profiles: [String: [String: String]] = [:]
}

/// The parts of JSON that can be a setting.
private enum JSONValue: Decodable {
    case text(String)
    case object([String: JSONValue])
    /// Lists and null mean nothing here.
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .text(String(value))
        } else if let value = try? container.decode(Int64.self) {
            self = .text(String(value))
        } else if let value = try? container.decode(Double.self) {
            self = .text(String(value))
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([String: JSONValue].self) {
            self = .object(value)
        } else {
            self = .other
        }
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}
