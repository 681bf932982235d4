import CommandLineKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The address of a metrics endpoint, without what is secret in it.
struct MetricAddress: Equatable {
    /// With scheme and path, without user and password.
    let url: String
    /// Host and port, for people.
    let name: String
    /// The value of the `Authorization` header.
    let authorization: String?

    static let standardPort = 9497

    init(_ text: String) throws(CommandFailure) {
        let withScheme = text.contains("://") ? text : "http://" + text
        guard var parts = URLComponents(string: withScheme), let host = parts.host, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else {
            throw CommandFailure(
                .usage, "'\(text)' is no address of metrics", hint: "as in https://host:9497/metrics")
        }
        if let user = parts.user {
            let secret = Array("\(user):\(parts.password ?? "")".utf8)
            authorization = "Basic " + String(decoding: Encodings.base64(secret), as: UTF8.self)
        } else {
            authorization = nil
        }
        parts.user = nil
        parts.password = nil
        if parts.port == nil, !text.contains("://") { parts.port = Self.standardPort }
        if parts.path.isEmpty || parts.path == "/" { parts.path = "/metrics" }
        guard let url = parts.string else {
            throw CommandFailure(.usage, "'\(text)' is no address of metrics")
        }
        self.url = url
        name = parts.port.map { "\(host):\($0)" } ?? host
    }
}
