import CommandLineKit
import ImmuDBClient
import ImmuDBRecords

/// An account as a file tells it: a JSON object on a line of its own. Passwords are never part of it.
struct AccountFile: Equatable {
    var name: String
    var isActive: Bool
    /// Levels by database, `*` for all.
    var permissions: [String: AccessLevel]
    /// SQL privileges by database.
    var privileges: [String: Set<String>]

    init(_ account: Account) throws(CommandFailure) {
        name = account.name
        isActive = account.isActive
        permissions = [:]
        for permission in account.permissions {
            guard let level = permission.level, level.word != nil else {
                throw CommandFailure(
                    .failure,
                    "permission \(permission.code) of \(account.name) is unknown"
                )
            }
            permissions[permission.database] = level
        }
        privileges = Dictionary(grouping: account.privileges, by: \.database)
            .mapValues { Set($0.map(\.privilege)) }
    }

    /// The line.
    var text: String {
        let levels = permissions.sorted { $0.key < $1.key }.map { database, level in
            JSONValue.object(of: [
                .init(name: "database", value: .string(database)),
                .init(name: "permission", value: .string(level.word ?? "")),
            ])
        }
        let rights = privileges.sorted { $0.key < $1.key }.map { database, names in
            JSONValue.object(of: [
                .init(name: "database", value: .string(database)),
                .init(name: "privileges", value: .array(names.sorted().map { .string($0) })),
            ])
        }
        return JSONValue.object(of: [
            .init(name: "user", value: .string(name)), .init(name: "active", value: .bool(isActive)),
            .init(name: "permissions", value: .array(levels)),
            .init(name: "privileges", value: .array(rights)),
        ]).text
    }

    /// - Parameter line: its number, for errors.
    init(parsing text: String, line: Int) throws(CommandFailure) {
        func wrong(_ problem: String) -> CommandFailure {
            CommandFailure(.usage, "line \(line): \(problem)", hint: "user export shows the form")
        }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: text, tellsPosition: true)
        } catch {
            throw wrong(error.message)
        }
        guard let user = json["user"]?.string, !user.isEmpty else { throw wrong("there is no user") }
        name = user
        switch json["active"] {
        case .bool(let flag)?: isActive = flag
        case nil: isActive = true
        default: throw wrong("active is not true or false")
        }
        permissions = [:]
        for element in json["permissions"]?.elements ?? [] {
            guard let database = element["database"]?.string, let word = element["permission"]?.string else {
                throw wrong("a permission without database or permission")
            }
            do {
                permissions[database] = try AccessLevel(typed: word)
            } catch {
                throw wrong(error.message)
            }
        }
        privileges = [:]
        for element in json["privileges"]?.elements ?? [] {
            guard let database = element["database"]?.string, let names = element["privileges"]?.elements,
                names.allSatisfy({ $0.string.map(PrivilegeCommand.known.contains) == true })
            else { throw wrong("privileges without database, or of an unknown name") }
            privileges[database] = Set(names.compactMap(\.string))
        }
    }
}

extension JSONValue {
    fileprivate subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    fileprivate var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    fileprivate var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }
}
