internal import TOMLKit

extension SettingsFile {
    /// Top-level values are settings, the tables below `profiles` are profiles.
    static func toml(_ text: String, _ path: String) throws(CommandFailure) -> SettingsFileContents {
        if let problem = TOMLNames.problem(in: text) { throw failure(path, problem) }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw failure(path, "\(error.description) in line \(error.source.begin.line)")
        } catch {
            throw failure(path, "\(error)")
        }
        var contents = SettingsFileContents()
        for (name, value) in table {
            guard name == "profiles", let profiles = value.table else {
                contents.values[name] = try setting(value, name, path)
                continue
            }
            for (profile, settings) in profiles {
                guard let settings = settings.table else {
                    throw failure(path, "profile \(profile) is not a table")
                }
                var values: [String: String] = [:]
                for (name, value) in settings {
                    values[name] = try setting(value, "\(profile).\(name)", path)
                }
                contents.profiles[profile] = values
            }
        }
        return contents
    }

    private static func setting(
        _ value: any TOMLValueConvertible, _ name: String, _ path: String
    ) throws(CommandFailure) -> String {
        if let text = value.string { return text }
        if let flag = value.bool { return String(flag) }
        if let number = value.int { return String(number) }
        if let number = value.double { return String(number) }
        throw failure(path, "\(name) is neither text, number nor true or false")
    }
}
