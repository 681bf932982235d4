import Foundation
import ImmuDBProofs
import ImmuDBStorage
import SystemCodecs
import Testing

/// What the listing beside a golden directory says about it.
struct GoldenStore: Decodable {
    struct Header: Decodable {
        var id: UInt64
        var version: UInt16
        var ts: Int64
        var bl_tx_id: UInt64
        var bl_root: String
        var prev_alh: String
        var metadata_hex: String
        var n_entries: UInt32
        var eh: String
        var inner_hash: String
        var alh: String
    }

    struct Entry: Decodable {
        var key: String
        var kv_metadata_hex: String?
        var v_len: UInt32
        var v_off: String
        var value_sha256: String
        var value: String?
        var value_error: String?
    }

    struct Transaction: Decodable {
        var header: Header
        var entries: [Entry]?
        var tx_log_offset: UInt64
        var tx_log_size: UInt32
    }

    /// A complete transaction behind the commit log: one entry.
    struct Leftover: Decodable {
        var header: Header
        var key: String
        var value: String
    }

    struct Found: Decodable {
        var tx: UInt64
        var revision: UInt64
        var v_len: UInt32
        var value_sha256: String
        var deleted: Bool?
        var expired: Bool?
    }

    /// The answer of a get: a version, or the reason why there is none.
    enum Answer: Decodable {
        case found(Found)
        case nothing(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .nothing(text)
            } else {
                self = .found(try container.decode(Found.self))
            }
        }
    }

    struct Key: Decodable {
        var key: String
        var indexed: Bool
        var revisions: UInt64?
        var history_tx_ids: [UInt64]?
        var get: Answer?
    }

    struct Options: Decodable {
        var embedded_values: Bool
        var file_size: UInt64
        var max_key_len: UInt64
        var max_tx_entries: UInt64
        var max_value_len: UInt64
        var prealloc_files: Bool
        var compression_format: UInt64
        var compression_level: Int
        var max_io_concurrency: Int
        var write_tx_header_version: UInt16
    }

    var committed_tx_id: UInt64
    var committed_alh: String
    var precommitted_txs: [Leftover]?
    var options: Options
    var txs: [Transaction]
    var index: [Key]?

    static let names = [
        "kv-vlog", "embedded", "header-v0", "precommitted", "torn", "chunks-none", "clog-v1", "truncated",
        "prealloc-embedded", "prealloc-vlog", "chunks-flate", "chunks-gzip", "chunks-lzw", "chunks-zlib",
    ]

    static func path(_ name: String, file: String = #filePath) -> String {
        let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return tests.appendingPathComponent("Vectors/stores/\(name)").path
    }

    static func load(_ name: String) throws -> GoldenStore {
        let data = try Data(contentsOf: URL(fileURLWithPath: path(name) + ".json"))
        return try JSONDecoder().decode(GoldenStore.self, from: data)
    }
}

/// Decodes hexadecimal test data.
func unhex(_ text: String) throws -> [UInt8] {
    try #require(Hex.decode(text))
}

func undigest(_ text: String) throws -> Digest {
    try #require(Digest(hex: text))
}

extension GoldenStore {
    /// Options that make a store of the same format.
    func storeOptions(formatVersion: UInt64) throws -> StoreOptions {
        var made = StoreOptions.quick
        made.locksDirectory = false
        made.writeTxHeaderVersion = options.write_tx_header_version
        made.valueLogCount = options.max_io_concurrency
        made.compression = try #require(CompressionFormat(rawValue: options.compression_format))
        made.compressionLevel = options.compression_level
        made.newStore.version = formatVersion
        made.newStore.embeddedValues = options.embedded_values
        made.newStore.preallocatedFiles = options.prealloc_files
        made.newStore.maxKeyLength = options.max_key_len
        made.newStore.maxTxEntries = options.max_tx_entries
        made.newStore.maxValueLength = options.max_value_len
        made.newStore.fileSize = options.file_size
        return made
    }
}

extension StoreOptions {
    /// For tests: quick to write, nothing waits for the disk.
    static var quick: StoreOptions {
        var options = StoreOptions()
        options.synced = false
        return options
    }

    static var reading: StoreOptions {
        var options = StoreOptions()
        options.readOnly = true
        return options
    }
}
