/// Calls that change nothing, so that making one twice is the same as making it once.
enum SafeCalls {
    static let names: Set<String> = [
        "Get", "VerifiableGet", "GetAll", "Scan", "ZScan", "History", "Count", "CountAll", "TxById",
        "VerifiableTxById", "TxScan", "CurrentState", "Health", "DatabaseHealth", "ServerInfo",
        "DatabaseList", "DatabaseListV2", "GetDatabaseSettings", "GetDatabaseSettingsV2", "ListUsers",
        "ListTables", "DescribeTable", "VerifiableSQLGet", "UnarySQLQuery", "KeepAlive",
        "GetCollection", "GetCollections", "CountDocuments", "AuditDocument", "ProofDocument",
    ]
}
