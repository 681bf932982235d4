import Testing

@testable import ImmuDBEngine

@Suite struct UserRecordTests {
    private func record(_ json: String) throws -> UserRecord {
        try UserRecord(json: Array(json.utf8), name: "user")
    }

    @Test func fieldsAreWrittenInTheOrderOfTheFormat() throws {
        let json =
            #"{"username":"user","hashedpassword":"JDJhJDEw/+8=","permissions":[{"permission":2,"#
            + #""database":"db"},{"permission":1,"database":"b","grantedBy":"x"}],"sqlPrivileges":["#
            + #"{"privilege":"SELECT","database":"db"}],"hasPrivileges":true,"active":true,"#
            + #""createdBy":"immudb","createdat":"2026-01-02T03:04:05.123456789Z"}"#
        #expect(String(decoding: try record(json).encoded(), as: UTF8.self) == json)
    }

    @Test func nullAndMissingFieldsAreEmpty() throws {
        let record = try record(
            #"{"username":"user","hashedpassword":null,"permissions":null,"sqlPrivileges":null,"#
                + #""hasPrivileges":true,"unknown":{"a":[1]}}"#)
        #expect(record.permissions.isEmpty && record.sqlPrivileges.isEmpty && !record.active)
        #expect(record.createdBy.isEmpty && record.createdat.isEmpty && record.hashedpassword.isEmpty)
    }

    @Test func oldRecordsGetThePrivilegesOfTheirLevels() throws {
        let user = User(
            try record(
                #"{"username":"user","permissions":[{"permission":1,"database":"a"},"#
                    + #"{"permission":254,"database":"b"},{"permission":7,"database":"c"}],"active":true}"#))
        #expect(user.privileges(on: "a") == [.select])
        #expect(user.privileges(on: "b") == Set(SQLPrivilege.allCases))
        #expect(user.privileges(on: "c").isEmpty)
    }

    /// Other programs write such numbers.
    @Test func numbersThatAreNoLevelGrantNothing() throws {
        let user = User(
            try record(
                #"{"username":"user","permissions":[{"permission":256,"database":"a"},"#
                    + #"{"permission":255,"database":"b"},{"permission":0,"database":"c"}],"active":true}"#))
        #expect(user.levels.isEmpty && !user.isSystemAdministrator)
        #expect(user.permissions.map(\.value) == [256, 255, 0])
    }

    @Test(arguments: ["", "{", "[]", "null", #"{"username":7}"#, #"{"username":"u","permissions":7}"#])
    func damageIsReported(_ json: String) {
        #expect(throws: EngineError.self) { try record(json) }
    }
}
