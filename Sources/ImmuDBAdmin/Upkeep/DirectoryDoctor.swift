import CommandLineKit
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBStorage
import Synchronization
import SystemCodecs
import SystemIO
import TerminalUI

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looks at a data directory the way an experienced operator does. Changes nothing.
struct DirectoryDoctor {
    let path: String
    let files: any FileSystem
    let clock: any WallClock

    func examine() async throws -> [Finding] {
        var findings: [Finding] = []
        guard try files.kind(of: path) != nil else {
            return [Finding(.problem, "directory", "\(path) does not exist", fix: "check the path")]
        }
        findings += space()
        let place: DataDirectory
        do {
            place = try await DataDirectory(path, writes: false, in: files)
        } catch let error as StorageError where error.code == .locked {
            findings.append(
                Finding(
                    .note, "lock", "in use by a running server", fix: "stop it to have everything checked"))
            return findings
        } catch let error as EngineError {
            findings.append(
                Finding(
                    .problem, "directory", error.description,
                    fix: "give the data directory of a server, or of one database"))
            return findings
        }
        defer { place.close() }
        findings.append(
            Finding(.ok, "directory", "\(place.databases.count) databases, no server at work"))
        if !place.isSingleDatabase {
            findings.append(try identity())
            findings += try await administrator()
            findings += try leftovers(place)
        }
        for database in try place.chosen([]) { findings += try look(at: database.name, database.path) }
        return findings
    }

    private func space() -> [Finding] {
        guard let space = VolumeSpace.of(path) else {
            return [Finding(.note, "disk", "the free space cannot be read")]
        }
        let text = "\(ProgressMeter.bytes(space.available)) of \(ProgressMeter.bytes(space.total)) free"
        let isLow = space.available < Limits.freeBytesLow || space.available < space.total / 20
        return [
            isLow
                ? Finding(
                    .warning, "disk", text,
                    fix: "see du --older-than for what truncation frees, or add space")
                : Finding(.ok, "disk", text)
        ]
    }

    private func identity() throws -> Finding {
        let file = joinPath(path, "immudb.identifier")
        guard try files.kind(of: file) != nil else {
            return Finding(
                .warning, "identity", "the directory has no immudb.identifier",
                fix: "clients take the server for a new one; copy the file back from a backup")
        }
        let bytes = try files.readWhole(file, limit: 4096)
        return bytes.count == 12
            ? Finding(.ok, "identity", "present")
            : Finding(
                .problem, "identity", "immudb.identifier has \(bytes.count) bytes, there must be 12",
                fix: "copy the file back from a backup")
    }

    private struct StoredUser: Decodable {
        var hashedpassword: Data
        var active: Bool
    }

    /// Whether the built-in administrator still has the password that everybody knows.
    private func administrator() async throws -> [Finding] {
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path, options: options)
        defer { do throws(EngineError) { try engine.close() } catch _ {} }
        guard engine.databaseNames.contains(DatabaseName.system) else {
            return [Finding(.warning, "users", "there is no systemdb", fix: "start the server once")]
        }
        let key: [UInt8] = [1] + Array("immudb".utf8)
        let entry = try await engine.database(DatabaseName.system).get(key)
        let user = try JSONDecoder().decode(StoredUser.self, from: Data(entry.value))
        let hash = String(decoding: user.hashedpassword, as: UTF8.self)
        do throws(Bcrypt.Failure) {
            guard try Bcrypt.verify(Array("immudb".utf8), hash: hash) else {
                return [Finding(.ok, "users", "the administrator has a password of its own")]
            }
        } catch {
            return [Finding(.problem, "users", "the administrator's password record: \(error.description)")]
        }
        return [
            Finding(
                user.active ? .problem : .note, "users", "immudb still has the default password",
                fix: "immuadmin user changepassword immudb")
        ]
    }

    /// What a restore that was interrupted left beside or in the directory.
    private func leftovers(_ place: DataDirectory) throws -> [Finding] {
        let known = Set(place.databases)
        var findings: [Finding] = []
        for entry in try files.list(path) where entry.kind == .directory && !known.contains(entry.name) {
            if entry.name == "immulog" { continue }
            findings.append(
                Finding(
                    .warning, "directory",
                    "'\(TextSanitizer.singleLine.sanitize(entry.name))' is no database",
                    fix: "servers of earlier versions take every directory for one: move it elsewhere"))
        }
        return findings
    }

    private func look(at name: String, _ path: String) throws -> [Finding] {
        if try files.list(path).isEmpty { return [Finding(.ok, name, "empty")] }
        var options = StoreOptions.serverDefaults
        options.readOnly = true
        options.buildsIndex = false
        options.locksDirectory = false
        let notes = NoteBox()
        options.note = { notes.add($0) }
        let store: Store
        do throws(StorageError) {
            store = try Store.open(path: path, options: options)
        } catch {
            return [
                Finding(
                    .problem, name, error.description,
                    fix: "immuadmin fsck names every damaged place; restore a backup")
            ]
        }
        defer { do throws(StorageError) { try store.close() } catch _ {} }
        let last = store.committed.id
        var findings = [Finding(.ok, name, "opens, \(last) transactions")]
        for note in notes.all {
            findings.append(Finding(.note, name, note, fix: "nothing: the next start does it on disk"))
        }
        let indexed = try StoredIndex.look(at: path)?.lastTxID ?? 0
        let lag = last - min(indexed, last)
        if lag > Limits.indexLagHigh {
            findings.append(
                Finding(
                    .note, name, "\(lag) transactions are not in the index files",
                    fix: "the next start indexes them; fsck --rebuild-index does it now"))
        }
        if last > 0 {
            let time = try store.header(last).timestamp
            let ahead = time - clock.now().seconds
            if ahead > Limits.clockSkewSecondsMax {
                findings.append(
                    Finding(
                        .warning, name, "the last transaction is \(ahead) seconds in the future",
                        fix: "check the clock of this machine and of the server's"))
            }
        }
        return findings
    }
}

/// Notes from a callback.
private final class NoteBox: Sendable {
    private let notes = Mutex<[String]>([])

    func add(_ note: String) { notes.withLock { $0.append(note) } }
    var all: [String] { notes.withLock { $0 } }
}
