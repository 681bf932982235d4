import GRPCCore
import NIOHPACK
import Testing

@testable import ImmuDBTransport

@Suite struct ResponseHeadersTests {
    private static func pairs(_ headers: HPACKHeaders) -> [String] {
        headers.map { "\($0.name)=\($0.value)" }
    }

    @Test func headAndTrailers() {
        #expect(
            Self.pairs(.head(["immudb-uuid": "x"]))
                == [":status=200", "content-type=application/grpc", "immudb-uuid=x"])
        #expect(
            Self.pairs(.trailers(Status(code: .ok, message: ""), [:], isAlone: false)) == ["grpc-status=0"])
        #expect(
            Self.pairs(
                .trailers(
                    Status(code: .notFound, message: "no such key"), ["details-bin": .binary([1, 2])],
                    isAlone: true))
                == [
                    ":status=200", "content-type=application/grpc", "grpc-status=5",
                    "grpc-message=no such key", "details-bin=AQI=",
                ])
    }

    @Test func refusals() {
        #expect(Self.pairs(.refusal(.httpStatus(415))) == [":status=415"])
        #expect(
            Self.pairs(.refusal(.status(.unimplemented, "no"))).contains(
                "grpc-accept-encoding=identity,gzip,deflate"))
    }

    @Test func messagesArePercentEncoded() {
        #expect(HPACKHeaders.percentEncoded("plain ~ text!") == "plain ~ text!")
        #expect(HPACKHeaders.percentEncoded("100%\n\u{7f}ä") == "100%25%0A%7F%C3%A4")
    }
}
