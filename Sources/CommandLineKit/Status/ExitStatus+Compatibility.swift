extension ExitStatus {
    /// Commands whose failures older versions reported with status 0.
    private static let silentCommands: Set<String> = [
        "get", "safeget", "history", "scan", "zscan", "tx", "safetx", "delete", "reference", "restore",
        "current", "status", "health", "info",
    ]

    /// The process status that versions before this one used, for callers that cannot be changed
    /// (`--compat`).
    ///
    /// - Parameter command: the command as listed in `help`, without aliases; nil when there was none.
    package func compatibleCode(command: String?) -> Int32 {
        switch self {
        case .success, .interrupted:
            return rawValue
        case .usage:
            return command == nil ? 0 : 1
        case .connection, .trustedStateDamaged, .proofMismatch, .identityChanged, .badSignature, .fork:
            return 1
        case .failure, .authentication, .notFound, .conflict, .sql, .rollback:
            guard let command else { return 1 }
            return Self.silentCommands.contains(command) ? 0 : 1
        }
    }
}
