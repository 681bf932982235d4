import ImmuDBClient
import SystemIO

/// Where the shell keeps what was typed, and what it never keeps.
enum HistoryLocation {
    /// One file for each profile: the trust of one ledger and the lines typed there belong together.
    static func path(environment: [String: String], profile: String) -> String? {
        guard let directories = BaseDirectories(environment: environment, application: "immuclient") else {
            return nil
        }
        let stem = TrustPin(name: profile, database: "").fileStem
        return joinPath(joinPath(directories.state, "history"), stem)
    }

    /// Lines that may hold a password stay out.
    static func shouldRecord(_ line: String) -> Bool {
        let text = line.lowercased()
        return !["login", "passwd", "password", "user create"].contains(where: text.contains)
    }
}
