import ImmuDBStorage

/// Bytes of a file or a pipe, one after the other.
struct ByteStream {
    private var input: any BackupInput
    private var chunk: [UInt8] = []
    private var position = 0
    /// Place of the next byte.
    private(set) var offset: UInt64
    /// Line of the next byte, from 1.
    private(set) var line: Int

    init(_ input: any BackupInput, offset: UInt64 = 0, line: Int = 1) {
        self.input = input
        self.offset = offset
        self.line = line
    }

    /// The next byte, which stays; nil at the end.
    mutating func peek() throws -> UInt8? {
        if position == chunk.count {
            chunk = try input.read(atMost: Limits.tableReadBytes)
            position = 0
            if chunk.isEmpty { return nil }
        }
        return chunk[position]
    }

    mutating func next() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        offset += 1
        if byte == 0x0A { line += 1 }
        return byte
    }

    /// The next line without its end; nil at the end.
    mutating func nextLine() throws -> [UInt8]? {
        guard try peek() != nil else { return nil }
        var bytes: [UInt8] = []
        while let byte = try next() {
            if byte == 0x0A { break }
            bytes.append(byte)
            guard bytes.count <= Limits.tableLineBytesMax else {
                throw TableError("a line of more than \(Limits.tableLineBytesMax) bytes", line: line)
            }
        }
        if bytes.last == 0x0D { bytes.removeLast() }
        return bytes
    }
}

/// Something in a file of rows that cannot be used.
struct TableError: Error, CustomStringConvertible {
    let problem: String
    /// From 1; nil when the place does not matter.
    let line: Int?

    init(_ problem: String, line: Int? = nil) {
        self.problem = problem
        self.line = line
    }

    var description: String { line.map { "line \($0): \(problem)" } ?? problem }
}
