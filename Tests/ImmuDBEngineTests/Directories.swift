import Foundation
import ImmuDBEngine
import Testing

/// A temporary directory that goes away with the value.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let name = "immuclient-tests-\(UUID().uuidString)"
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            print("left behind: \(path): \(error)")
        }
    }

    func file(_ name: String) -> String { path + "/" + name }
}

enum Vectors {
    static let folder: URL = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<2 { url.deleteLastPathComponent() }
        return url.appendingPathComponent("Vectors")
    }()

    /// Unpacks the recorded server directory.
    /// - Returns: path of its `data` folder.
    static func unpackServer(into directory: TemporaryDirectory) throws -> String {
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = [
            "tar", "xzf", folder.appendingPathComponent("server-v1.11.1.tar.gz").path, "-C", directory.path,
        ]
        try tar.run()
        tar.waitUntilExit()
        try #require(tar.terminationStatus == 0)
        return directory.file("data")
    }

    struct Server: Decodable {
        struct Database: Decodable {
            var txId: UInt64?
            var txHash: String?
        }
        var identifier_hex: String
        var databases: [String: Database]
    }

    static func server() throws -> Server {
        let data = try Data(contentsOf: folder.appendingPathComponent("server-v1.11.1.json"))
        return try JSONDecoder().decode(Server.self, from: data)
    }
}

/// Content of every file below a directory, by relative path.
func snapshot(of directory: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    guard let walk = FileManager.default.enumerator(atPath: directory) else { return [:] }
    for case let name as String in walk {
        var isDirectory: ObjCBool = false
        let path = directory + "/" + name
        try #require(FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory))
        files[name] = isDirectory.boolValue ? Data() : try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return files
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
