// Covers AccountFile.swift and AccountPlan.swift; the commands are run by AdminCommandTests.
import CommandLineKit
import Testing

@testable import ImmuDBAdmin
@testable import ImmuDBClient

@Suite struct AccountPlanTests {
    private let ann = Account(
        name: "ann \"x\"", isActive: false,
        permissions: [.init(database: "a", code: 1), .init(database: "b", code: 254)],
        privileges: [
            .init(database: "a", privilege: "SELECT"), .init(database: "b", privilege: "DROP"),
            .init(database: "b", privilege: "ALTER"),
        ], claimedCreator: "immudb", claimedCreationTime: "now")

    @Test func accountsComeBackFromText() throws {
        let file = try AccountFile(ann)
        #expect(
            file.text == #"""
                {"active":false,"permissions":[{"database":"a","permission":"read"},\#
                {"database":"b","permission":"admin"}],\#
                "privileges":[{"database":"a","privileges":["SELECT"]},\#
                {"database":"b","privileges":["ALTER","DROP"]}],"user":"ann \"x\""}
                """#)
        #expect(try AccountFile(parsing: file.text, line: 1) == file)
    }

    @Test(arguments: [
        ("", "line 7"), ("[]", "no user"), (#"{"user":""}"#, "no user"),
        (#"{"user":"a","active":1}"#, "active"),
        (#"{"user":"a","permissions":[{"database":"d"}]}"#, "permission"),
        (#"{"user":"a","permissions":[{"database":"d","permission":"god"}]}"#, "god"),
        (#"{"user":"a","privileges":[{"database":"d","privileges":["FLY"]}]}"#, "unknown name"),
    ])
    func wrongLinesAreNamed(text: String, words: String) {
        let error = #expect(throws: CommandFailure.self) { try AccountFile(parsing: text, line: 7) }
        #expect(error?.message.contains(words) == true, "\(error as Any)")
        #expect(error?.message.hasPrefix("line 7: ") == true)
    }

    @Test func unknownPermissionsAreNotWrittenDown() {
        var odd = ann
        odd.permissions[0].code = 77
        #expect(throws: CommandFailure.self) { try AccountFile(odd) }
    }

    @Test func plansLeadFromOneToTheOther() throws {
        let wanted = try AccountFile(ann)
        #expect(
            AccountPlan.permissions(of: wanted, from: nil) == [
                .create(.read, database: "a"), .grant(.admin, database: "b"),
            ])
        var current = wanted
        #expect(AccountPlan.permissions(of: wanted, from: current).isEmpty)
        #expect(AccountPlan.privileges(of: wanted, from: current).isEmpty)
        current.permissions = ["a": .readWrite, "b": .admin, "c": .read]
        current.privileges = ["a": ["SELECT", "INSERT"], "c": ["SELECT"]]
        current.isActive = true
        #expect(
            AccountPlan.permissions(of: wanted, from: current) == [
                .grant(.read, database: "a"), .revoke(.read, database: "c"),
            ])
        #expect(
            AccountPlan.privileges(of: wanted, from: current) == [
                .forbid(["INSERT"], database: "a"), .allow(["ALTER", "DROP"], database: "b"),
                .forbid(["SELECT"], database: "c"), .setActive(false),
            ])
    }
}
