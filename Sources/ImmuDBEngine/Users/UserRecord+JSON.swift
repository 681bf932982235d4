#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The fields stand in the order in which the format's other writers put them, so that equal users are equal
/// bytes.
extension UserRecord: Decodable {
    private enum Field: String, CodingKey {
        case username, hashedpassword, permissions, sqlPrivileges, hasPrivileges, active, createdBy, createdat
    }

    /// Missing and null fields keep their zero values; records without a list of privileges get those of
    /// their levels.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        username = try fields.decode(String.self, forKey: .username)
        hashedpassword = try fields.decodeIfPresent(Data.self, forKey: .hashedpassword) ?? Data()
        permissions = try fields.decodeIfPresent([Permission].self, forKey: .permissions) ?? []
        active = try fields.decodeIfPresent(Bool.self, forKey: .active) ?? false
        createdBy = try fields.decodeIfPresent(String.self, forKey: .createdBy) ?? ""
        createdat = try fields.decodeIfPresent(String.self, forKey: .createdat) ?? ""
        if try fields.decodeIfPresent(Bool.self, forKey: .hasPrivileges) ?? false {
            sqlPrivileges = try fields.decodeIfPresent([Privilege].self, forKey: .sqlPrivileges) ?? []
        } else {
            sqlPrivileges = permissions.flatMap { permission in
                AccessLevel(rawValue: permission.permission).map(SQLPrivilege.defaults(for:))?.map {
                    Privilege(privilege: $0.rawValue, database: permission.database)
                } ?? []
            }
        }
    }

    /// - Throws: `corrupted`.
    init(json: [UInt8], name: String) throws(EngineError) {
        do {
            self = try JSONDecoder().decode(UserRecord.self, from: Data(json))
        } catch {
            throw EngineError(
                .corrupted, "the record of user \(name) cannot be read", cause: String(describing: error))
        }
    }

    func encoded() throws(EngineError) -> [UInt8] {
        try translating {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            func text<Value: Encodable>(_ value: Value) throws -> String {
                String(decoding: try encoder.encode(value), as: UTF8.self)
            }
            let permissions = try self.permissions.map { permission in
                let grantor = try permission.grantedBy.map { #","grantedBy":\#(try text($0))"# } ?? ""
                return #"{"permission":\#(permission.permission),"#
                    + #""database":\#(try text(permission.database))\#(grantor)}"#
            }
            let privileges = try sqlPrivileges.map { privilege in
                #"{"privilege":\#(try text(privilege.privilege)),"#
                    + #""database":\#(try text(privilege.database))}"#
            }
            let fields = [
                #""username":\#(try text(username))"#, #""hashedpassword":\#(try text(hashedpassword))"#,
                #""permissions":[\#(permissions.joined(separator: ","))]"#,
                #""sqlPrivileges":[\#(privileges.joined(separator: ","))]"#, #""hasPrivileges":true"#,
                #""active":\#(active)"#, #""createdBy":\#(try text(createdBy))"#,
                #""createdat":\#(try text(createdat))"#,
            ]
            return Array("{\(fields.joined(separator: ","))}".utf8)
        }
    }
}
