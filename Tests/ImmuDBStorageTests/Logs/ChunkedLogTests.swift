import Synchronization
import SystemCodecs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Chunked logs")
struct ChunkedLogTests {
    private func location(_ directory: TemporaryDirectory) -> ChunkedLog.Location {
        ChunkedLog.Location(
            store: directory.path, name: "log", fileExtension: "x", fileSystem: RealFileSystem(),
            permissions: 0o644, holdsValues: true)
    }

    private func header(_ fileSize: UInt64) -> ChunkHeader {
        ChunkHeader(fileSize: fileSize, owner: MetadataMap())
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func againstAnArray(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let directory = try TemporaryDirectory()
        var log = try ChunkedLog.create(
            location(directory), header: header(UInt64.random(in: 1...60, using: &random)))
        var model: [UInt8] = []
        for _ in 0..<300 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0: try log.flush()
            case 1: try log.sync()
            case 2:
                try log.flush()
                let end = Int.random(in: max(0, model.count - 20)...model.count, using: &random)
                log.setEnd(UInt64(end))
                model.removeSubrange(end...)
            case 3:
                try log.flush()
                let end = Int.random(in: max(0, model.count - 90)...model.count, using: &random)
                try log.truncate(to: UInt64(end))
                model.removeSubrange(end...)
            case 4:
                try log.truncate(to: log.end)
                try log.close()
                log = try ChunkedLog.open(location(directory), access: .readWrite)
                #expect(log.end == UInt64(model.count))
            default:
                let count = Int.random(in: 0...50, using: &random)
                let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
                #expect(try log.append(bytes) == UInt64(model.count))
                model += bytes
            }
            #expect(log.end == UInt64(model.count))
            let from = Int.random(in: 0...model.count, using: &random)
            let to = Int.random(in: from...model.count, using: &random)
            #expect(try log.read(to - from, at: UInt64(from)) == Array(model[from..<to]), "seed \(seed)")
            #expect(throws: StorageError.self) { try log.read(1, at: log.end) }
        }
        #expect(try log.read(model.count, at: 0) == model)
    }

    @Test func chunksHaveTheSizeOfTheFormat() throws {
        let directory = try TemporaryDirectory()
        let log = try ChunkedLog.create(location(directory), header: header(10))
        try log.append([UInt8](repeating: 1, count: 25))
        try log.sync()
        let files = RealFileSystem()
        let head = UInt64(header(10).encoded.count)
        #expect(try files.list(directory["log"]).map(\.name) == ["00000000.x", "00000001.x", "00000002.x"])
        for (name, data) in [("00000000.x", 10), ("00000001.x", 10), ("00000002.x", 5)] as [(String, UInt64)]
        {
            #expect(try files.open(directory["log/" + name], .readOnly).size() == head + data)
        }
        #expect(try files.list(directory.path).map(\.name) == ["log"])
    }

    @Test func nothingIsWrittenInMemory() throws {
        let directory = try TemporaryDirectory()
        let log = try ChunkedLog.create(location(directory), header: header(10))
        try log.append([1, 2, 3])
        try log.sync()
        let before = try snapshot(directory.path)
        let copy = try ChunkedLog.open(location(directory), access: .memoryOnly)
        try copy.append([UInt8](repeating: 4, count: 1_000_000))
        try copy.sync()
        try copy.truncate(to: 2)
        try copy.append([9])
        #expect(try copy.read(3, at: 0) == [1, 2, 9])
        let reader = try ChunkedLog.open(location(directory), access: .readOnly)
        #expect(throws: StorageError.self) { try reader.append([1]) }
        #expect(try snapshot(directory.path) == before)
    }

    @Test func removedChunks() throws {
        let directory = try TemporaryDirectory()
        let log = try ChunkedLog.create(location(directory), header: header(4))
        try log.append(Array(0..<16))
        try log.sync()
        try RealFileSystem().removeFile(directory["log/00000000.x"])
        let cut = try ChunkedLog.open(location(directory), access: .readOnly)
        #expect(try cut.read(12, at: 4) == Array(4..<16))
        #expect(
            throws: StorageError(
                .valueDiscarded, "the chunk was removed by retention", file: "log/00000000.x")
        ) {
            try cut.read(1, at: 3)
        }
        try RealFileSystem().removeFile(directory["log/00000002.x"])
        let gap = try ChunkedLog.open(location(directory), access: .readOnly)
        let error = #expect(throws: StorageError.self) { try gap.read(4, at: 8) }
        #expect(error?.file == "log/00000002.x")
    }

    @Test func onlyValuesAreDiscarded() throws {
        let directory = try TemporaryDirectory()
        let log = try ChunkedLog.create(location(directory), header: header(4))
        try log.append(Array(0..<16))
        #expect(throws: Never.self) { try log.sync() }
        #expect(try log.discard(before: 9) == 2)
        #expect(try log.discard(before: 9) == 0)
        #expect(try log.read(8, at: 8) == Array(8..<16))
        #expect(try log.discard(before: .max) == 1)
        #expect(try log.read(4, at: 12) == Array(12..<16))
        var place = location(directory)
        place.holdsValues = false
        let other = try ChunkedLog.open(place, access: .readOnly)
        let error = #expect(throws: StorageError.self) { try other.read(1, at: 0) }
        #expect(error?.code == .corrupted)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func compressedRecords(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let directory = try TemporaryDirectory()
        var head = header(UInt64.random(in: 20...200, using: &random))
        head.compression = [.flate, .lzw, .zlib][Int(seed) % 3]
        var log = try ChunkedLog.create(location(directory), header: head)
        var written: [(value: [UInt8], offset: UInt64)] = []
        for _ in 0..<120 {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: try log.flush()
            case 1:
                try log.sync()
                try log.close()
                log = try ChunkedLog.open(location(directory), access: .readWrite)
            default:
                let values = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    (0..<Int.random(in: 0...90, using: &random)).map { _ in
                        UInt8.random(in: 0...3, using: &random)
                    }
                }
                let encoded = try values.map { try $0.isEmpty ? [] : log.encodedValue($0) }
                written += zip(values, try log.appendValues(encoded)).map { ($0, $1) }
            }
            for (value, offset) in written.suffix(9) where !value.isEmpty {
                #expect(try log.value(UInt32(value.count), at: offset) == value)
            }
        }
        for (value, offset) in written where !value.isEmpty {
            #expect(try log.value(UInt32(value.count), at: offset) == value)
            #expect(throws: StorageError.self) { try log.value(UInt32(value.count) + 1, at: offset) }
        }
        #expect(throws: StorageError.self) { try log.value(1, at: log.end) }
        #expect(throws: StorageError.self) { try log.value(1, at: .max) }
        // Records never run over a border: each chunk is a whole number of them.
        for entry in try RealFileSystem().list(directory["log"]) {
            let bytes = try RealFileSystem().readWhole(directory["log/" + entry.name], limit: 1 << 20)
            var position = head.encoded.count
            while position < bytes.count {
                #expect(position - head.encoded.count < Int(head.fileSize))
                position += 4 + bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            }
            #expect(position == bytes.count)
        }
    }

    @Test func preallocatedChunks() throws {
        let directory = try TemporaryDirectory()
        let log = try ChunkedLog.create(location(directory), header: header(100), preallocates: true)
        try log.append([UInt8](repeating: 1, count: 130))
        try log.sync()
        let start = UInt64(header(100).encoded.count)
        for name in ["00000000.x", "00000001.x"] {
            #expect(try RealFileSystem().open(directory["log/" + name], .readOnly).size() == start + 100)
        }
        try log.truncate(to: 110)
        #expect(try RealFileSystem().open(directory["log/00000001.x"], .readOnly).size() == start + 100)
        let opened = try ChunkedLog.open(location(directory), access: .readOnly)
        #expect(opened.header.preallocatedBytes == 100)
        #expect(try opened.read(110, at: 0) == [UInt8](repeating: 1, count: 110))
        #expect(try opened.read(90, at: 110) == [UInt8](repeating: 0, count: 90))
    }

    @Test func manyChunksNeedFewHandles() throws {
        let directory = try TemporaryDirectory()
        let log = try ChunkedLog.create(location(directory), header: header(1))
        let bytes = (0..<100).map { UInt8($0) }
        try log.append(bytes)
        try log.sync()
        for _ in 0..<3 { #expect(try log.read(100, at: 0) == bytes) }
        #expect(log.state.withLock { $0.open.count } <= Limits.openChunksPerLogMax)
    }
}
