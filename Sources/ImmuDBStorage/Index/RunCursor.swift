/// A place in a run: one group of one leaf, with the way down to it.
struct RunCursor: Sendable {
    private struct Step: Sendable {
        var page: RunPage
        var index: Int
    }

    let run: Run
    /// Whether the pages it passes go to the cache.
    private let keepsPages: Bool
    /// From the root to the leaf; empty beside the run's ends.
    private var path: [Step] = []

    init(_ run: Run, keepsPages: Bool) {
        self.run = run
        self.keepsPages = keepsPages
    }

    /// The leaf and the number of the group on it; nil beside the ends.
    var place: (page: RunPage, index: Int)? { path.last.map { ($0.page, $0.index) } }

    var key: [UInt8]? { path.last.map { $0.page.key($0.index) } }

    func isAt(_ key: [UInt8]) -> Bool { path.last.map { $0.page.isKey(key, $0.index) } ?? false }

    /// Whether the group is the last on its leaf, so that its key may go on behind it.
    var isLastOfLeaf: Bool { path.last.map { $0.index == $0.page.count - 1 } ?? false }

    mutating func seekFirst() throws(StorageError) {
        path = []
        if run.info.root.length > 0 { try descend(run.info.root, level: nil) { _ in 0 } }
    }

    mutating func seekLast() throws(StorageError) {
        path = []
        if run.info.root.length > 0 { try descend(run.info.root, level: nil) { $0.count - 1 } }
    }

    /// Goes to the last group that is not behind a position of a key, whatever key it has.
    /// - Returns: false when there is none; the cursor is then before the first group.
    mutating func seek(notAfter key: [UInt8], _ position: KeyPosition) throws(StorageError) -> Bool {
        path = []
        guard run.info.root.length > 0 else { return false }
        try descend(run.info.root, level: nil) { page in
            page.level > 0 ? page.lastChild(notAfter: key, position) : page.lastGroup(notAfter: key)
        }
        return !path.isEmpty
    }

    mutating func next() throws(StorageError) {
        while let step = path.popLast() {
            guard step.index + 1 < step.page.count else { continue }
            path.append(Step(page: step.page, index: step.index + 1))
            if step.page.level > 0 {
                try descend(step.page.child(step.index + 1), level: step.page.level - 1) { _ in 0 }
            }
            return
        }
    }

    mutating func previous() throws(StorageError) {
        while let step = path.popLast() {
            guard step.index > 0 else { continue }
            path.append(Step(page: step.page, index: step.index - 1))
            if step.page.level > 0 {
                try descend(step.page.child(step.index - 1), level: step.page.level - 1) { $0.count - 1 }
            }
            return
        }
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
