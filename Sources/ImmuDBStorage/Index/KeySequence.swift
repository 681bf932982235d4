/// Numbers of keys in the order of the keys, in pieces short enough to insert into.
struct KeySequence: Sendable {
    /// A place before a number: piece, and position in it.
    struct Position: Sendable {
        var piece: Int
        var offset: Int
    }

    /// None is empty.
    private(set) var pieces: [[UInt32]] = []
    private(set) var count = 0

    var start: Position { Position(piece: 0, offset: 0) }
    var end: Position { Position(piece: pieces.count, offset: 0) }

    /// The first place whose number does not satisfy the predicate, which holds for a prefix of them.
    func partition(_ predicate: (UInt32) -> Bool) -> Position {
        var low = 0
        var high = pieces.count
        // The last piece whose first number satisfies it.
        while low < high {
            let middle = (low + high) / 2
            if predicate(pieces[middle][0]) { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return start }
        let piece = low - 1
        low = 1
        high = pieces[piece].count
        while low < high {
            let middle = (low + high) / 2
            if predicate(pieces[piece][middle]) { low = middle + 1 } else { high = middle }
        }
        return Position(piece: piece, offset: low)
    }

    /// Visits numbers from a place on; downwards beginning with the one before it.
    func walk(from position: Position, descending: Bool, _ body: (Int) -> Bool) {
        var piece = position.piece
        var offset = position.offset
        if descending {
            while true {
                if offset == 0 {
                    guard piece > 0 else { return }
                    piece -= 1
                    offset = pieces[piece].count
                }
                offset -= 1
                guard body(Int(pieces[piece][offset])) else { return }
            }
        }
        while piece < pieces.count {
            while offset < pieces[piece].count {
                guard body(Int(pieces[piece][offset])) else { return }
                offset += 1
            }
            piece += 1
            offset = 0
        }
    }

    /// Inserts one number.
    mutating func insert(_ number: UInt32, _ isBefore: (UInt32, UInt32) -> Bool) {
        count += 1
        guard !pieces.isEmpty else {
            pieces.append([number])
            return
        }
        let position = partition { isBefore($0, number) }
        pieces[position.piece].insert(number, at: position.offset)
        let length = pieces[position.piece].count
        guard length > Limits.indexOrderPieceKeysMax else { return }
        let tail = Array(pieces[position.piece][(length / 2)...])
        pieces[position.piece].removeSubrange((length / 2)...)
        pieces.insert(tail, at: position.piece + 1)
    }

    /// Inserts many numbers, which are in order.
    mutating func merge(_ new: [UInt32], _ isBefore: (UInt32, UInt32) -> Bool) {
        let total = count + new.count
        var merged: [UInt32] = []
        merged.reserveCapacity(total)
        var next = 0
        for piece in pieces {
            for number in piece {
                while next < new.count, isBefore(new[next], number) {
                    merged.append(new[next])
                    next += 1
                }
                merged.append(number)
            }
        }
        merged += new[next...]
        pieces = stride(from: 0, to: total, by: Limits.indexOrderPieceKeys).map {
            Array(merged[$0..<min($0 + Limits.indexOrderPieceKeys, total)])
        }
        count = total
    }
}
