import SystemIO

/// Reads the files of the key index page by page. They are derived: what is wrong with them is made again
/// from the transactions.
struct CheckedIndex {
    let layout: StoreLayout

    /// What is wrong, as far as the files did not change in the meantime, as a server at work changes them.
    func faults() -> [IntegrityFault] {
        [RunKeyIndex.directoryName, MappedKeyIndex.directoryName].flatMap(faults)
    }

    private func faults(in name: String) -> [IntegrityFault] {
        let file = joinPath(name, RunManifest.fileName)
        do throws(SystemIOError) {
            guard let before = try manifest(file) else { return [] }
            guard let list = RunManifest(decoding: before) else {
                return [
                    IntegrityFault(
                        kind: .index, file: file, offset: 0, message: "the list of runs is damaged")
                ]
            }
            var faults: [IntegrityFault] = []
            for run in list.runs { if let fault = fault(run, in: name) { faults.append(fault) } }
            if faults.isEmpty { return [] }
            return try manifest(file) == before ? faults : []
        } catch {
            return [IntegrityFault(kind: .index, file: file, message: error.description)]
        }
    }

    private func manifest(_ file: String) throws(SystemIOError) -> [UInt8]? {
        let path = joinPath(layout.path, file)
        guard try layout.fileSystem.kind(of: path) != nil else { return nil }
        return try layout.fileSystem.readWhole(path, limit: Limits.indexManifestBytesMax)
    }

    /// The first fault of a run.
    private func fault(_ info: RunInfo, in name: String) -> IntegrityFault? {
        do throws(StorageError) {
            let run = try Run.open(
                info, in: joinPath(layout.path, name), fileSystem: layout.fileSystem,
                cache: PageCache(bytes: 0))
            do throws(StorageError) {
                for root in [info.root, info.heads] where root.length > 0 {
                    try readPages(run, root, level: nil)
                }
            } catch {
                try run.close()
                throw error
            }
            try run.close()
            return nil
        } catch {
            return IntegrityFault(
                kind: .index, file: joinPath(name, info.fileName), offset: error.offset,
                message: error.message)
        }
    }

    private func readPages(_ run: Run, _ reference: PageReference, level: Int?) throws(StorageError) {
        let page = try run.page(reference, level: level, isKept: false)
        guard page.level > 0 else { return }
        for index in 0..<page.count { try readPages(run, page.child(index), level: page.level - 1) }
    }
}
