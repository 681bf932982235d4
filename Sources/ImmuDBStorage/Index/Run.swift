import Synchronization
import SystemIO

/// A sorted, immutable file of key versions: a tree of pages written once, from the leaves up.
///
/// Every page is checked against the checksum in its parent, the root against the manifest. The first fault
/// marks the run as damaged; what it holds is then written anew from the transaction log.
final class Run: Sendable {
    let info: RunInfo
    let cache: PageCache
    private let file: any File
    private let serial: UInt64
    private let damage = Atomic(false)

    private static let serials = Atomic<UInt64>(0)

    init(_ info: RunInfo, file: any File, cache: PageCache) {
        self.info = info
        self.file = file
        self.cache = cache
        serial = Self.serials.wrappingAdd(1, ordering: .relaxed).newValue
    }

    /// Opens the file of a run.
    /// - Throws: `corrupted` when it is missing or has another size; `inputOutput`.
    static func open(
        _ info: RunInfo, in directory: String, fileSystem: any FileSystem, cache: PageCache
    ) throws(StorageError) -> Run {
        let path = joinPath(directory, info.fileName)
        let file: any File
        do throws(SystemIOError) {
            file = try fileSystem.open(path, .readOnly)
            guard try file.size() == info.fileBytes else {
                try file.close()
                throw SystemIOError(
                    code: .other, operation: "read", path: path, message: "it has not the size it should have"
                )
            }
        } catch {
            throw StorageError(error, file: info.relativePath)
        }
        return Run(info, file: file, cache: cache)
    }

    /// Whether a page could not be read or was not what had been written.
    var isDamaged: Bool { damage.load(ordering: .relaxed) }

    /// Forgets cached pages; the run is not asked any more.
    func retire() { cache.drop(run: serial) }

    func close() throws(StorageError) {
        retire()
        try onDisk(file: info.relativePath) { () throws(SystemIOError) in try file.close() }
    }

    /// A page.
    /// - Parameters:
    ///   - level: the height it must have; nil for the root.
    ///   - isKept: whether it is worth a place in the cache.
    /// - Throws: `corrupted`, `inputOutput`; both mark the run as damaged.
    func page(
        _ reference: PageReference, level: Int? = nil, isKept: Bool = true
    ) throws(StorageError) -> RunPage {
        let key = PageCache.Key(run: serial, offset: reference.offset)
        if let page = cache[key] { return page }
        let page = try load(reference, level: level)
        if isKept { cache.insert(page, for: key) }
        return page
    }

    private func load(_ reference: PageReference, level: Int?) throws(StorageError) -> RunPage {
        let bytes: [UInt8]
        do throws(SystemIOError) {
            bytes = try file.read(count: Int(reference.length), at: reference.offset)
        } catch {
            damage.store(true, ordering: .relaxed)
            throw StorageError(error, file: info.relativePath)
        }
        let seed = RunInfo.seed(number: info.number, offset: reference.offset)
        do throws(PageFault) {
            guard bytes.count == Int(reference.length), Checksum64.of(bytes, seed: seed) == reference.checksum
            else { throw PageFault("the page has another checksum than it should have") }
            let page = try RunPage(bytes, at: reference.offset)
            if let level, page.level != level { throw PageFault("the page is on the wrong level") }
            return page
        } catch {
            damage.store(true, ordering: .relaxed)
            throw StorageError(
                .corrupted, "key index: \(error.message)", file: info.relativePath, offset: reference.offset)
        }
    }

    /// Root of the tree of the newest versions, when there is one and none of them is too new.
    func newestRoot(upTo txID: UInt64) -> PageReference? {
        info.heads.length > 0 && txID >= info.lastTxID ? info.heads : nil
    }

    /// The version at a position of a key.
    func find(
        _ key: [UInt8], hash: UInt64, _ position: KeyPosition
    ) throws(StorageError) -> RunHit? {
        let root: PageReference =
            switch position {
            case .upTo(let txID): newestRoot(upTo: txID) ?? info.root
            case .ordinal: info.root
            }
        guard root.length > 0 else { return nil }
        var page = try page(root)
        while page.level > 0 {
            if page.level == 1, !page.mayContain(hash) { return nil }
            guard let index = page.lastChild(notAfter: key, position) else { return nil }
            page = try self.page(page.child(index), level: page.level - 1)
        }
        return page.find(key, position)
    }

    func unreadable(_ hit: RunHit) -> StorageError {
        damage.store(true, ordering: .relaxed)
        return StorageError(
            .corrupted, "key index: a version cannot be read", file: info.relativePath,
            offset: UInt64(hit.slot))
    }
}
