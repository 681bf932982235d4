import Synchronization
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Chunked logs")
struct ChunkedLogTests {
    private func location(_ directory: TemporaryDirectory) -> ChunkedLog.Location {
        ChunkedLog.Location(
            store: directory.path, name: "log", fileExtension: "x", fileSystem: RealFileSystem(),
            permissions: 0o644)
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
