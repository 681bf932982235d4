import Synchronization
import SystemCodecs
import SystemIO

extension CheckWalk {
    /// Compares the heads of all chunk files. They repeat the format choices of the store, so a damaged one
    /// stands out; only the compression level of logs that are not compressed has nothing to be compared
    /// with.
    mutating func checkHeads() {
        var treeOwner = MetadataMap()
        treeOwner.set("VERSION", integer: 1)
        for log in [transactions.log, commit.log] + values {
            let zeros = metadata.preallocatedFiles && !log.holdsValues ? metadata.fileSize : 0
            for fault in headFaults(log, owner: commit.log.header.owner, zeros: zeros) { add(fault) }
        }
        for log in tree.logs {
            for var fault in headFaults(log, owner: treeOwner, zeros: 0) {
                fault.kind = .tree
                add(fault)
            }
        }
    }

    private func headFaults(_ log: ChunkedLog, owner: MetadataMap, zeros: UInt64) -> [IntegrityFault] {
        guard let chunks = log.state.withLock({ $0.chunks }) else { return [] }
        var faults: [IntegrityFault] = []
        for chunk in chunks {
            do throws(StorageError) {
                let opened = try ChunkedLog.openChunk(log.location, chunk, mode: .readOnly)
                try onDisk { () throws(SystemIOError) in try opened.file.close() }
                let head = opened.header
                guard head.fileSize == metadata.fileSize, head.owner == owner, !head.hasUnknownNames,
                    head.preallocatedBytes ?? zeros == zeros, head.compression == log.header.compression,
                    !log.isCompressed || head.compressionLevel == log.header.compressionLevel
                else {
                    throw StorageError(
                        .corrupted, "the head disagrees with those of the store's other files",
                        file: log.location.relativePath(chunk), offset: 4)
                }
            } catch {
                faults.append(IntegrityFault(error, kind: .file))
            }
        }
        return faults
    }
}
