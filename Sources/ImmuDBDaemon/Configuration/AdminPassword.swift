internal import CommandLineKit
internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The password of the built-in administrator, as configured.
struct AdminPassword: Sendable, Hashable {
    let text: String
    /// Whether it is the one everybody knows.
    var isStandard: Bool { text == ServerSetting.adminPassword.standard }

    init(_ text: String) { self.text = text }

    /// From the setting, or from the file that another setting names.
    /// - Throws: `CommandFailure` for one that is empty, too long, or encoded wrongly.
    init(_ settings: Settings, fileSystem: any FileSystem) throws(CommandFailure) {
        let setting = ServerSetting.adminPassword
        if let file = settings.text(.adminPasswordFile) {
            guard settings[setting.name]?.origin == .builtIn else {
                throw CommandFailure(
                    .failure, "the password is given twice, by \(setting.name) and by admin-password-file")
            }
            try self.init(decoding: Self.read(file, fileSystem), from: "file \(file)")
        } else {
            let origin = settings[setting.name]?.origin ?? .builtIn
            try self.init(
                decoding: settings.string(setting.name) ?? "", from: "\(setting.name) from the \(origin)")
        }
    }

    private init(decoding given: String, from source: String) throws(CommandFailure) {
        var text = given
        if given.hasPrefix("enc:") {
            guard let data = Data(base64Encoded: String(given.dropFirst(4))),
                let decoded = String(validating: data, as: UTF8.self)
            else {
                throw CommandFailure(.failure, "\(source): what follows enc: is not base64 of a text")
            }
            text = decoded
        }
        guard !text.isEmpty else {
            throw CommandFailure(.failure, "\(source): the password of the user immudb must not be empty")
        }
        guard text.utf8.count <= Limits.passwordBytesMax else {
            throw CommandFailure(
                .failure, "\(source): a password has at most \(Limits.passwordBytesMax) bytes")
        }
        self.text = text
    }

    /// The first line.
    private static func read(
        _ path: String, _ fileSystem: any FileSystem
    ) throws(CommandFailure) -> String {
        do throws(SystemIOError) {
            let bytes = try fileSystem.readWhole(path, limit: Limits.passwordFileBytesMax)
            let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            return String(decoding: line, as: UTF8.self)
        } catch {
            throw CommandFailure(.failure, "password file \(path) cannot be read: \(error.message)")
        }
    }
}
