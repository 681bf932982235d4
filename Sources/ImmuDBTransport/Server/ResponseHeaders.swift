internal import GRPCCore
internal import NIOHPACK

/// The headers and trailers of answers (gRPC over HTTP/2, "Response-Headers" and "Trailers").
extension HPACKHeaders {
    /// The headers in front of the first message.
    static func head(_ metadata: Metadata) -> HPACKHeaders {
        var headers = HPACKHeaders()
        headers.reserveCapacity(2 + metadata.count)
        headers.addHead()
        headers.add(metadata)
        return headers
    }

    /// What ends an answer.
    /// - Parameter isAlone: whether there was no head before.
    static func trailers(_ status: Status, _ metadata: Metadata, isAlone: Bool) -> HPACKHeaders {
        var headers = HPACKHeaders()
        headers.reserveCapacity(4 + metadata.count)
        if isAlone { headers.addHead() }
        headers.add(name: "grpc-status", value: status.code.rawValue == 0 ? "0" : "\(status.code.rawValue)")
        if !status.message.isEmpty {
            headers.add(name: "grpc-message", value: percentEncoded(status.message), indexing: .neverIndexed)
        }
        headers.add(metadata)
        return headers
    }

    /// The answer to something that is no call.
    static func refusal(_ refusal: RequestHead.Refusal) -> HPACKHeaders {
        switch refusal {
        case .httpStatus(let number): return [":status": "\(number)"]
        case .status(let code, let message):
            var headers = trailers(Status(code: code, message: message), [:], isAlone: true)
            if code == .unimplemented {
                headers.add(name: "grpc-accept-encoding", value: MessageEncoding.accepted)
            }
            return headers
        }
    }

    private mutating func addHead() {
        add(name: ":status", value: "200")
        add(name: "content-type", value: "application/grpc")
    }

    private mutating func add(_ metadata: Metadata) {
        for (name, value) in metadata { add(name: name, value: value.encoded()) }
    }

    /// Printable ASCII as it is, all else and the percent sign as hexadecimal bytes.
    static func percentEncoded(_ text: String) -> String {
        func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7e).contains(byte) && byte != UInt8(ascii: "%") }
        guard !text.utf8.allSatisfy(isPlain) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
