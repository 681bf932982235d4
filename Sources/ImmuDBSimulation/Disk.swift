import SystemIO

/// Files and directories of a simulated disk as a value, so that every moment can be kept and cut off.
struct Disk: Sendable {
    static let rootID = 0

    enum Node: Sendable {
        case file(FileContent)
        case directory(Directory)
    }

    struct Directory: Sendable {
        /// Names as programs see them.
        var live: [String: Int] = [:]
        /// Names that are on disk in any case, before `nameChanges`.
        var durable: [String: Int] = [:]
    }

    /// A name in a directory.
    struct Place: Sendable, Hashable {
        var directory: Int
        var name: String
    }

    /// A change of names that is lost or kept as a whole.
    struct NameChange: Sendable {
        var removed: Place?
        var added: Place?
        /// The file or directory concerned.
        var node: Int

        func touches(_ other: NameChange) -> Bool {
            if node == other.node { return true }
            let places = [other.removed, other.added].compactMap(\.self)
            return [removed, added].compactMap(\.self).contains { places.contains($0) }
        }

        func touches(directory: Int) -> Bool {
            removed?.directory == directory || added?.directory == directory
        }
    }

    private(set) var nodes: [Int: Node] = [rootID: .directory(Directory())]
    /// Not yet durable, oldest first.
    private(set) var nameChanges: [NameChange] = []
    private var nextID = 1
    private var nextSequence: UInt64 = 0

    init() {}

    /// The node that a path names; nil when there is none. Paths count from the root, with or without slash.
    func find(_ path: String) -> Int? {
        var id = Self.rootID
        for name in path.split(separator: "/") where name != "." {
            guard case .directory(let directory) = nodes[id], let next = directory.live[String(name)] else {
                return nil
            }
            id = next
        }
        return id
    }

    /// Directory and name of a path whose parent exists; nil for the root and for a missing parent.
    func place(of path: String) -> Place? {
        guard let parent = find(parentDirectory(of: path)), case .directory = nodes[parent] else {
            return nil
        }
        let name = lastComponent(of: path)
        return name.isEmpty || name == "." ? nil : Place(directory: parent, name: name)
    }

    func node(at place: Place) -> Int? {
        guard case .directory(let directory) = nodes[place.directory] else { return nil }
        return directory.live[place.name]
    }

    func directory(_ id: Int) -> Directory? {
        if case .directory(let directory) = nodes[id] { directory } else { nil }
    }

    func file(_ id: Int) -> FileContent? {
        if case .file(let file) = nodes[id] { file } else { nil }
    }

    /// Makes a file or a directory and names it.
    @discardableResult
    mutating func add(_ node: Node, at place: Place) -> Int {
        let id = nextID
        nextID += 1
        nodes[id] = node
        rename(NameChange(removed: nil, added: place, node: id))
        return id
    }

    /// Makes a change of names, visible at once.
    mutating func rename(_ change: NameChange) {
        if let removed = change.removed { setLive(removed, nil) }
        if let added = change.added { setLive(added, change.node) }
        nameChanges.append(change)
    }

    private mutating func setLive(_ place: Place, _ id: Int?) {
        guard case .directory(var directory) = nodes[place.directory] else { return }
        nodes[place.directory] = nil
        directory.live[place.name] = id
        nodes[place.directory] = .directory(directory)
    }

    /// Changes a file in place.
    mutating func change(_ id: Int, _ change: FileContent.Change) {
        edit(id) { file, sequence in file.make(change, sequence: sequence) }
        nextSequence += 1
    }

    mutating func syncFile(_ id: Int) { edit(id) { file, _ in file.sync() } }

    mutating func failSync(_ id: Int) { edit(id) { file, _ in file.failSync() } }

    private mutating func edit(_ id: Int, _ body: (inout FileContent, UInt64) -> Void) {
        guard case .file(var file) = nodes[id] else { return }
        nodes[id] = nil  // or the bytes would be copied
        body(&file, nextSequence)
        nodes[id] = .file(file)
    }

    /// Makes the changes of a directory's names durable, and the earlier ones that these build on.
    mutating func syncDirectory(_ id: Int) {
        var needed: [Int] = []
        for index in nameChanges.indices.reversed() {
            let change = nameChanges[index]
            if change.touches(directory: id) || needed.contains(where: { nameChanges[$0].touches(change) }) {
                needed.append(index)
            }
        }
        for index in needed.reversed() { settle(nameChanges[index]) }
        for index in needed { nameChanges.remove(at: index) }
    }

    mutating func settle(_ change: NameChange) {
        if let removed = change.removed { setDurable(removed, nil) }
        if let added = change.added { setDurable(added, change.node) }
    }

    private mutating func setDurable(_ place: Place, _ id: Int?) {
        guard case .directory(var directory) = nodes[place.directory] else { return }
        directory.durable[place.name] = id
        nodes[place.directory] = .directory(directory)
    }
}
