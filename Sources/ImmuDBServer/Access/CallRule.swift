internal import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProtocol

/// Who may make a call, in which mode of the server.
struct CallRule: Sendable {
    /// What a caller must be.
    enum Need: Sendable {
        /// Anybody.
        case nothing
        /// In a session, whatever the rights: each statement asks for its own.
        case session
        /// Logged in; the failure is the answer to others.
        case login(ServerFailure)
        /// At least this level on the database that session or token selects.
        case level(AccessLevel)
        /// System administrator; the failures are the answers to nobody and to somebody else.
        case systemAdministrator(ServerFailure, ServerFailure)
    }

    var need: Need
    /// The answer, or part of it, is a stream: its session is looked for later than that of other calls.
    var isStream = false
    /// Works on the system database.
    var worksOnSystemDatabase = false
    /// Answer where authentication is off; nil = as ever.
    var withoutAuthentication: ServerFailure?
    /// Answer in maintenance mode; nil = as ever.
    var inMaintenance: ServerFailure?
    /// Answer to an expired token.
    var tokenExpired = ServerFailure.tokenExpired
}

extension CallRule {
    /// The rule of a method, nil for methods of other services.
    /// - Parameter isStrict: with what the reference refuses by mistake.
    static func rule(for method: MethodDescriptor, isStrict: Bool) -> CallRule? {
        guard method.service.fullyQualifiedService.hasPrefix("immudb.") else { return nil }
        if method.method == "GetAll", isStrict { return write }
        return table[method.method]
    }

    private static let read = CallRule(need: .level(.read), worksOnSystemDatabase: true)
    private static let write = CallRule(need: .level(.readWrite), inMaintenance: .maintenanceMode)
    private static let upkeep = CallRule(need: .level(.admin), worksOnSystemDatabase: true)
    private static let users = CallRule(
        need: .login(.notLoggedIn), withoutAuthentication: .onlyWithAuthentication,
        inMaintenance: .maintenanceMode)
    private static let databases = CallRule(
        need: .login(.noUserData), withoutAuthentication: .authenticationMustBeOn,
        inMaintenance: .maintenanceMode)
    private static let lists = CallRule(
        need: .login(.pleaseLoginFirst), withoutAuthentication: .onlyWithAuthentication,
        inMaintenance: .onlyWithAuthentication)
    private static let transaction = CallRule(need: .session, inMaintenance: .maintenanceMode)
    private static let login = CallRule(
        need: .nothing, withoutAuthentication: .authenticationDisabled,
        inMaintenance: .authenticationDisabled)

    private static let groups: [(CallRule, [String])] = [
        (
            read,
            [
                "Get", "VerifiableGet", "GetAll", "Scan", "Count", "CountAll", "ZScan", "History", "TxById",
                "VerifiableTxById", "TxScan", "CurrentState", "ListTables", "DescribeTable",
                "VerifiableSQLGet",
            ]
        ),
        (
            read.streamed,
            ["streamGet", "streamVerifiableGet", "streamScan", "streamZScan", "streamHistory"]
        ),
        (read.with { $0.withoutAuthentication = .notLoggedIn }, ["UnarySQLQuery"]),
        (read.streamed.with { $0.withoutAuthentication = .notLoggedIn }, ["SQLQuery"]),
        (
            read.with { $0.worksOnSystemDatabase = false },
            [
                "GetCollection", "GetCollections", "SearchDocuments", "CountDocuments", "AuditDocument",
                "ProofDocument",
            ]
        ),
        (
            read.with { ($0.worksOnSystemDatabase, $0.inMaintenance) = (false, .maintenanceMode) },
            ["DatabaseHealth", "GetDatabaseSettings", "GetDatabaseSettingsV2"]
        ),
        (
            write,
            [
                "Set", "VerifiableSet", "Delete", "ExecAll", "SetReference", "VerifiableSetReference", "ZAdd",
                "VerifiableZAdd", "InsertDocuments", "ReplaceDocuments", "DeleteDocuments",
            ]
        ),
        (write.streamed, ["streamSet", "streamVerifiableSet", "streamExecAll"]),
        (write.with { $0.withoutAuthentication = .notLoggedIn }, ["SQLExec"]),
        (
            write.with { $0.withoutAuthentication = .noUserData },
            [
                "CreateCollection", "UpdateCollection", "DeleteCollection", "AddField", "RemoveField",
                "CreateIndex", "DeleteIndex",
            ]
        ),
        (upkeep, ["FlushIndex", "CompactIndex"]), (upkeep.streamed, ["exportTx", "streamExportTx"]),
        (upkeep.streamed.with { $0.inMaintenance = .maintenanceMode }, ["replicateTx"]),
        (
            databases.with { $0.need = .systemAdministrator(.noUserData, .noRightToOperation) },
            ["CreateDatabase", "CreateDatabaseWith", "CreateDatabaseV2"]
        ),
        (
            databases,
            [
                "UpdateDatabase", "UpdateDatabaseV2", "LoadDatabase", "UnloadDatabase", "DeleteDatabase",
                "TruncateDatabase",
            ]
        ),
        (users, ["CreateUser", "ChangePassword", "SetActiveUser"]),
        (
            users.with { $0.withoutAuthentication = .notLoggedIn },
            ["ChangePermission", "ChangeSQLPrivileges"]
        ),
        (users.with { ($0.inMaintenance, $0.tokenExpired) = (nil, .tokenExpiredPlain) }, ["ListUsers"]),
        (lists, ["DatabaseList", "DatabaseListV2"]),
        (lists.with { ($0.need, $0.inMaintenance) = (.login(.pleaseLogin), nil) }, ["UseDatabase"]),
        (login, ["Login", "OpenSession"]), (login.with { $0.need = .login(.notLoggedIn) }, ["Logout"]),
        (login.with { $0.need = .session }, ["CloseSession"]),
        (CallRule(need: .session), ["KeepAlive"]),
        (transaction, ["NewTx", "Commit", "Rollback", "TxSQLExec"]), (transaction.streamed, ["TxSQLQuery"]),
        (
            CallRule(need: .nothing, worksOnSystemDatabase: true),
            ["Health", "ServerInfo", "UpdateAuthConfig", "UpdateMTLSConfig"]
        ),
    ]

    private static let table: [String: CallRule] = Dictionary(
        groups.flatMap { rule, methods in methods.map { ($0, rule) } },
        uniquingKeysWith: { first, _ in first })

    private var streamed: CallRule { with { $0.isStream = true } }

    private func with(_ change: (inout CallRule) -> Void) -> CallRule {
        var rule = self
        change(&rule)
        return rule
    }
}

extension ServerFailure {
    static let onlyWithAuthentication = ServerFailure(
        RPCError.Code.unknown, "this command is available only with authentication on")
    static let authenticationMustBeOn = ServerFailure(
        RPCError.Code.invalidArgument, "authentication must be on")
    static let noUserData = ServerFailure(RPCError.Code.unknown, "could not get loggedin user data")
    static let pleaseLoginFirst = ServerFailure(RPCError.Code.unknown, "please login")
    static let noRightToOperation = ServerFailure(
        RPCError.Code.unknown, "loggedin user does not have permissions for this operation")
    static let selectDatabaseFirst = ServerFailure(RPCError.Code.unknown, "please select database first")
    /// As `tokenExpired`, from the one call that answers with another status.
    static let tokenExpiredPlain = ServerFailure(RPCError.Code.unknown, ServerFailure.tokenExpired.message)
    static let tampered = ServerFailure(
        RPCError.Code.dataLoss,
        "the data on disk is not what was written; stop the server and verify its databases")
}
