/// Keys that terminals send as escape sequences.
enum KeyAction: Equatable {
    case up, down, left, right, lineStart, lineEnd, wordLeft, wordRight, delete
    /// Alt-Enter.
    case newline
    /// A bracketed paste begins.
    case paste
    /// The second half of a step that first moved the cursor to the end of the text.
    case listCandidates, showNotices
}

/// One step of what arrives from the terminal.
enum KeyInput: Equatable {
    case scalar(UInt32)
    case action(KeyAction)
    /// Something besides the terminal wants attention.
    case wake
    case end
}

/// What a byte source answers.
enum ByteEvent: Equatable {
    case byte(UInt8)
    case timeout
    case wake
    case end
}

/// Where a decoder gets its bytes: the terminal, or an array in tests.
protocol ByteSource {
    /// The next byte. `milliseconds` nil: wait for ever, and report wakes; else report `.timeout` after it.
    mutating func next(milliseconds: Int32?) throws(TerminalError) -> ByteEvent
}

/// Makes keys of bytes: UTF-8, and the escape sequences of the keys that the editor knows.
///
/// Unknown sequences are dropped whole, invalid UTF-8 becomes U+FFFD. An escape byte followed by silence is
/// the escape key; followed by another character it is passed on, for the Alt keys of the editor.
struct KeyDecoder {
    private var pending: [UInt8] = []
    /// Bytes that were read and not used yet.
    var hasPending: Bool { !pending.isEmpty }

    mutating func next(from source: inout some ByteSource) throws(TerminalError) -> KeyInput {
        let event = try nextByte(from: &source, milliseconds: nil)
        guard case .byte(let byte) = event else { return event == .wake ? .wake : .end }
        if byte == 0x1b {
            return try afterEscape(from: &source)
        }
        return .scalar(try scalar(startingWith: byte, from: &source))
    }

    /// The text of a bracketed paste, up to its end mark; line ends become line feeds, control characters but
    /// tab are dropped. What exceeds the limit is read and dropped.
    mutating func paste(from source: inout some ByteSource) throws(TerminalError) -> [UInt32] {
        let endMark = Array("\u{1b}[201~".utf8)
        var bytes: [UInt8] = []
        var isCut = false
        while true {
            let event = try nextByte(from: &source, milliseconds: Limits.pasteSilenceMilliseconds)
            guard case .byte(let byte) = event else { break }
            bytes.append(byte)
            if byte == UInt8(ascii: "~"), bytes.suffix(endMark.count).elementsEqual(endMark) {
                bytes.removeLast(endMark.count)
                break
            }
            if bytes.count > Limits.pasteBytesMax + endMark.count {
                isCut = true
                bytes.removeSubrange(Limits.pasteBytesMax..<bytes.count - endMark.count)
            }
        }
        if isCut {
            bytes.removeSubrange(UTF8Scanner.boundary(in: bytes[...], atMost: Limits.pasteBytesMax)...)
        }
        return Self.cleaned(bytes)
    }

    private static func cleaned(_ bytes: [UInt8]) -> [UInt32] {
        var scanner = UTF8Scanner(bytes[...])
        var output: [UInt32] = []
        var afterReturn = false
        while let element = scanner.next() {
            guard case .scalar(let scalar) = element else {
                output.append(0xfffd)
                continue
            }
            switch scalar.value {
            case 0x0d: output.append(0x0a)
            case 0x0a where afterReturn: break
            case 0x09, 0x0a: output.append(scalar.value)
            case 0..<0x20, 0x7f..<0xa0: break
            default: output.append(scalar.value)
            }
            afterReturn = scalar.value == 0x0d
        }
        return output
    }

    private mutating func nextByte(
        from source: inout some ByteSource, milliseconds: Int32?
    ) throws(TerminalError) -> ByteEvent {
        if !pending.isEmpty {
            return .byte(pending.removeFirst())
        }
        return try source.next(milliseconds: milliseconds)
    }

    private mutating func afterEscape(from source: inout some ByteSource) throws(TerminalError) -> KeyInput {
        let event = try nextByte(from: &source, milliseconds: Limits.escapeDelayMilliseconds)
        guard case .byte(let byte) = event else { return .scalar(0x1b) }
        switch byte {
        case 0x0d, 0x0a:
            return .action(.newline)
        case UInt8(ascii: "["), UInt8(ascii: "O"):
            return try sequence(lead: byte, from: &source)
        default:
            pending.insert(byte, at: 0)
            return .scalar(0x1b)
        }
    }

    private mutating func sequence(
        lead: UInt8, from source: inout some ByteSource
    ) throws(TerminalError) -> KeyInput {
        var bytes: [UInt8] = []
        while bytes.count < Limits.escapeSequenceBytesMax {
            let event = try nextByte(from: &source, milliseconds: Limits.escapeDelayMilliseconds)
            guard case .byte(let byte) = event else {
                // Alt-[ or Alt-O typed by hand.
                pending.insert(contentsOf: [lead] + bytes, at: 0)
                return .scalar(0x1b)
            }
            bytes.append(byte)
            if 0x40...0x7e ~= byte { break }
        }
        if let action = Self.action(String(decoding: bytes, as: UTF8.self)) {
            return .action(action)
        }
        return try next(from: &source)
    }

    private static func action(_ sequence: String) -> KeyAction? {
        switch sequence {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "H", "1~", "7~": .lineStart
        case "F", "4~", "8~": .lineEnd
        case "3~": .delete
        case "1;5C", "1;3C", "5C", "c": .wordRight
        case "1;5D", "1;3D", "5D", "d": .wordLeft
        case "27;3;13~", "13;3u", "27;2;13~", "13;2u": .newline
        case "200~": .paste
        default: nil
        }
    }

    private mutating func scalar(
        startingWith first: UInt8, from source: inout some ByteSource
    ) throws(TerminalError) -> UInt32 {
        guard let length = UTF8Scanner.length(startingWith: first) else { return 0xfffd }
        var bytes = [first]
        while bytes.count < length {
            let event = try nextByte(from: &source, milliseconds: Limits.escapeDelayMilliseconds)
            guard case .byte(let byte) = event else { break }
            guard byte & 0xc0 == 0x80 else {
                pending.insert(byte, at: 0)
                break
            }
            bytes.append(byte)
        }
        var scanner = UTF8Scanner(bytes[...])
        guard case .scalar(let scalar)? = scanner.next() else { return 0xfffd }
        return scalar.value
    }
}
