internal import ArgumentParser
internal import CommandLineKit
internal import Dispatch
internal import ImmuDBEngine
internal import ImmuDBServer
internal import ImmuDBTransport
internal import Logging
internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The server program inside its process.
package enum ServerProcess {
    /// Runs what the arguments of this process ask for.
    /// - Returns: the status to leave with: 0, or 1 for every failure.
    package static func run() async -> Int32 {
        let arguments = ProcessArguments.current()
        do {
            switch try CommandLineRequest.parse(arguments) {
            case .show(let text):
                print(text)
                return 0
            case .serve(let flags):
                let environment = ProcessInfo.processInfo.environment
                let configuration = try ServerConfiguration(flags: flags, environment: environment)
                if configuration.isDetached {
                    let process = try DetachedProcess.start(arguments)
                    print("immudb runs in the background as process \(process)")
                    return 0
                }
                return await serve(configuration)
            }
        } catch {
            DescriptorLogSink(descriptor: 2).report(error)
            return 1
        }
    }

    private static func serve(_ configuration: ServerConfiguration) async -> Int32 {
        // A peer that goes away is an error of a call, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        let report = StartReport(descriptor: configuration.notifyDescriptor)
        report.leaveSession()
        let signals = TerminationSignals()
        do {
            let log = try Logger.server(configuration.log)
            let server: RunningServer
            do {
                server = try await RunningServer.start(configuration, log: log)
            } catch {
                if configuration.log.file != nil { log.error("\(FailureText.of(error))") }
                throw error
            }
            print("immudb \(ProgramVersion.text): \(server.summary)")
            print("immudb is ready; SIGTERM or Ctrl-C stops it")
            fflush(nil)
            if configuration.log.file != nil { log.info("\(server.summary)") }
            report.ready()
            let name = await signals.first(orEndOf: server)
            log.info("stopping: \(name)")
            try await server.shutDown()
            log.info("stopped")
            return 0
        } catch {
            report.failed(FailureText.of(error))
            DescriptorLogSink(descriptor: 2).report(error)
            return 1
        }
    }
}

extension DescriptorLogSink {
    /// Tells why the program ends.
    fileprivate func report(_ error: any Error) {
        var lines = ["immudb: \(FailureText.of(error))"]
        if let hint = (error as? CommandFailure)?.hint { lines.append("hint: \(hint)") }
        write(lines.joined(separator: "\n"), at: Timestamp(seconds: 0))
    }
}

/// Errors in one clear sentence.
enum FailureText {
    static func of(_ error: any Error) -> String {
        switch error {
        case let error as CommandFailure: error.message
        case let error as TransportError: "cannot serve: \(error)"
        case let error as EngineError: "cannot open the data directory: \(error)"
        case let error as InvalidOptions: error.description
        default: String(describing: error)
        }
    }
}

/// Waits for the signals that end the server. The first one lets it finish; a second one kills it.
private struct TerminationSignals {
    private let names: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation
    private let sources: [any DispatchSourceSignal]

    init() {
        let (names, continuation) = AsyncStream<String>.makeStream()
        self.names = names
        self.continuation = continuation
        sources = [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT")].map { number, name in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                signal(number, SIG_DFL)
                continuation.yield(name)
            }
            source.resume()
            return source
        }
    }

    /// The reason to stop: a signal, or a listener that failed.
    func first(orEndOf server: RunningServer) async -> String {
        let continuation = continuation
        let waiting = Task {
            do {
                try await server.wait()
                continuation.yield("the listener ended")
            } catch {
                continuation.yield("the listener failed: \(error)")
            }
        }
        defer {
            waiting.cancel()
            for source in sources { source.cancel() }
        }
        for await name in names { return name }
        return "the program ends"
    }
}
