/// A request of the REST surface, whatever HTTP library brought it.
package struct RESTRequest: Sendable {
    /// In upper case.
    package var method: String
    /// Parts of the path behind `/api/v2`, percent-decoded.
    package var path: [String]
    /// Parameters behind `?`, in their order.
    package var parameters: [(name: String, value: String)]
    /// Content of the header `sessionid`; nil without it.
    package var sessionID: String?
    package var body: [UInt8]
    /// The other end, as gRPC transports name it: `ipv4:127.0.0.1:5000`.
    package var peer: String

    package init(
        method: String, path: [String], parameters: [(name: String, value: String)] = [],
        sessionID: String? = nil, body: [UInt8] = [], peer: String
    ) {
        self.method = method
        self.path = path
        self.parameters = parameters
        self.sessionID = sessionID
        self.body = body
        self.peer = peer
    }
}

/// What is answered: always JSON.
package struct RESTAnswer: Sendable, Hashable {
    /// HTTP status.
    package var status: Int
    package var body: [UInt8]
}
