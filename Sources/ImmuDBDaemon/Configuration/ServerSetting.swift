internal import CommandLineKit

/// One setting of the server: a flag, an environment variable and a key of the configuration file.
struct ServerSetting: Sendable, Hashable {
    /// What a value looks like.
    enum Kind: Sendable, Hashable {
        case text, file, directory, duration
        /// True when given without a value.
        case flag
        case integer(ClosedRange<Int>)
    }

    /// What this server does with it.
    enum Treatment: Sendable, Hashable {
        case used
        /// Accepted, so that existing configurations work, and told to have no effect.
        case ignored(String)
        /// Refused unless it has its default, because ignoring it would break a promise.
        case refused(String)
    }

    let name: String
    /// Other names, from earlier versions.
    var aliases: [String] = []
    var short: Character?
    let kind: Kind
    /// nil: none.
    var standard: String?
    /// The default of the reference server, where it differs.
    var reference: String?
    let summary: String
    var treatment = Treatment.used
    var isHidden = false

    /// Prefix of the environment variables.
    static let variablePrefix = "IMMUDB"

    func definition(isReference: Bool) -> SettingDefinition {
        SettingDefinition(name, default: isReference ? reference ?? standard : standard, summary: summary)
    }

    /// Every name it goes by.
    var names: [String] { [name] + aliases }
}
