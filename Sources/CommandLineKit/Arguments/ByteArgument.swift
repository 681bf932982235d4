import ArgumentParser

/// A key, value or prefix given on a command line: any bytes, not only text.
package struct ByteArgument: ExpressibleByArgument, Sendable, Hashable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package init?(argument: String) {
        bytes = ByteText.bytes(of: argument)
    }
}
