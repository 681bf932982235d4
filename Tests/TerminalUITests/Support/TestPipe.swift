import Foundation
import Synchronization

@testable import TerminalUI

/// A pipe whose ends close when the test ends.
final class TestPipe {
    let readEnd: Int32
    private(set) var writeEnd: Int32

    init() throws {
        let ends = try SystemCalls.pipe()
        readEnd = ends.read
        writeEnd = ends.write
    }

    deinit {
        closeWriteEnd()
        SystemCalls.close(readEnd)
    }

    func closeWriteEnd() {
        if writeEnd >= 0 { SystemCalls.close(writeEnd) }
        writeEnd = -1
    }

    /// Everything written so far and until the write end closed.
    func contents() throws -> String {
        closeWriteEnd()
        var bytes: [UInt8] = []
        while true {
            let chunk = try SystemCalls.read(readEnd, count: 4096)
            if chunk.isEmpty { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk
        }
    }
}

/// A directory that is removed when the test ends.
final class ScratchDirectory {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/terminal-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Work that blocks, on a thread of its own: tests run on few threads, and must not wait for each other.
final class BackgroundWork: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let failure = Mutex<(any Error)?>(nil)

    init(_ body: @escaping @Sendable () throws -> Void) {
        Thread.detachNewThread { [self] in
            do {
                try body()
            } catch {
                failure.withLock { $0 = error }
            }
            done.signal()
        }
    }

    func wait() throws {
        done.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
