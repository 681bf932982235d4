internal import GRPCCore
internal import NIOHPACK

/// What the headers of a call say.
struct RequestHead {
    let path: String
    let encoding: MessageEncoding
    let metadata: Metadata

    /// Headers that are no call.
    enum Refusal: Error, Equatable {
        /// Not gRPC at all: an HTTP status answers it.
        case httpStatus(Int)
        case status(Status.Code, String)
    }

    /// Reads the headers of gRPC over HTTP/2 ("Request-Headers").
    init(_ headers: HPACKHeaders) throws(Refusal) {
        var path: String?
        var isPost = false
        var isGRPC = false
        var encoding = MessageEncoding.identity
        var metadata = Metadata()
        metadata.reserveCapacity(headers.count)
        for (name, value, _) in headers {
            switch name {
            case ":path": path = value
            case ":method": isPost = value == "POST"
            case "content-type": isGRPC = Self.isGRPC(value)
            case "grpc-encoding":
                guard let known = MessageEncoding(rawValue: value) else {
                    throw .status(
                        .unimplemented,
                        "\(value) compression is not supported; this is: \(MessageEncoding.accepted)")
                }
                encoding = known
            case "te", "grpc-accept-encoding": break
            default:
                guard !name.hasPrefix(":") else { break }
                if name.hasSuffix("-bin") {
                    Self.addBinary(value, name, to: &metadata)
                } else {
                    metadata.addString(value, forKey: name)
                }
            }
        }
        guard isGRPC else { throw .httpStatus(415) }
        guard isPost else { throw .httpStatus(405) }
        guard let path else { throw .status(.invalidArgument, "the call has no path") }
        self.path = path
        self.encoding = encoding
        self.metadata = metadata
    }

    private static func isGRPC(_ contentType: String) -> Bool {
        guard contentType.hasPrefix("application/grpc") else { return false }
        let rest = contentType.utf8.dropFirst("application/grpc".utf8.count).first
        return rest == nil || rest == UInt8(ascii: "+") || rest == UInt8(ascii: ";")
    }

    /// Several values may share a line, with commas between them. They stay text here: gRPC decodes the value
    /// when somebody asks for its bytes.
    private static func addBinary(_ value: String, _ name: String, to metadata: inout Metadata) {
        for part in value.split(separator: ",") {
            metadata.addString(part.trimmingSpaces, forKey: name)
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
