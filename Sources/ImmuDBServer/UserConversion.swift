internal import Foundation
internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import SwiftProtobuf

extension Immudb_Schema_User {
    init(_ user: User) {
        self.init()
        self.user = Data(user.name.utf8)
        permissions = user.permissions.map { permission in
            .with {
                $0.database = permission.database
                $0.permission = permission.value
            }
        }
        createdby = user.createdBy
        createdat = CreationTime.text(user.createdAt)
        active = user.isActive
        sqlPrivileges = user.privileges.map { privilege in
            .with {
                $0.database = privilege.database
                $0.privilege = privilege.name
            }
        }
    }
}

/// The creation time of an account, as the protocol writes it.
enum CreationTime {
    /// From `2026-01-02T15:04:05.120000000Z` to `2026-01-02 15:04:05.12 +0000 UTC`. What is not in that form
    /// stays as it is: clients only show it.
    static func text(_ stored: String) -> String {
        guard let separator = stored.firstIndex(of: "T") else { return stored }
        let day = stored[..<separator]
        let rest = stored[stored.index(after: separator)...]
        guard let end = rest.firstIndex(where: { "Z+-".contains($0) }) else { return stored }
        let zone = rest[end...]
        return "\(day) \(withoutZeros(rest[..<end])) \(zone == "Z" ? "+0000 UTC" : offset(zone))"
    }

    private static func withoutZeros(_ time: Substring) -> Substring {
        guard time.contains(".") else { return time }
        var time = time
        while time.last == "0" { time.removeLast() }
        if time.last == "." { time.removeLast() }
        return time
    }

    /// `+01:00` stands for a zone without a name: `+0100 +0100`.
    private static func offset(_ zone: Substring) -> String {
        let digits = zone.filter { $0 != ":" }
        return "\(digits) \(digits)"
    }
}
