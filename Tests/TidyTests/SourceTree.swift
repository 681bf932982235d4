import Foundation

/// The files of this package, read once, with the text a rule needs.
struct SourceFile: Sendable {
    /// Path relative to the package root, with `/`.
    let path: String
    let lines: [String]

    /// First folder below `Sources` or `Tests`.
    var module: String {
        let parts = path.split(separator: "/")
        return parts.count > 1 ? String(parts[1]) : ""
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var isGenerated: Bool { path.contains("/Generated/") }

    /// Lines without comments and without the content of string literals.
    var code: [String] {
        var isInsideText = false
        return lines.map { line in
            if line.contains("\"\"\"") {
                isInsideText.toggle()
                return ""
            }
            return isInsideText ? "" : SourceFile.withoutTextAndComments(line)
        }
    }

    static func withoutTextAndComments(_ line: String) -> String {
        var result = ""
        var isQuoted = false
        var previous: Character = " "
        for character in line {
            if isQuoted {
                if character == "\"" && previous != "\\" { isQuoted = false }
                previous = previous == "\\" && character == "\\" ? " " : character
                continue
            }
            if character == "\"" {
                isQuoted = true
                previous = character
                continue
            }
            if character == "/" && previous == "/" {
                result.removeLast()
                return result
            }
            result.append(character)
            previous = character
        }
        return result
    }
}

enum SourceTree {
    static let root: URL = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url
    }()

    static let sources = swiftFiles(below: "Sources")
    static let tests = swiftFiles(below: "Tests")

    static func swiftFiles(below folder: String) -> [SourceFile] {
        let base = root.appendingPathComponent(folder)
        guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else {
            return []
        }
        var files: [SourceFile] = []
        for case let url as URL in walk where url.pathExtension == "swift" {
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
            let path = folder + url.path.dropFirst(base.path.count)
            files.append(SourceFile(path: path, lines: text.components(separatedBy: "\n")))
        }
        return files.sorted { $0.path < $1.path }
    }
}
