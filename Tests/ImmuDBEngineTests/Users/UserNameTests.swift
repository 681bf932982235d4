import Testing

@testable import ImmuDBEngine

@Suite struct UserNameTests {
    @Test(arguments: ["a", "Z", "0", "_", "User_1", String(repeating: "n", count: 63)])
    func legal(_ name: String) { #expect(UserName.isLegal(name)) }

    @Test(arguments: [
        "", "a b", "a-b", "a.b", "ä", "a\0", "@", "[", "`", "{", String(repeating: "n", count: 64), "*",
    ])
    func illegal(_ name: String) { #expect(!UserName.isLegal(name)) }
}
