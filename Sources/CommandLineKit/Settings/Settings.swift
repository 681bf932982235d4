/// Where a setting's value came from, from the strongest source to the weakest.
package enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
    /// A flag of this command line.
    case flag
    /// An address in the form `immudb://user@host:port/database`.
    case uri
    /// An environment variable.
    case environment(String)
    /// A named profile and its file.
    case profile(String, file: String)
    /// A configuration file.
    case file(String)
    /// The program's own default.
    case builtIn

    package var description: String {
        switch self {
        case .flag: "command line"
        case .uri: "address"
        case .environment(let name): "environment variable \(name)"
        case .profile(let name, let file): "profile \(name) in \(file)"
        case .file(let path): "file \(path)"
        case .builtIn: "default"
        }
    }
}

/// A setting that exists.
package struct SettingDefinition: Sendable, Hashable {
    /// Long flag name without dashes.
    package let name: String
    /// What counts when nobody says otherwise; nil when there is no default.
    package let defaultValue: String?
    /// One line for the manual.
    package let summary: String
    /// Its value is never shown.
    package let isSecret: Bool

    package init(_ name: String, default defaultValue: String? = nil, summary: String, isSecret: Bool = false)
    {
        self.name = name
        self.defaultValue = defaultValue
        self.summary = summary
        self.isSecret = isSecret
    }

    /// The environment variable that sets it: prefix, underscore, upper-case name with underscores.
    package func variable(prefix: String) -> String {
        prefix + "_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }
}

/// A setting with its value and where that came from.
package struct Setting: Sendable, Hashable {
    package let definition: SettingDefinition
    package let value: String
    package let origin: SettingOrigin

    package init(_ definition: SettingDefinition, value: String, origin: SettingOrigin) {
        self.definition = definition
        self.value = value
        self.origin = origin
    }
}

/// All settings of a run, each with the place it came from.
package struct Settings: Sendable {
    private let values: [String: Setting]
    /// Names in the order of their definitions.
    private let names: [String]
    /// For every setting, how strong its place is: 0 is the strongest.
    private let ranks: [String: Int]

    /// - Parameter layers: from the strongest to the weakest; defaults come after all of them.
    package init(_ definitions: [SettingDefinition], layers: [SettingLayer]) {
        var values: [String: Setting] = [:]
        var ranks: [String: Int] = [:]
        for definition in definitions {
            let rank = layers.firstIndex { $0.values[definition.name] != nil }
            ranks[definition.name] = rank ?? layers.count
            if let rank, let found = layers[rank].values[definition.name] {
                values[definition.name] = Setting(definition, value: found.text, origin: found.origin)
            } else if let value = definition.defaultValue {
                values[definition.name] = Setting(definition, value: value, origin: .builtIn)
            }
        }
        self.values = values
        self.ranks = ranks
        names = definitions.map(\.name)
    }

    /// Flags beat environment variables, which beat a file, which beats defaults.
    /// - Parameters:
    ///   - flags: values by long flag name, only of flags that were given.
    ///   - prefix: of the environment variables, without the underscore. An empty variable counts as unset.
    package init(
        _ definitions: [SettingDefinition], flags: [String: String], environment: [String: String],
        file: SettingsFile? = nil, prefix: String
    ) {
        self.init(
            definitions,
            layers: [
                SettingLayer(flags, origin: .flag),
                SettingLayer(environment: environment, for: definitions, prefix: prefix),
            ] + (file.map { [SettingLayer($0.values, origin: .file($0.path))] } ?? []))
    }

    /// Whether one setting comes from a stronger place than every one of some others.
    package func isStronger(_ name: String, than others: [String]) -> Bool {
        let rank = ranks[name] ?? .max
        return others.allSatisfy { rank < ranks[$0] ?? .max }
    }

    /// The setting of a name; nil when it has neither value nor default.
    package subscript(name: String) -> Setting? { values[name] }

    /// All settings that have a value, in the order of their definitions.
    package var all: [Setting] { names.compactMap { values[$0] } }

    /// The value as text.
    package func string(_ name: String) -> String? { values[name]?.value }

    /// The value as a switch: true, 1, yes, on or the opposite; false when unset.
    package func flag(_ name: String) throws(CommandFailure) -> Bool {
        guard let setting = values[name] else { return false }
        switch setting.value.lowercased() {
        case "true", "1", "yes", "on": return true
        case "false", "0", "no", "off": return false
        default: throw Self.failure(setting, "is not true or false")
        }
    }

    /// The value as a whole number within a range; nil when unset.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws(CommandFailure) -> Int? {
        guard let setting = values[name] else { return nil }
        guard let number = Int(setting.value), range.contains(number) else {
            throw Self.failure(
                setting, "is not a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func failure(_ setting: Setting, _ complaint: String) -> CommandFailure {
        CommandFailure(
            .usage,
            "setting \(setting.definition.name) from the \(setting.origin): '\(setting.value)' \(complaint)")
    }
}
