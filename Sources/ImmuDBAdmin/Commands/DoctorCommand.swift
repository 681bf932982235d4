import ArgumentParser
import CommandLineKit
import SystemIO

/// `doctor`: what is wrong, and what to do about it.
struct DoctorCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look for what usually goes wrong, and say how to fix it.",
        usage: "immuadmin doctor [DIR] [flags]",
        discussion: """
            Of a directory: lock, identity, default password, disk space, databases that do not open,
            index lag, clock. Of a server: connection, encryption, version, default password, clock,
            signing key, metrics, databases that are not loaded, replicas. Nothing is changed. Ends
            with status 1 when there is a problem.

            Examples:
              doctor
              doctor /var/lib/immudb
              doctor /var/lib/immudb --output json
            """)

    @Argument(help: ArgumentHelp("The data directory.", valueName: "dir")) var directory: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let findings: [Finding]
        if let path = directory ?? session.offlineDirectory {
            let doctor = DirectoryDoctor(path: path, files: session.files, clock: SystemClock())
            findings = try await doctor.examine()
        } else {
            findings = try await ServerDoctor(session: session, clock: SystemClock()).examine()
        }
        try session.printer.report(Finding.header, findings.map(\.record))
        let problems = findings.count { $0.level == .problem }
        guard problems == 0 else {
            throw CommandFailure(.failure, problems == 1 ? "1 problem" : "\(problems) problems")
        }
    }
}
