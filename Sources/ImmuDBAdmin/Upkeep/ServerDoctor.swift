import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import SystemIO

/// Looks at a running server the way an experienced operator does. Changes nothing.
@MainActor
struct ServerDoctor {
    let session: AdminSession
    let clock: any WallClock

    func examine() async throws -> [Finding] {
        let server = try ServerAddress(session.settings)
        var findings = [protection(server)]
        let start = ContinuousClock.now
        do {
            try await session.withConnection(login: .none) { connection in
                let info = try await connection.client.serverInfo()
                let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
                findings.append(
                    Finding(
                        .ok, "connection",
                        "\(server.name) answers in \(milliseconds) ms, version \(info.claimedVersion)"))
                let ahead = info.startedAt - clock.now().seconds
                findings.append(
                    ahead > Limits.clockSkewSecondsMax
                        ? Finding(
                            .warning, "clock", "the server was started \(ahead) seconds in the future",
                            fix: "set the clocks of both machines")
                        : Finding(.ok, "clock", "the server's start is in the past"))
            }
        } catch {
            let failure = CommandFailure(explaining: error)
            findings.append(
                Finding(
                    .problem, "connection", failure.message,
                    fix: failure.hint ?? "check that the server runs, its address and port"))
            return findings
        }
        findings.append(await defaultPassword(server))
        findings.append(await metrics(server))
        guard try session.hasLogin() || session.settings.string("username") != nil else {
            findings.append(
                Finding(
                    .note, "databases", "not looked at: nobody is logged in",
                    fix: "immuadmin login USER, then doctor again"))
            return findings
        }
        findings += try await databases()
        return findings
    }

    private func protection(_ server: ServerAddress) -> Finding {
        if server.isExposed {
            return Finding(
                .problem, "encryption", "the connection to \(server.name) is plain text",
                fix: "start the server with a certificate and use --tls or --ca FILE")
        }
        guard let tls = server.tls else {
            return Finding(.ok, "encryption", "plain text, but nothing leaves this machine")
        }
        return tls.skipsVerification && tls.pin == nil
            ? Finding(
                .warning, "encryption", "TLS without checking who answers",
                fix: "use --ca FILE or --tls-pin HEX instead of --tls-insecure")
            : Finding(.ok, "encryption", "TLS, the server is checked")
    }

    /// Whether everybody can log in. The login that succeeds is ended at once.
    private func defaultPassword(_ server: ServerAddress) async -> Finding {
        do {
            let trust = try session.trustStore()
            let connection = try await LedgerConnection.open(server, login: .none, trust: trust)
            do {
                _ = try await connection.client.login(username: "immudb", password: "immudb")
                try await connection.client.logout()
                try await connection.close()
            } catch {
                try await connection.close()
                throw error
            }
            return Finding(
                .problem, "users", "immudb still has the default password",
                fix: "immuadmin user changepassword immudb")
        } catch let error as ClientError where error.code == .authentication || error.code == .permission {
            return Finding(.ok, "users", "immudb does not have the default password")
        } catch {
            return Finding(.note, "users", "the default password was not tried: \(ReasonText.of(error))")
        }
    }

    private func metrics(_ server: ServerAddress) async -> Finding {
        let address = "http://\(server.host):\(MetricAddress.standardPort)/metrics"
        do {
            let source = try HTTPMetricSource(address, authority: nil, skipsVerification: false)
            let scrape = await Sampler.scrape(source, 0, clock)
            try await source.close()
            if let failure = scrape.failure {
                return Finding(
                    .note, "metrics", failure, fix: "top --url names another address of the metrics")
            }
            return server.isLoopback
                ? Finding(.ok, "metrics", "\(source.name) answers")
                : Finding(
                    .warning, "metrics", "anybody can read the metrics of \(source.name)",
                    fix: "let the metrics port listen on this machine only, or put it behind a proxy")
        } catch {
            return Finding(.note, "metrics", ReasonText.of(error))
        }
    }

    private func databases() async throws -> [Finding] {
        var findings: [Finding] = []
        try await session.withConnection { connection in
            let state = try await connection.client.claimedState().claimed
            findings.append(
                state.signature == nil
                    ? Finding(
                        .note, "signing key", "states are not signed",
                        fix: "start the server with --signingKey FILE, so that states can be attributed")
                    : Finding(.ok, "signing key", "states are signed"))
            for database in try await connection.client.databaseSummaries() {
                if !database.isLoaded {
                    findings.append(
                        Finding(
                            .warning, database.name, "not loaded",
                            fix: "immuadmin database load \(database.name)"))
                } else {
                    let role = database.isReplica ? "replica, " : ""
                    findings.append(
                        Finding(
                            .ok, database.name, "\(role)\(database.transactionCount) transactions"))
                }
            }
        }
        return findings
    }
}
