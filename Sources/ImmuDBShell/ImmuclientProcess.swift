import CommandLineKit
import TerminalUI

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The program inside its process.
package enum ImmuclientProcess {
    /// Runs what the arguments of this process ask for.
    ///
    /// - Returns: the status to leave with.
    @MainActor
    package static func run() async -> Int32 {
        let environment = ProcessInfo.processInfo.environment
        let program = Program(
            environment: environment, streams: .process(environment: environment),
            opener: ConnectionOpener(environment: environment))
        return await program.run(ProcessArguments.current())
    }
}
