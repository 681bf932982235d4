internal import CommandLineKit
internal import ImmuDBEngine
internal import ImmuDBTransport
internal import Logging

/// The built-in administrator at the start of the server.
enum AdministratorAccount {
    private static let name = "immudb"

    /// Brings the password to what is configured, if that is asked for, and refuses one that everybody knows
    /// where others could use it.
    /// - Throws: `CommandFailure`, `EngineError`.
    static func prepare(_ engine: Engine, _ configuration: ServerConfiguration, log: Logger) async throws {
        let users = try engine.users()
        let configured = configuration.adminPassword
        // Comparing takes a tenth of a second: only where something follows from it.
        let isConfigured: Bool
        if configured.isStandard, configuration.address.isLoopback {
            isConfigured = true
        } else {
            isConfigured =
                try await users.authenticate(name, password: Array(configured.text.utf8)) != nil
        }
        if !isConfigured, configuration.forcesAdminPassword {
            try await users.setPassword(Array(configured.text.utf8), of: name)
            log.info("the password of the user immudb was set anew")
        } else if !isConfigured, !configured.isStandard {
            log.warning(
                """
                the user immudb has another password than the configured one; \
                force-admin-password sets it
                """)
        }
        guard !configuration.address.isLoopback else { return }
        let standard = Array((ServerSetting.adminPassword.standard ?? "").utf8)
        let isStandard = try await users.authenticate(name, password: standard) != nil
        try Exposure.checkPassword(isStandard: isStandard, configuration)
    }
}
