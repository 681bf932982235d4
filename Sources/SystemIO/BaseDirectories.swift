/// Where a program keeps its own files, by the XDG base directory convention.
///
/// The environment is handed in, so tests never touch the real home directory. A variable that is empty or
/// holds a relative path counts as unset, as the convention demands.
package struct BaseDirectories: Sendable, Equatable {
    /// Trusted states, history: must survive, is not portable.
    package var state: String
    package var data: String
    package var configuration: String
    /// Whatever may be lost.
    package var cache: String

    /// - Parameter application: the name of the subdirectory.
    /// - Returns: nil when neither the variables nor `HOME` say where to go.
    package init?(environment: [String: String], application: String) {
        func base(_ variable: String, _ fallback: String) -> String? {
            if let value = environment[variable], value.hasPrefix("/") { return joinPath(value, application) }
            guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
            return joinPath(joinPath(home, fallback), application)
        }
        guard let state = base("XDG_STATE_HOME", ".local/state"),
            let data = base("XDG_DATA_HOME", ".local/share"),
            let configuration = base("XDG_CONFIG_HOME", ".config"),
            let cache = base("XDG_CACHE_HOME", ".cache")
        else { return nil }
        self.state = state
        self.data = data
        self.configuration = configuration
        self.cache = cache
    }
}
