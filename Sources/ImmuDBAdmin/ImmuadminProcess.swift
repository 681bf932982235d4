import CommandLineKit
import TerminalUI

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The program inside its process.
package enum ImmuadminProcess {
    /// Runs what the arguments of this process ask for.
    ///
    /// - Returns: the status to leave with.
    @MainActor
    package static func run() async -> Int32 {
        let environment = ProcessInfo.processInfo.environment
        let program = AdminProgram(
            environment: environment, streams: .process(environment: environment))
        return await program.run(ProcessArguments.current())
    }
}
