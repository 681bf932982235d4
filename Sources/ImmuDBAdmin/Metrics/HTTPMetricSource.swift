import AsyncHTTPClient
import CommandLineKit
import NIOCore
import NIOHTTP1
import NIOSSL

/// A metrics endpoint, over HTTP or HTTPS. The answer may have a limited number of bytes, redirects are not
/// followed, and nothing but the text is looked at.
final class HTTPMetricSource: MetricSource {
    let name: String
    private let url: String
    private let authorization: String?
    private let client: HTTPClient

    /// - Parameters:
    ///   - url: `http://host:port/path`, `https://…`; `user:password@` becomes a header. Without a path,
    ///     `/metrics` is meant; without a scheme, HTTP.
    ///   - authority: PEM file with the certificates to trust; nil for those of the system.
    /// - Throws: `usage` for what is no such address.
    init(_ url: String, authority: String?, skipsVerification: Bool) throws(CommandFailure) {
        let address = try MetricAddress(url)
        name = address.name
        self.url = address.url
        authorization = address.authorization
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .milliseconds(Limits.scrapeMillisecondsMax)
        var tls = TLSConfiguration.makeClientConfiguration()
        if let authority { tls.trustRoots = .file(authority) }
        if skipsVerification { tls.certificateVerification = .none }
        configuration.tlsConfiguration = tls
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func fetch() async throws -> [UInt8] {
        var request = HTTPClientRequest(url: url)
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        let response: HTTPClientResponse
        do {
            response = try await client.execute(
                request, timeout: .milliseconds(Limits.scrapeMillisecondsMax))
        } catch {
            throw CommandFailure(.connection, "no answer from \(name): \(Self.reason(error))")
        }
        guard response.status == .ok else {
            throw CommandFailure(.connection, "\(name) answers \(response.status.code)")
        }
        var body: ByteBuffer
        do {
            body = try await response.body.collect(upTo: Limits.scrapeBytesMax)
        } catch is NIOTooManyBytesError {
            throw CommandFailure(
                .connection, "\(name) answers with more than \(Limits.scrapeBytesMax) bytes")
        } catch {
            throw CommandFailure(.connection, "the answer of \(name) broke off: \(Self.reason(error))")
        }
        return body.readBytes(length: body.readableBytes) ?? []
    }

    /// Ends the connections.
    func close() async throws { try await client.shutdown() }

    private static func reason(_ error: any Error) -> String {
        if let error = error as? HTTPClientError { return error.shortDescription }
        return String(describing: error)
    }
}
