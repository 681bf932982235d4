import CommandLineKit
import ImmuDBProofs
import ImmuDBStorage
import SystemIO

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a restore ends.
enum RestorePoint: Equatable {
    /// With the last transaction of the backup.
    case end
    /// With this transaction.
    case transaction(UInt64)
    /// With the last transaction committed at or before this time, Unix seconds.
    case time(Int64)

    /// From the flags of a command.
    init(untilTx: UInt64?, untilTime: String?) throws(CommandFailure) {
        switch (untilTx, untilTime) {
        case (nil, nil): self = .end
        case (let id?, nil):
            guard id > 0 else { throw CommandFailure(.usage, "transactions are counted from 1") }
            self = .transaction(id)
        case (nil, let text?): self = .time(try Self.seconds(text))
        case (_?, _?): throw CommandFailure(.usage, "--until-tx and --until-time exclude each other")
        }
    }

    /// Whether a record is still to be restored.
    func includes(_ record: BackupRecord) -> Bool {
        switch self {
        case .end: true
        case .transaction(let last): record.id <= last
        case .time(let last): record.transaction.header.timestamp <= last
        }
    }

    /// RFC 3339 with a zone, or Unix seconds.
    static func seconds(_ text: String) throws(CommandFailure) -> Int64 {
        if let number = Int64(text), number >= 0 { return number }
        do {
            return Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970.rounded(.down))
        } catch {
            throw CommandFailure(
                .usage, "'\(text)' is no time", hint: "write 2026-05-01T10:00:00Z, or Unix seconds")
        }
    }
}
