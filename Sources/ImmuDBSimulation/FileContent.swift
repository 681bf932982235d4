/// The bytes of a simulated file: what programs see, and how much of it the disk has.
struct FileContent: Sendable {
    enum Change: Sendable {
        case write(offset: Int, bytes: [UInt8])
        case resize(Int)
    }

    enum Fate: Sendable {
        /// Lost or kept, as the crash decides, until the next sync.
        case unsynced
        case durable
        /// A sync failed on it: lost or kept, whatever later syncs say.
        case undefined
    }

    struct Step: Sendable {
        var change: Change
        var fate: Fate
        /// Order of changes over all files.
        var sequence: UInt64
    }

    /// What reads return.
    private(set) var live: [UInt8] = []
    /// What is on disk in any case, before `steps`.
    private var base: [UInt8] = []
    private(set) var steps: [Step] = []

    init() {}

    /// A file that is on disk completely.
    init(durable bytes: [UInt8]) {
        live = bytes
        base = bytes
    }

    mutating func make(_ change: Change, sequence: UInt64) {
        Self.apply(change, to: &live)
        steps.append(Step(change: change, fate: .unsynced, sequence: sequence))
    }

    mutating func sync() {
        for index in steps.indices where steps[index].fate == .unsynced { steps[index].fate = .durable }
        let settled = steps.prefix { $0.fate == .durable }.count
        for step in steps.prefix(settled) { Self.apply(step.change, to: &base) }
        steps.removeFirst(settled)
    }

    mutating func failSync() {
        for index in steps.indices where steps[index].fate == .unsynced { steps[index].fate = .undefined }
    }

    /// Number of the last write that may be lost.
    var lastUnsyncedWrite: UInt64? {
        steps.last { step in
            if case .write = step.change { step.fate != .durable } else { false }
        }?.sequence
    }

    /// What a crash leaves.
    func image(_ survival: inout Survival) -> [UInt8] {
        var image = base
        for step in steps {
            switch step.change {
            case _ where step.fate == .durable: Self.apply(step.change, to: &image)
            case .resize: if survival.keeps() { Self.apply(step.change, to: &image) }
            case .write(let offset, let bytes):
                if let cut = survival.cut(step.sequence, count: bytes.count) {
                    Self.write(bytes[..<cut], at: offset, to: &image)
                } else {
                    Self.writeSectors(bytes, at: offset, to: &image, &survival)
                }
            }
        }
        return image
    }

    private static func writeSectors(
        _ bytes: [UInt8], at offset: Int, to image: inout [UInt8], _ survival: inout Survival
    ) {
        var done = 0
        while done < bytes.count {
            let position = offset + done
            let room = Limits.sectorBytes - position % Limits.sectorBytes
            let end = min(bytes.count, done + room)
            if survival.keeps() {
                write(bytes[done..<end], at: position, to: &image)
            } else if offset + end > image.count, survival.growsWithoutData() {
                resize(&image, to: offset + end)
            }
            done = end
        }
    }

    private static func apply(_ change: Change, to bytes: inout [UInt8]) {
        switch change {
        case .write(let offset, let written): write(written[...], at: offset, to: &bytes)
        case .resize(let size): resize(&bytes, to: size)
        }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, at offset: Int, to target: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        if offset + bytes.count > target.count { resize(&target, to: offset + bytes.count) }
        target.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }

    private static func resize(_ bytes: inout [UInt8], to size: Int) {
        if size < bytes.count {
            bytes.removeLast(bytes.count - size)
        } else {
            bytes += repeatElement(0, count: size - bytes.count)
        }
    }
}
