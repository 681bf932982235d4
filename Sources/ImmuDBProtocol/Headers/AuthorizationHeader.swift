/// The value of the header `authorization`: a token, with or without the word `Bearer ` before it.
package enum AuthorizationHeader {
    private static let prefix = "Bearer "

    /// The form that clients send.
    package static func value(token: String) -> String { prefix + token }

    /// The token in a header value.
    /// - Returns: nil for a value without token, which counts as no header at all.
    package static func token(in value: String) -> String? {
        let token = value.hasPrefix(prefix) ? String(value.dropFirst(prefix.count)) : value
        return token.isEmpty ? nil : token
    }
}
