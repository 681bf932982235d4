/// HTTP/2 frames, byte by byte.
enum Frames {
    static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
    static let settings = frame(type: 4, flags: 0, stream: 0, [])

    static func frame(type: UInt8, flags: UInt8, stream: UInt32, _ payload: [UInt8]) -> [UInt8] {
        let length = payload.count
        return [UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags]
            + bytes(of: stream) + payload
    }

    static func ping(_ value: UInt64, flags: UInt8 = 0) -> [UInt8] {
        frame(type: 6, flags: flags, stream: 0, bytes(of: value))
    }

    static func data(_ payload: [UInt8], stream: UInt32) -> [UInt8] {
        frame(type: 0, flags: 0, stream: stream, payload)
    }

    static func bytes<Value: FixedWidthInteger>(of value: Value) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian, Array.init)
    }
}
