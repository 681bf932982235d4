import NIOCore
import Testing

@testable import ImmuDBTransport

@Suite struct PingFilterTests {
    /// Everything the filter makes of the pieces: the bytes it passes on, and the PINGs.
    private func run(_ pieces: [[UInt8]], expectsPreface: Bool) -> (passed: [UInt8], pings: [UInt64]) {
        var filter = PingFilter(expectsPreface: expectsPreface)
        var passed: [UInt8] = []
        var pings: [UInt64] = []
        for piece in pieces {
            filter.receive(ByteBuffer(bytes: piece)) { event, _ in
                switch event {
                case .pass(let bytes): passed += bytes.readableBytesView
                case .ping(let payload): pings.append(payload)
                }
            }
        }
        return (passed, pings)
    }

    static let conversation: [[UInt8]] = [
        Frames.preface, Frames.settings, Frames.ping(1), Frames.data(Frames.ping(77), stream: 1),
        Frames.ping(2), Frames.ping(3), Frames.ping(4, flags: 1), Frames.data([], stream: 1),
        Frames.frame(type: 6, flags: 0, stream: 0, [1, 2, 3]),
        Frames.frame(type: 6, flags: 0, stream: 3, Array(repeating: 9, count: 8)),
        Frames.data(Array(repeating: 5, count: 70_000), stream: 3), Frames.ping(5),
    ]
    /// The same without the four PINGs that want an answer.
    static let remainder = [0, 1, 3, 6, 7, 8, 9, 10].flatMap { conversation[$0] }

    @Test(arguments: [1, 2, 3, 7, 8, 9, 10, 16, 17, 18, 64, 1000, 1 << 20])
    func piecesOfAnySizeGiveTheSame(size: Int) {
        let bytes = Array(Self.conversation.joined())
        let pieces = stride(from: 0, to: bytes.count, by: size).map {
            Array(bytes[$0..<min($0 + size, bytes.count)])
        }
        let (passed, pings) = run(pieces, expectsPreface: true)
        #expect(pings == [1, 2, 3, 5])
        #expect(passed == Self.remainder)
    }

    @Test func everySplitOfAShortConversation() {
        let bytes = Frames.preface + Frames.settings + Frames.ping(8) + Frames.data([1, 2], stream: 1)
        let expected = Frames.preface + Frames.settings + Frames.data([1, 2], stream: 1)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let pieces = [
                    Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...]),
                ]
                let (passed, pings) = run(pieces, expectsPreface: true)
                #expect(pings == [8] && passed == expected, "split at \(first) and \(second)")
            }
        }
    }

    @Test func aClientExpectsNoPreface() {
        let (passed, pings) = run([Frames.settings + Frames.ping(6)], expectsPreface: false)
        #expect(pings == [6])
        #expect(passed == Frames.settings)
    }

    @Test func theOrderOfBytesAndPingsStays() {
        var filter = PingFilter(expectsPreface: false)
        var events: [PingFilter.Event] = []
        filter.receive(ByteBuffer(bytes: Frames.settings + Frames.ping(1) + Frames.settings)) { event, _ in
            events.append(event)
        }
        #expect(
            events == [
                .pass(ByteBuffer(bytes: Frames.settings)), .ping(1),
                .pass(ByteBuffer(bytes: Frames.settings)),
            ])
    }

    @Test func theHighestStreamIsKnown() {
        var filter = PingFilter(expectsPreface: false)
        let headers = Frames.frame(type: 1, flags: 4, stream: 7, [0x82])
        filter.receive(ByteBuffer(bytes: headers + Frames.data([1], stream: 9))) { _, _ in }
        #expect(filter.lastStreamID == 7)
    }
}
