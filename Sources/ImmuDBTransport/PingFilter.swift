internal import NIOCore

/// Finds PING frames in the bytes of an HTTP/2 connection, whatever pieces the bytes arrive in.
///
/// Everything that is not a PING to be answered leaves as it came: acknowledgements, malformed PINGs (the
/// HTTP/2 implementation refuses them), and bytes that make no sense. Frame layout: RFC 9113, sections 4.1
/// and 6.7.
struct PingFilter {
    /// What comes out of the filter, in the order of the bytes.
    enum Event: Equatable {
        /// Bytes for the HTTP/2 implementation.
        case pass(ByteBuffer)
        /// A PING that wants an answer with the same eight bytes.
        case ping(UInt64)
    }

    private enum State {
        /// Bytes of the connection preface that have yet to come.
        case preface(Int)
        case frameHeader
        /// Bytes of a frame that passes on.
        case payload(Int)
    }

    static let frameHeaderBytes = 9
    static let pingPayloadBytes = 8
    /// `PRI * HTTP/2.0`, an empty line, `SM`, an empty line.
    static let prefaceBytes = 24

    private var state: State
    /// The beginning of a frame header or of a PING, until the rest of it arrives.
    private var held: ByteBuffer?
    /// The highest stream that the peer opened.
    private(set) var lastStreamID: UInt32 = 0

    /// - Parameter expectsPreface: whether the peer is a client, which sends the connection preface first.
    init(expectsPreface: Bool) {
        state = expectsPreface ? .preface(PingFilter.prefaceBytes) : .frameHeader
    }

    /// Takes the bytes of one read apart.
    /// - Parameter handle: gets the events in their order; it must not come back here.
    mutating func receive(_ bytes: ByteBuffer, _ handle: (Event, UInt32) -> Void) {
        var input = bytes
        if var kept = held {
            held = nil
            kept.writeBuffer(&input)
            input = kept
        }
        // Position up to which bytes are known to pass on.
        var position = input.readerIndex
        let end = input.writerIndex
        scan: while position < end {
            switch state {
            case .preface(let missing), .payload(let missing):
                let step = min(missing, end - position)
                position += step
                advance(by: step, of: missing)
            case .frameHeader:
                guard let frame = FrameHeader(input, at: position) else { break scan }
                guard frame.isAnswerablePing else {
                    if frame.opensStream { lastStreamID = max(lastStreamID, frame.streamID) }
                    position += PingFilter.frameHeaderBytes
                    if frame.length > 0 { state = .payload(frame.length) }
                    continue
                }
                let payloadStart = position + PingFilter.frameHeaderBytes
                guard let payload = input.getInteger(at: payloadStart, as: UInt64.self) else { break scan }
                emit(&input, upTo: position, handle)
                input.moveReaderIndex(to: payloadStart + PingFilter.pingPayloadBytes)
                position = input.readerIndex
                handle(.ping(payload), lastStreamID)
            }
        }
        emit(&input, upTo: position, handle)
        if input.readableBytes > 0 { held = input }
    }

    private mutating func advance(by step: Int, of missing: Int) {
        let rest = missing - step
        guard rest > 0 else {
            state = .frameHeader
            return
        }
        if case .preface = state { state = .preface(rest) } else { state = .payload(rest) }
    }

    private func emit(_ input: inout ByteBuffer, upTo position: Int, _ handle: (Event, UInt32) -> Void) {
        let count = position - input.readerIndex
        guard count > 0, let slice = input.readSlice(length: count) else { return }
        handle(.pass(slice), lastStreamID)
    }
}

/// The nine bytes before each frame.
private struct FrameHeader {
    let length: Int
    let type: UInt8
    let flags: UInt8
    let streamID: UInt32

    private static let headersType: UInt8 = 1
    private static let pingType: UInt8 = 6
    private static let acknowledgementFlag: UInt8 = 1

    /// nil when the buffer ends before the header does.
    init?(_ buffer: ByteBuffer, at index: Int) {
        guard let high = buffer.getInteger(at: index, as: UInt32.self),
            let flags = buffer.getInteger(at: index + 4, as: UInt8.self),
            let stream = buffer.getInteger(at: index + 5, as: UInt32.self)
        else { return nil }
        length = Int(high >> 8)
        type = UInt8(truncatingIfNeeded: high)
        self.flags = flags
        streamID = stream & 0x7fff_ffff
    }

    var opensStream: Bool { type == FrameHeader.headersType }

    /// A well-formed PING that is no answer to one of ours.
    var isAnswerablePing: Bool {
        type == FrameHeader.pingType && flags & FrameHeader.acknowledgementFlag == 0
            && length == PingFilter.pingPayloadBytes && streamID == 0
    }
}
