package import TerminalUI

/// Prints one report to a sink.
package struct ReportWriter {
    private var renderer: any ReportRenderer
    private let write: ([UInt8]) throws -> Void

    /// - Parameter write: takes the bytes in order; what it throws ends the report.
    package init(_ renderer: any ReportRenderer, write: @escaping ([UInt8]) throws -> Void) {
        self.renderer = renderer
        self.write = write
    }

    package init(_ renderer: any ReportRenderer, to sink: OutputSink) {
        self.init(renderer) { try sink.write($0) }
    }

    package mutating func begin(_ header: ReportHeader) throws {
        try emit(renderer.begin(header))
    }

    package mutating func add(_ record: Record) throws {
        try emit(renderer.render(record))
    }

    package mutating func end(_ footer: ReportFooter = ReportFooter()) throws {
        try emit(renderer.end(footer))
    }

    private func emit(_ bytes: [UInt8]) throws {
        if !bytes.isEmpty { try write(bytes) }
    }
}
