/// Where a program reads and writes, and what its terminal can do: passed down, so that tests pass others.
package struct StandardStreams: Sendable {
    package let inputDescriptor: Int32
    package let output: OutputSink
    package let error: OutputSink
    package var capabilities: TerminalCapabilities

    package init(
        inputDescriptor: Int32, output: OutputSink, error: OutputSink, capabilities: TerminalCapabilities
    ) {
        self.inputDescriptor = inputDescriptor
        self.output = output
        self.error = error
        self.capabilities = capabilities
    }

    /// Descriptors 0, 1 and 2 of this process.
    package static func process(environment: [String: String]) -> StandardStreams {
        StandardStreams(
            inputDescriptor: 0, output: OutputSink(descriptor: 1),
            error: OutputSink(descriptor: 2, isBuffered: false),
            capabilities: .detect(environment: environment))
    }

    /// Styles for standard output.
    package var palette: Palette { Palette(capabilities.colour) }
    /// Styles for standard error.
    package var errorPalette: Palette { Palette(capabilities.errorColour) }
}
