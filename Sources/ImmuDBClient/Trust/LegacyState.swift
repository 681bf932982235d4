public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A trusted state in the files of the reference client (`docs/formats.md`, legacy client files).
public struct LegacyState: Sendable, Hashable {
    /// From the name of the state file.
    public let serverUUID: String
    /// Key of the line. Empty for a client that selected no database: such a line is one slot shared by
    /// all databases, so what it means is only what the message inside says.
    public let slot: String
    /// The state, with the database named in the message.
    public let state: TrustedState
    /// Addresses (`host:port`) whose identity file names this server.
    public let addresses: [String]
}

/// Reads `.state-<uuid>` and `.identity-<x>` files.
enum LegacyFiles {
    static let statePrefix = ".state-"
    static let identityPrefix = ".identity-"

    struct Identity: Decodable {
        var serverUUID: String
        var serverIdentity: String
    }

    /// Lines `database ":" base64`. Lines without a colon are passed over, as the reference does.
    /// - Throws: `ClientError` for a line that is not base64 of a readable, complete state.
    static func states(
        in bytes: [UInt8], path: String
    ) throws(ClientError) -> [(slot: String, state: TrustedState)] {
        var found: [(slot: String, state: TrustedState)] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let slot = String(decoding: line[..<colon], as: UTF8.self)
            let text = String(decoding: line[line.index(after: colon)...], as: UTF8.self)
            guard !found.contains(where: { $0.slot == slot }) else { continue }
            guard let payload = Data(base64Encoded: text), !payload.isEmpty else {
                throw damaged(path, "the line of database \"\(slot)\" is not base64")
            }
            do {
                let message = try Immudb_Schema_ImmutableState(serializedBytes: [UInt8](payload))
                found.append((slot, try WireState(wire: message).state))
            } catch {
                throw damaged(path, "the line of database \"\(slot)\" holds no state (\(error))")
            }
        }
        return found
    }

    static func identity(in bytes: [UInt8], path: String) throws(ClientError) -> Identity {
        do {
            return try JSONDecoder().decode(Identity.self, from: Data(bytes))
        } catch {
            throw damaged(path, "it is not the JSON of an identity")
        }
    }

    private static func damaged(_ path: String, _ problem: String) -> ClientError {
        ClientError(
            VerificationFailure(.trustedStateDamaged, "the legacy file \(path) is damaged: \(problem)"),
            location: path)
    }
}

extension TrustStore {
    /// Reads all legacy states of a directory without changing anything.
    /// - Throws: `ClientError` with verdict `trustedStateDamaged` for an unreadable file.
    public func legacyStates(in directory: String) throws(ClientError) -> [LegacyState] {
        let entries = try ClientError.storing(directory) { () throws(SystemIOError) in
            try fileSystem.list(directory)
        }
        var addresses: [String: [String]] = [:]
        for entry in entries where entry.name.hasPrefix(LegacyFiles.identityPrefix) {
            let path = joinPath(directory, entry.name)
            let bytes = try legacyBytes(path)
            if bytes.isEmpty { continue }  // created but never filled: says nothing
            let identity = try LegacyFiles.identity(in: bytes, path: path)
            addresses[identity.serverUUID, default: []].append(identity.serverIdentity)
        }
        var states: [LegacyState] = []
        for entry in entries where entry.name.hasPrefix(LegacyFiles.statePrefix) {
            let path = joinPath(directory, entry.name)
            let uuid = String(entry.name.dropFirst(LegacyFiles.statePrefix.count))
            for (slot, state) in try LegacyFiles.states(in: try legacyBytes(path), path: path) {
                states.append(
                    LegacyState(
                        serverUUID: uuid, slot: slot, state: state, addresses: addresses[uuid] ?? []))
            }
        }
        return states
    }

    /// Takes over the legacy states of a directory under a pin name.
    ///
    /// A line with a database name becomes the pin (`name`, that database). A line with the empty name is
    /// taken over for the database its message names, unless that database has a line of its own: the
    /// reference client puts the states of *all* databases into that one slot, so it is the younger or the
    /// older of the two by accident only. Transaction 0 is no state and is left out. Existing trusted states
    /// are not replaced.
    /// - Parameter serverUUID: which server, when the directory knows several.
    /// - Returns: the records written.
    @discardableResult
    public func importLegacy(
        directory: String, as name: String, serverUUID: String? = nil
    ) async throws -> [TrustRecord] {
        let all = try legacyStates(in: directory)
        let wanted = all.filter { serverUUID == nil || $0.serverUUID == serverUUID }
        let servers = Set(wanted.map(\.serverUUID))
        guard servers.count <= 1 else {
            throw ClientError(
                .invalidArgument, "there are states of \(servers.count) servers in this directory",
                location: directory, hint: "choose one: \(servers.sorted().joined(separator: ", "))")
        }
        var records: [TrustRecord] = []
        for legacy in wanted where legacy.state.txID > 0 {
            if legacy.slot.isEmpty, wanted.contains(where: { $0.slot == legacy.state.database }) { continue }
            let database = legacy.slot.isEmpty ? legacy.state.database : legacy.slot
            guard !database.isEmpty else { continue }
            var state = legacy.state
            state.database = database
            let record = TrustRecord(
                pin: TrustPin(name: name, database: database), serverUUID: legacy.serverUUID, state: state,
                updatedAt: clock.now().seconds)
            records.append(
                try await place(record, kind: .imported, note: "legacy state file", mayReplace: false))
        }
        return records
    }

    private func legacyBytes(_ path: String) throws(ClientError) -> [UInt8] {
        try ClientError.storing(path) { () throws(SystemIOError) in
            try fileSystem.readWhole(path, limit: ClientLimits.legacyFileBytesMax, followLinks: false)
        }
    }
}
