import SystemIO

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How far an import came, in a file beside it: written after every transaction, removed at the end.
struct ImportState: Codable, Equatable {
    static let formatName = "immuadmin-import/1"

    var format = ImportState.formatName
    /// Absolute path of the file with the rows.
    var file: String
    var table: String
    /// Place and line behind the last row that is done with.
    var offset: UInt64
    var line: Int
    var rows: UInt64
    var refused: UInt64

    /// nil when there is none.
    /// - Throws: `TableError` for a file that is something else.
    static func load(_ path: String, in files: any FileSystem) throws -> ImportState? {
        guard try files.kind(of: path) != nil else { return nil }
        let bytes = try files.readWhole(path, limit: Limits.importStateBytesMax)
        do {
            let state = try JSONDecoder().decode(ImportState.self, from: Data(bytes))
            guard state.format == formatName else {
                throw TableError("\(path) has the unknown format \(state.format)")
            }
            return state
        } catch let error as DecodingError {
            throw TableError("\(path) does not tell how far an import came: \(error)")
        }
    }

    func save(_ path: String, in files: any FileSystem) throws {
        try files.atomicReplace(path, with: [UInt8](try JSONEncoder().encode(self)) + [0x0A])
    }
}
