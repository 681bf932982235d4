/// LZW with 8-bit literals and codes of 9 to 12 bits, most significant bit first.
///
/// Code 256 clears the table, 257 ends the stream, 258 is the first to be assigned. A code becomes one bit
/// longer as soon as the next one to be assigned does not fit any more. When the last code is reached the
/// encoder clears the table; a decoder that is not told to goes on with a full one. Streams begin with a
/// clear code.
package enum LZW {
    static let clearCode: UInt16 = 256
    static let endCode: UInt16 = 257
    static let shortestWidth = 9
    static let longestWidth = 12
    static let lastCode: UInt16 = (1 << 12) - 1

    package static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var output = BitWriter(capacity: bytes.count / 2 + 8)
        var table = Table()
        output.append(clearCode, width: shortestWidth)
        if var prefix = bytes.first.map(UInt16.init) {
            for byte in bytes.dropFirst() {
                if let longer = table.code(prefix, byte) {
                    prefix = longer
                } else {
                    output.append(prefix, width: table.width)
                    if table.assign(prefix, byte) {
                        output.append(clearCode, width: longestWidth)
                        table = Table()
                    }
                    prefix = UInt16(byte)
                }
            }
            output.append(prefix, width: table.width)
            // A decoder has assigned a code for this one too when it meets the end.
            if table.assign(prefix, nil) {
                output.append(clearCode, width: longestWidth)
                table = Table()
            }
        }
        output.append(endCode, width: table.width)
        return output.finish()
    }

    /// The encoder's table of strings.
    private struct Table {
        /// Last code assigned.
        var last = LZW.endCode
        var width = LZW.shortestWidth
        var codes: [UInt32: UInt16] = [:]

        func code(_ prefix: UInt16, _ byte: UInt8) -> UInt16? { codes[UInt32(prefix) << 8 | UInt32(byte)] }

        /// Gives the next code to a string, for the end of the input to none.
        /// - Returns: true when the codes are used up.
        mutating func assign(_ prefix: UInt16, _ byte: UInt8?) -> Bool {
            last += 1
            if last == 1 << width, width < LZW.longestWidth { width += 1 }
            guard last < LZW.lastCode else { return true }
            if let byte { codes[UInt32(prefix) << 8 | UInt32(byte)] = last }
            return false
        }
    }

    /// - Parameter byteCount: of the expanded bytes; another number is an error.
    package static func expand(_ stream: [UInt8], byteCount: Int) throws(CodecError) -> [UInt8] {
        guard byteCount >= 0 else { throw .wrongLength(expected: byteCount) }
        var input = BitReader(stream)
        var output: [UInt8] = []
        output.reserveCapacity(min(byteCount, stream.count * Limits.lzwExpansionMax))
        var table = Strings()
        while true {
            guard let code = input.next(table.width) else { throw .truncated }
            if code == endCode { break }
            if code == clearCode {
                table.clear()
                continue
            }
            try table.append(code, to: &output)
            guard output.count <= byteCount else { throw .wrongLength(expected: byteCount) }
        }
        guard output.count == byteCount else { throw .wrongLength(expected: byteCount) }
        guard input.unreadBytes == 0 else { throw .trailingBytes(count: input.unreadBytes) }
        return output
    }

    /// The decoder's table: every string is a part of the output already written.
    private struct Strings {
        /// Where in the output the string of a code from 258 on begins, and its length.
        private var starts: [Int] = []
        private var lengths: [Int] = []
        private var previous: (start: Int, length: Int)?
        private(set) var width = LZW.shortestWidth

        mutating func clear() {
            starts.removeAll(keepingCapacity: true)
            lengths.removeAll(keepingCapacity: true)
            previous = nil
            width = LZW.shortestWidth
        }

        /// Writes the string of a code, and assigns the next code to the one before plus its first byte.
        mutating func append(_ code: UInt16, to output: inout [UInt8]) throws(CodecError) {
            let start = output.count
            let assignable = starts.count < Int(LZW.lastCode) - Int(LZW.endCode)
            if code < LZW.clearCode {
                output.append(UInt8(truncatingIfNeeded: code))
            } else {
                let index = Int(code) - Int(LZW.endCode) - 1
                let source: (start: Int, length: Int)
                if index < starts.count {
                    source = (starts[index], lengths[index])
                } else if index == starts.count, assignable, let previous {
                    // The string being assigned right now: it overlaps what is being written.
                    source = (previous.start, previous.length + 1)
                } else {
                    throw .malformed
                }
                for offset in 0..<source.length { output.append(output[source.start + offset]) }
            }
            if let previous, assignable {
                starts.append(previous.start)
                lengths.append(previous.length + 1)
            }
            previous = (start, output.count - start)
            let next = Int(LZW.endCode) + 1 + starts.count
            if next >= 1 << width, width < LZW.longestWidth { width += 1 }
        }
    }
}
