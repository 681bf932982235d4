/// Values from one place, with where each came from. Layers are searched from the strongest to the weakest.
package struct SettingLayer: Sendable {
    package private(set) var values: [String: (text: String, origin: SettingOrigin)] = [:]

    package init() {}

    /// Every value from the same place.
    package init(_ values: [String: String], origin: SettingOrigin) {
        self.values = values.mapValues { ($0, origin) }
    }

    /// The environment variables of some settings. An empty variable counts as unset.
    package init(environment: [String: String], for definitions: [SettingDefinition], prefix: String) {
        for definition in definitions {
            let variable = definition.variable(prefix: prefix)
            if let value = environment[variable], !value.isEmpty {
                values[definition.name] = (value, .environment(variable))
            }
        }
    }
}
