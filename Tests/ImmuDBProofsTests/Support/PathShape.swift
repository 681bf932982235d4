/// Shapes of proofs straight from the recursive definition of the tree, as a check on the arithmetic.
enum PathShape {
    /// On which side each sibling is, from the leaf upwards: true for the left.
    static func sides(_ index: Int, _ count: Int) -> [Bool] {
        guard count > 1 else { return [] }
        let middle = split(count)
        return index < middle
            ? sides(index, middle) + [false] : sides(index - middle, count - middle) + [true]
    }

    /// For each term of a consistency proof after the first: true when both trees have it on the left.
    static func consistency(_ old: Int, _ new: Int) -> [Bool] {
        if old == new { return old == 1 ? [] : [true] }
        return steps(old, new)
    }

    private static func steps(_ old: Int, _ new: Int) -> [Bool] {
        guard old != new else { return [] }
        let middle = split(new)
        return old <= middle ? steps(old, middle) + [false] : steps(old - middle, new - middle) + [true]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}
