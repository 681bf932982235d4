internal import Hummingbird
internal import HummingbirdCore
internal import ImmuDBServer
internal import NIOCore

/// A context that knows who asks.
struct PeerRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// As gRPC transports name it.
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        let address = source.channel.remoteAddress
        let host = address?.ipAddress ?? "unknown"
        let port = address?.port ?? 0
        switch address {
        case .v4: peer = "ipv4:\(host):\(port)"
        case .v6: peer = "ipv6:[\(host)]:\(port)"
        default: peer = "unknown"
        }
    }
}

/// Documents and sessions over HTTP: carries requests to the gateway and answers back.
struct RESTRoutes: Sendable {
    /// Where all paths begin.
    static let base = ["api", "v2"]

    let gateway: RESTGateway
    let bodyBytesMax: Int

    func add(to router: Router<PeerRequestContext>) {
        for method in [HTTPRequest.Method.get, .post, .put, .delete] {
            router.on("api/v2/**", method: method) { request, context in
                await answer(request, context)
            }
        }
    }

    private func answer(_ request: Request, _ context: PeerRequestContext) async -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: bodyBytesMax)
        } catch {
            let text =
                #"{"code":8,"error":"the body has more than \#(bodyBytesMax) bytes or was cut","#
                + #""message":"the body has more than \#(bodyBytesMax) bytes or was cut"}"#
            return Self.response(status: 413, Array(text.utf8))
        }
        let answer = await gateway.answer(
            RESTRequest(
                method: request.method.rawValue, path: Self.path(request.uri.path),
                parameters: request.uri.queryParameters.map { (String($0.key), String($0.value)) },
                sessionID: request.headers.first { $0.name.canonicalName == Self.sessionHeader }?.value,
                body: Array(body.readableBytesView), peer: context.peer))
        return Self.response(status: answer.status, answer.body)
    }

    private static let sessionHeader = "sessionid"

    /// Parts of the path behind the base.
    static func path(_ text: String) -> [String] {
        text.split(separator: "/").dropFirst(base.count).map { part in
            unescaped(part) ?? String(part)
        }
    }

    /// Text with its `%XX` read; nil when that is no UTF-8 or an escape is cut.
    static func unescaped(_ part: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = part.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func response(status: Int, _ body: [UInt8]) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
