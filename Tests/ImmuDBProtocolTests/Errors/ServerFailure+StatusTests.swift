import GRPCCore
import GRPCProtobuf
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@Suite struct ServerFailureStatusTests {
    /// What a client gets to see of a thrown failure.
    private func received(_ failure: ServerFailure) -> ServerFailure {
        ServerFailure(RPCError(failure))
    }

    @Test func everyGoldenErrorSurvivesTheWire() throws {
        var coded = 0
        for answer in try GoldenError.all() {
            guard let status = answer.status else { continue }
            var failure = ServerFailure(status, answer.message)
            if let info = answer.errorInfo, let code = info.code {
                failure.details = ServerFailure.Details(
                    code: code, cause: info.cause ?? "",
                    retryDelayMilliseconds: answer.details.compactMap(\.retryDelay).first ?? 0,
                    stack: answer.details.compactMap(\.stack).first)
                coded += 1
            }
            #expect(received(failure) == failure, "\(answer.case)")
        }
        #expect(coded > 90)
    }

    @Test func detailsArePackedInOrder() throws {
        var failure = ServerFailure.invalidToken
        failure.details?.stack = "frames"
        let status = try #require(try RPCError(failure).unpackGoogleRPCStatus())
        #expect(status.code == .internalError)
        #expect(status.message == "invalid token")
        #expect(
            status.details.map { $0.any?.typeURL } == [
                "type.googleapis.com/immudb.schema.ErrorInfo",
                "type.googleapis.com/immudb.schema.RetryInfo",
                "type.googleapis.com/immudb.schema.DebugInfo",
            ])
    }

    @Test func plainErrorsHaveNoTrailer() {
        #expect(RPCError(ServerFailure.keyNotFound).metadata.isEmpty)
        #expect(received(.keyNotFound) == .keyNotFound)
    }

    @Test(arguments: [false, true])
    func textFormOfTheTrailerIsRead(padded: Bool) throws {
        // As a transport delivers it that does not decode binary headers: base64, here of a status
        // without details.
        var metadata = Metadata()
        metadata.addString(padded ? "CAISA2FiYw==" : "CAISA2FiYw", forKey: HeaderName.statusDetails)
        let failure = ServerFailure(RPCError(code: .unknown, message: "abc", metadata: metadata))
        #expect(failure.details == nil)
        #expect(failure.message == "abc")
    }

    @Test func unreadableDetailsKeepStatusAndMessage() {
        var metadata = Metadata()
        metadata.addBinary([0xFF, 0xFF, 0xFF], forKey: HeaderName.statusDetails)
        let failure = ServerFailure(RPCError(code: .notFound, message: "gone", metadata: metadata))
        #expect(failure.status == .notFound)
        #expect(failure.message == "gone")
        #expect(failure.details == nil)
        #expect(failure.detailsProblem?.code == .malformedMessage)
    }

    @Test func hugeDetailsAreNotRead() {
        var metadata = Metadata()
        metadata.addBinary([UInt8](repeating: 0, count: 1_048_577), forKey: HeaderName.statusDetails)
        let failure = ServerFailure(RPCError(code: .notFound, message: "gone", metadata: metadata))
        #expect(failure.detailsProblem?.code == .limitExceeded)
    }

    @Test func noiseIsReadOrRefused() {
        let seed = UInt64.random(in: 0 ... .max)
        print("ServerFailureStatusTests.noiseIsReadOrRefused: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var metadata = Metadata()
            metadata.addBinary(
                random.bytes(Int.random(in: 0...80, using: &random)), forKey: HeaderName.statusDetails)
            let failure = ServerFailure(RPCError(code: .unknown, message: "m", metadata: metadata))
            #expect(failure.message == "m")
        }
    }
}
