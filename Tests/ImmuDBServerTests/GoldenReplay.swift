import Foundation
import GRPCCore
import ImmuDBProtocol
import Testing

/// Compares the answer to one call with what a reference server answered to the same.
enum GoldenReplay {
    typealias Call = @Sendable (Bench) async throws -> Void

    /// Cases whose cause tells more than ours may: it depends on whether a user exists, or on the form of
    /// tokens.
    static let otherCauses: Set<String> = [
        "auth.login_wrong_password", "auth.login_unknown_user", "auth.login_empty_user",
        "auth.login_inactive_user_wrong_password", "auth.session_wrong_password",
        "auth.session_unknown_user", "auth.authz_opensession_wrong_password",
        "auth.tampered_token_payload", "debug_level.login",
    ]

    static func compare(_ name: String, _ call: Call, _ bench: Bench, with golden: [String: GoldenError])
        async throws
    {
        let expected = try #require(golden[name], "\(name)")
        let failure = try await bench.failure(of: call)
        guard expected.grpcCode != "OK" else {
            #expect(failure == nil, "\(name)")
            return
        }
        let last = try bench.last
        #expect(failure?.status == expected.status, "\(name): \(failure?.message ?? "no error")")
        #expect(
            failure?.message == expected.message.replacingOccurrences(of: "<last>", with: "\(last)"),
            "\(name)")
        #expect(failure?.details?.code == expected.errorInfo?.code, "\(name)")
        let cause = otherCauses.contains(name) ? expected.message : expected.errorInfo?.cause
        #expect(failure?.details?.cause == cause, "\(name)")
    }

    static func byName() throws -> [String: GoldenError] {
        Dictionary(uniqueKeysWithValues: try GoldenError.all().map { ($0.case, $0) })
    }
}
