/// An ordered map from keys to values: a B+tree that only grows.
struct KeyTree<Value> {
    final class Node {
        /// Leaf: the keys. Inner node: the smallest key below each child but the first.
        var keys: [[UInt8]] = []
        /// Leaf only, one per key.
        var values: [Value] = []
        /// Inner node only, one more than keys.
        var children: [Node] = []

        var isLeaf: Bool { children.isEmpty }
    }

    private(set) var root = Node()
    private(set) var count = 0

    /// Changes the value of a key, or makes one.
    mutating func update(_ key: [UInt8], make: () -> Value, change: (inout Value) -> Void) {
        guard let split = insert(key, into: root, make: make, change: change) else { return }
        let top = Node()
        top.keys = [split.key]
        top.children = [root, split.right]
        root = top
    }

    func value(_ key: [UInt8]) -> Value? {
        var node = root
        while !node.isLeaf { node = node.children[KeyOrder.upperBound(node.keys, key)] }
        let index = KeyOrder.lowerBound(node.keys, key)
        guard index < node.keys.count, node.keys[index] == key else { return nil }
        return node.values[index]
    }

    /// Visits keys upwards from a bound until the body returns false.
    func ascend(from bound: [UInt8], inclusive: Bool, _ body: ([UInt8], Value) -> Bool) {
        _ = ascend(root, (bound, inclusive), body)
    }

    /// Visits keys downwards from a bound (nil: from the last key) until the body returns false.
    func descend(from bound: [UInt8]?, inclusive: Bool, _ body: ([UInt8], Value) -> Bool) {
        _ = descend(root, bound.map { ($0, inclusive) }, body)
    }

    private typealias Bound = (key: [UInt8], inclusive: Bool)

    private func ascend(_ node: Node, _ bound: Bound?, _ body: ([UInt8], Value) -> Bool) -> Bool {
        if node.isLeaf {
            var index = 0
            if let bound {
                index =
                    bound.inclusive
                    ? KeyOrder.lowerBound(node.keys, bound.key) : KeyOrder.upperBound(node.keys, bound.key)
            }
            while index < node.keys.count {
                if !body(node.keys[index], node.values[index]) { return false }
                index += 1
            }
            return true
        }
        let first = bound.map { KeyOrder.upperBound(node.keys, $0.key) } ?? 0
        for index in first..<node.children.count
        where !ascend(node.children[index], index == first ? bound : nil, body) {
            return false
        }
        return true
    }

    private func descend(_ node: Node, _ bound: Bound?, _ body: ([UInt8], Value) -> Bool) -> Bool {
        if node.isLeaf {
            var index = node.keys.count
            if let bound {
                index =
                    bound.inclusive
                    ? KeyOrder.upperBound(node.keys, bound.key) : KeyOrder.lowerBound(node.keys, bound.key)
            }
            while index > 0 {
                index -= 1
                if !body(node.keys[index], node.values[index]) { return false }
            }
            return true
        }
        let last = bound.map { KeyOrder.upperBound(node.keys, $0.key) } ?? node.children.count - 1
        for index in (0...last).reversed()
        where !descend(node.children[index], index == last ? bound : nil, body) {
            return false
        }
        return true
    }

    private mutating func insert(
        _ key: [UInt8], into node: Node, make: () -> Value, change: (inout Value) -> Void
    ) -> (key: [UInt8], right: Node)? {
        if node.isLeaf {
            let index = KeyOrder.lowerBound(node.keys, key)
            if index < node.keys.count, node.keys[index] == key {
                change(&node.values[index])
                return nil
            }
            node.keys.insert(key, at: index)
            node.values.insert(make(), at: index)
            count += 1
            return node.keys.count > Limits.indexNodeKeysMax ? splitLeaf(node, inserted: index) : nil
        }
        let child = KeyOrder.upperBound(node.keys, key)
        guard let split = insert(key, into: node.children[child], make: make, change: change) else {
            return nil
        }
        node.keys.insert(split.key, at: child)
        node.children.insert(split.right, at: child + 1)
        return node.keys.count > Limits.indexNodeKeysMax ? splitInner(node) : nil
    }

    private func splitLeaf(_ node: Node, inserted: Int) -> (key: [UInt8], right: Node) {
        // Ascending insertions leave full leaves behind instead of half-full ones.
        let middle = inserted == node.keys.count - 1 ? node.keys.count - 1 : node.keys.count / 2
        let right = Node()
        right.keys = Array(node.keys[middle...])
        right.values = Array(node.values[middle...])
        node.keys.removeSubrange(middle...)
        node.values.removeSubrange(middle...)
        return (right.keys[0], right)
    }

    private func splitInner(_ node: Node) -> (key: [UInt8], right: Node) {
        let middle = node.keys.count / 2
        let key = node.keys[middle]
        let right = Node()
        right.keys = Array(node.keys[(middle + 1)...])
        right.children = Array(node.children[(middle + 1)...])
        node.keys.removeSubrange(middle...)
        node.children.removeSubrange((middle + 1)...)
        return (key, right)
    }
}

extension KeyTree {
    /// The first broken rule of the structure, for tests: order, fill, equal depth, separators.
    func violatedInvariant() -> String? {
        var depths: Set<Int> = []
        var previous: [UInt8]?
        var total = 0
        func walk(_ node: Node, depth: Int, low: [UInt8]?, high: [UInt8]?) -> String? {
            if node.keys.count > Limits.indexNodeKeysMax { return "a node is too full" }
            if node.isLeaf {
                depths.insert(depth)
                if node.keys.count != node.values.count { return "a leaf lacks values" }
                for key in node.keys {
                    if let previous, KeyOrder.compare(previous, key) >= 0 { return "keys are out of order" }
                    if let low, KeyOrder.compare(key, low) < 0 { return "a key is before its separator" }
                    if let high, KeyOrder.compare(key, high) >= 0 { return "a key is behind its separator" }
                    previous = key
                    total += 1
                }
                return nil
            }
            if node.children.count != node.keys.count + 1 { return "an inner node lacks children" }
            for (index, child) in node.children.enumerated() {
                let low = index == 0 ? low : node.keys[index - 1]
                let high = index == node.keys.count ? high : node.keys[index]
                if let fault = walk(child, depth: depth + 1, low: low, high: high) { return fault }
            }
            return nil
        }
        if let fault = walk(root, depth: 0, low: nil, high: nil) { return fault }
        if depths.count != 1 { return "leaves have different depths" }
        return total == count ? nil : "the count is wrong"
    }
}
