/// A place in a run: one group of one leaf, with the way down to it.
struct RunCursor: Sendable {
    private struct Step: Sendable {
        var page: RunPage
        var index: Int
    }

    let run: Run
    /// Whether the pages it passes go to the cache.
    private let keepsPages: Bool
    private let root: PageReference
    /// From the root to the leaf; empty beside the run's ends.
    private var path: [Step] = []

    /// - Parameter root: nil for the tree with all versions.
    init(_ run: Run, root: PageReference? = nil, keepsPages: Bool) {
        self.run = run
        self.root = root ?? run.info.root
        self.keepsPages = keepsPages
    }

    /// The leaf and the number of the group on it; nil beside the ends.
    var place: (page: RunPage, index: Int)? { path.last.map { ($0.page, $0.index) } }

    var key: [UInt8]? { path.last.map { $0.page.key($0.index) } }

    func isAt(_ key: [UInt8]) -> Bool { path.last.map { $0.page.isKey(key, $0.index) } ?? false }

    /// Whether the group is the last on its leaf, so that its key may go on behind it.
    var isLastOfLeaf: Bool { path.last.map { $0.index == $0.page.count - 1 } ?? false }

    /// Goes to another group of the leaf it stands on.
    /// - Parameter index: of a group that exists.
    mutating func move(to index: Int) {
        guard let depth = path.indices.last else { return }
        path[depth].index = index
    }

    mutating func seekFirst() throws(StorageError) {
        path = []
        if root.length > 0 { try descend(root, level: nil) { _ in 0 } }
    }

    mutating func seekLast() throws(StorageError) {
        path = []
        if root.length > 0 { try descend(root, level: nil) { $0.count - 1 } }
    }

    /// Goes to the last group that is not behind a position of a key, whatever key it has.
    /// - Returns: false when there is none; the cursor is then before the first group.
    mutating func seek(notAfter key: [UInt8], _ position: KeyPosition) throws(StorageError) -> Bool {
        path = []
        guard root.length > 0 else { return false }
        try descend(root, level: nil) { page in
            page.level > 0 ? page.lastChild(notAfter: key, position) : page.lastGroup(notAfter: key)
        }
        return !path.isEmpty
    }

    mutating func next() throws(StorageError) {
        while let depth = path.indices.last {
            path[depth].index += 1
            if path[depth].index < path[depth].page.count {
                return try descendBelow { _ in 0 }
            }
            path.removeLast()
        }
    }

    mutating func previous() throws(StorageError) {
        while let depth = path.indices.last {
            path[depth].index -= 1
            if path[depth].index >= 0 {
                return try descendBelow { $0.count - 1 }
            }
            path.removeLast()
        }
    }

    /// Goes to the last group of the key it stands at, past the leaves between without looking at them.
    mutating func skipToLastGroup(of key: [UInt8]) throws(StorageError) {
        guard isLastOfLeaf else { return }
        for depth in path.indices.dropLast().reversed() {
            let page = path[depth].page
            guard let last = page.lastChild(notAfter: key, .upTo(.max)) else { return }
            // Behind the last child of a page the key may go on in the next page.
            guard last < page.count - 1 || depth == 0 else { continue }
            guard last != path[depth].index || depth < path.count - 2 else { return }
            path.removeSubrange((depth + 1)...)
            path[depth].index = last
            return try descendBelow { page in
                page.level > 0 ? page.lastChild(notAfter: key, .upTo(.max)) : page.lastGroup(notAfter: key)
            }
        }
    }

    /// Goes down from the page where the path ends, unless that is a leaf.
    private mutating func descendBelow(_ choose: (RunPage) -> Int?) throws(StorageError) {
        guard let step = path.last, step.page.level > 0 else { return }
        try descend(step.page.child(step.index), level: step.page.level - 1, choose)
    }

    private mutating func descend(
        _ reference: PageReference, level: Int?, _ choose: (RunPage) -> Int?
    ) throws(StorageError) {
        var page = try run.page(reference, level: level, isKept: keepsPages)
        while true {
            guard let index = choose(page) else {
                path = []
                return
            }
            path.append(Step(page: page, index: index))
            guard page.level > 0 else { return }
            page = try run.page(page.child(index), level: page.level - 1, isKept: keepsPages)
        }
    }
}
