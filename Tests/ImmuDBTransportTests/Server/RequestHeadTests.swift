import GRPCCore
import NIOHPACK
import Testing

@testable import ImmuDBTransport

@Suite struct RequestHeadTests {
    private static let call: HPACKHeaders = [
        ":method": "POST", ":scheme": "http", ":path": "/a.B/C", "content-type": "application/grpc",
        "te": "trailers",
    ]

    private static func refusal(_ change: (inout HPACKHeaders) -> Void) -> RequestHead.Refusal? {
        var headers = call
        change(&headers)
        do throws(RequestHead.Refusal) {
            _ = try RequestHead(headers)
            return nil
        } catch {
            return error
        }
    }

    @Test func metadataIsWhatIsNotOfTheProtocol() throws {
        var headers = Self.call
        headers.add(name: "sessionid", value: "abc")
        headers.add(name: "grpc-timeout", value: "5S")
        headers.add(name: "trace-bin", value: "AQID, BAU")
        let head = try RequestHead(headers)
        #expect(head.path == "/a.B/C")
        #expect(head.encoding == .identity)
        #expect(head.metadata.count == 4)
        #expect(Array(head.metadata[stringValues: "sessionid"]) == ["abc"])
        #expect(Array(head.metadata[stringValues: "grpc-timeout"]) == ["5S"])
        #expect(Array(head.metadata[binaryValues: "trace-bin"]) == [[1, 2, 3], [4, 5]])
    }

    @Test(arguments: ["application/grpc", "application/grpc+proto", "application/grpc;charset=utf-8"])
    func contentTypesOfGRPC(type: String) {
        #expect(Self.refusal { $0.replaceOrAdd(name: "content-type", value: type) } == nil)
    }

    @Test(arguments: ["application/json", "application/grpcs", "text/plain", ""])
    func otherContentTypesAreNoCalls(type: String) {
        #expect(Self.refusal { $0.replaceOrAdd(name: "content-type", value: type) } == .httpStatus(415))
    }

    @Test func whatIsNoCallIsRefused() {
        #expect(Self.refusal { $0.remove(name: "content-type") } == .httpStatus(415))
        #expect(Self.refusal { $0.replaceOrAdd(name: ":method", value: "GET") } == .httpStatus(405))
        #expect(
            Self.refusal { $0.remove(name: ":path") } == .status(.invalidArgument, "the call has no path"))
        let unknown = Self.refusal { $0.add(name: "grpc-encoding", value: "snappy") }
        guard case .status(.unimplemented, let message)? = unknown else {
            Issue.record("an unknown compression was let in: \(String(describing: unknown))")
            return
        }
        #expect(message.contains("snappy") && message.contains("gzip"))
    }

    @Test func pathsOfMethods() {
        let route = CallRoute(path: "/package.Service/Method")
        #expect(route?.descriptor.fullyQualifiedMethod == "package.Service/Method")
        for path in ["", "/", "Service/Method", "/Service", "//Method", "/Service/", "/a/b/c"] {
            #expect(CallRoute(path: path[...]) == nil, "\(path)")
        }
    }
}
