import ImmuDBProtocol
import Testing

@Suite struct AuthorizationHeaderTests {
    @Test func bothFormsCarryTheToken() {
        #expect(AuthorizationHeader.value(token: "abc") == "Bearer abc")
        #expect(AuthorizationHeader.token(in: "Bearer abc") == "abc")
        #expect(AuthorizationHeader.token(in: "abc") == "abc")
    }

    @Test func emptyMeansAbsent() {
        #expect(AuthorizationHeader.token(in: "") == nil)
        #expect(AuthorizationHeader.token(in: "Bearer ") == nil)
    }
}
