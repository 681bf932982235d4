// Covers the service definitions: the names on the wire decide whether existing clients find us.
import GRPCCore
import ImmuDBProtocol
import Testing

@Suite struct MethodNamesTests {
    private static let immuService: [RPCKind: String] = [
        .unary: """
        ListUsers CreateUser ChangePassword ChangePermission ChangeSQLPrivileges SetActiveUser
        UpdateAuthConfig UpdateMTLSConfig OpenSession CloseSession KeepAlive NewTx Commit Rollback
        TxSQLExec Login Logout Set VerifiableSet Get VerifiableGet Delete GetAll ExecAll Scan Count
        CountAll TxById VerifiableTxById TxScan History ServerInfo Health DatabaseHealth CurrentState
        SetReference VerifiableSetReference ZAdd VerifiableZAdd ZScan CreateDatabase
        CreateDatabaseWith CreateDatabaseV2 LoadDatabase UnloadDatabase DeleteDatabase DatabaseList
        DatabaseListV2 UseDatabase UpdateDatabase UpdateDatabaseV2 GetDatabaseSettings
        GetDatabaseSettingsV2 FlushIndex CompactIndex SQLExec UnarySQLQuery ListTables DescribeTable
        VerifiableSQLGet TruncateDatabase
        """,
        .clientStreaming: """
        streamSet streamVerifiableSet streamExecAll replicateTx
        """,
        .serverStreaming: """
        TxSQLQuery streamGet streamVerifiableGet streamScan streamZScan streamHistory exportTx
        SQLQuery
        """,
        .bidirectionalStreaming: """
        streamExportTx
        """,
    ]

    private static let documentService: [RPCKind: String] = [
        .unary: """
        CreateCollection GetCollections GetCollection UpdateCollection DeleteCollection AddField
        RemoveField CreateIndex DeleteIndex InsertDocuments ReplaceDocuments DeleteDocuments
        SearchDocuments CountDocuments AuditDocument ProofDocument
        """
    ]

    private static let authorizationService: [RPCKind: String] = [
        .unary: """
        OpenSession KeepAlive CloseSession
        """
    ]

    enum RPCKind: Hashable {
        case unary, clientStreaming, serverStreaming, bidirectionalStreaming
    }

    private func check(
        _ descriptors: [MethodDescriptor], _ service: String, _ table: [RPCKind: String], count: Int
    ) {
        var expected: [String: RPCKind] = [:]
        for (kind, names) in table {
            for name in names.split(whereSeparator: \.isWhitespace) {
                expected["\(service)/\(name)"] = kind
            }
        }
        #expect(expected.count == count)
        #expect(Set(descriptors.map(\.fullyQualifiedMethod)) == Set(expected.keys))
        #expect(descriptors.count == count)
        for descriptor in descriptors {
            let kind: RPCKind? =
                switch descriptor.type {
                case .unary: .unary
                case .clientStreaming: .clientStreaming
                case .serverStreaming: .serverStreaming
                case .bidirectionalStreaming: .bidirectionalStreaming
                default: nil
                }
            #expect(kind == expected[descriptor.fullyQualifiedMethod], "\(descriptor)")
        }
    }

    @Test func mainService() {
        check(
            Immudb_Schema_ImmuService.Method.descriptors, "immudb.schema.ImmuService", Self.immuService,
            count: 74)
    }

    @Test func documents() {
        check(
            Immudb_Model_DocumentService.Method.descriptors, "immudb.model.DocumentService",
            Self.documentService, count: 16)
    }

    @Test func sessions() {
        check(
            Immudb_Model_AuthorizationService.Method.descriptors, "immudb.model.AuthorizationService",
            Self.authorizationService, count: 3)
    }
}
