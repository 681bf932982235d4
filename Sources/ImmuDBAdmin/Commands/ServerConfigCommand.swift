import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import SystemIO
import TerminalUI

/// `serverconfig`: how a server runs, as far as it shows.
struct ServerConfigCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "serverconfig", abstract: "Show how a server is configured, as far as it tells.",
        usage: "immuadmin serverconfig [flags]",
        discussion: """
            Servers have no call that tells their options. This shows what can be seen from here, and where
            each line comes from: told by the server, or seen on the connection. Options themselves
            are those of immudb --help; the settings of databases are shown by database show.

            Examples:
              serverconfig
              serverconfig --output json
            """)

    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    private static let header = ReportHeader(
        kind: "setting", shape: .list,
        columns: [
            Column("setting", legacyPrefix: "setting: "), Column("value", legacyPrefix: "value:   "),
            Column("origin", legacyPrefix: "origin:  "),
        ], mainColumn: "value", hasBadges: false)

    func run(in session: AdminSession) async throws {
        guard session.offlineDirectory == nil else {
            throw CommandFailure(
                .usage, "a directory has no server", hint: "database show tells its settings")
        }
        let server = try ServerAddress(session.settings)
        var records: [Record] = []
        func add(_ name: String, _ value: FieldValue, _ origin: String) {
            records.append(Record([.text(name), value, .text(origin)]))
        }
        add("address", .text(server.host), "connection")
        add("port", .integer(Int64(server.port)), "connection")
        add("tls", .text(server.tls == nil ? "off" : "on"), "connection")
        try await session.withConnection(login: .none) { connection in
            let info = try await connection.client.serverInfo()
            add("version", .text(info.claimedVersion), "server")
            add("started", .time(Timestamp(seconds: info.startedAt)), "server")
            add("databases", .integer(Int64(info.databaseCount)), "server")
            let isOpen: Bool
            do {
                _ = try await connection.client.databaseNames()
                isOpen = true
            } catch let error as ClientError
                where ![.connection, .unavailable, .deadline].contains(error.code)
            {
                // The server answers, and wants to know who asks.
                isOpen = false
            }
            add("auth", .text(isOpen ? "off" : "on"), "connection")
        }
        guard try session.hasLogin() || session.settings.string("username") != nil else {
            return try session.printer.report(
                Self.header, records, notes: ["log in to see more: whether states are signed"])
        }
        try await session.withConnection { connection in
            let state = try await connection.client.claimedState().claimed
            add("signingKey", .text(state.signature == nil ? "none" : "states are signed"), "server")
            add("database", .text(state.database), "server")
        }
        try session.printer.report(Self.header, records)
    }
}
