import CommandLineKit

/// Errors in one line.
enum ReasonText {
    static func of(_ error: any Error) -> String { CommandFailure(explaining: error).message }
}
