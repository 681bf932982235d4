internal import ImmuDBServer
internal import Logging

/// A line for every unary call that is over.
struct AccessLog: Sendable {
    let log: Logger

    func record(_ call: FinishedCall) {
        let milliseconds = Double(call.nanoseconds / 1000) / 1000
        let error = call.error.map { ",error=\($0)" } ?? ""
        log.info(
            "user=\(call.user),ip=\(call.address),method=\(call.method),duration=\(milliseconds)ms\(error)")
    }
}
